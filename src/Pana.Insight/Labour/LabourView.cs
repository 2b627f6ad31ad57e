using Pana.Insight.Dashboards;
using Pana.Screens;

namespace Pana.Insight.Labour;

/// <summary>What the page of the labour market shows.</summary>
/// <param name="Period">The one that was chosen, else the newest; null while nothing is published.</param>
/// <param name="IsCounting">The node counts figures of its own state; another one shows what others published.</param>
public sealed record LabourView(LabourChoice Choice, string? Period, IReadOnlyList<OptionView> Periods, IReadOnlyList<OptionView> Activities, IReadOnlyList<FigurePart> Parts,
    IReadOnlyList<SurveyLine> Surveys, bool MayUpload, bool IsCounting);

/// <param name="Activity">Section of ISIC as the list has it; null for all.</param>
/// <param name="Detail">Sub-major groups of occupations instead of major ones.</param>
public sealed record LabourChoice(string? Period, string? Activity, bool Detail)
{
    public string Query => string.Concat(new[] { ("period", Period), ("activity", Activity), ("detail", Detail ? "true" : null) }
        .Where(pair => pair.Item2 is not null).Select((pair, at) => $"{(at == 0 ? '?' : '&')}{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}"));
}

public sealed record SurveyLine(Guid Id, string Name, string Source, string Period, string Method, int Rows, int Withheld, DateTimeOffset UploadedAt, DateTimeOffset? WithdrawnAt, string? Because);

/// <summary>The form with which a survey is uploaded, as it was sent, and what is wrong with its table.</summary>
public sealed record UploadView(IReadOnlyList<FieldView> Fields, IReadOnlyList<SurveyFault> Faults, RefusalView? Refusal, IReadOnlyList<TableView> Codes);
