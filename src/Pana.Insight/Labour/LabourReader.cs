using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Screens;

namespace Pana.Insight.Labour;

/// <summary>The labour market as published: of this state on its own node, of all members on the regional one.</summary>
internal sealed class LabourReader(Publication publication, InsightContext insight, FlowStructures structures, InsightSettings settings, ScreenContext screen)
{
    public async Task<LabourView> ReadAsync(Officer officer, LabourChoice choice, CancellationToken cancel)
    {
        var activity = choice.Activity is { } asked && structures.Has("CL_ISIC4", asked) ? asked : null;
        var question = new FigureQuestion(AllFlows.Labour)
        {
            Codes = new Dictionary<string, IReadOnlySet<string>>
            {
                ["SOURCE"] = new HashSet<string> { FigureSource.State }, ["ACTIVITY"] = new HashSet<string> { activity ?? Flow.Total },
                ["INDICATOR"] = Enum.GetValues<Measure>().Select(SurveyFigures.IndicatorOf).ToHashSet(),
            },
        };
        var figures = new List<Figure>();
        await foreach (var figure in publication.ReadAsync(question, cancel))
            figures.Add(figure);
        var market = new Market(figures);
        var periods = market.Periods;
        var period = choice.Period is { } wanted && periods.Contains(wanted) ? wanted : periods.FirstOrDefault();
        var here = choice with { Period = period, Activity = activity };
        return new(here, period, [.. periods.Select(each => new OptionView(each, each))],
            [.. structures.Set.Codes("CL_ISIC4").Where(code => code.StartsWith("ISIC_", StringComparison.Ordinal)).Select(code => new OptionView(code, structures.NameOf("CL_ISIC4", code, screen.Language.Code)))],
            period is null ? [] : new LabourParts(market, here, structures, screen).All(period), settings.State is null ? [] : await SurveysAsync(cancel),
            settings.State is not null && officer.HasAny(UploadSurvey.Uploaders), settings.State is not null);
    }

    public async Task<IReadOnlyList<SurveyLine>> SurveysAsync(CancellationToken cancel) => await insight.Surveys.AsNoTracking().OrderByDescending(survey => survey.UploadedAt)
        .Select(survey => new SurveyLine(survey.Id, survey.Name, survey.Source, survey.Period, survey.Method, survey.Rows, survey.Withheld, survey.UploadedAt, survey.WithdrawnAt, survey.WithdrawnBecause))
        .ToListAsync(cancel);
}
