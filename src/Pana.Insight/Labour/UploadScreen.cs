using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pana.Access.Open;
using Pana.Insight.Flows;
using Pana.Insight.Labour.Pages;
using Pana.Kernel;
using Pana.Procedures.Editions;
using Pana.Screens;

namespace Pana.Insight.Labour;

/// <summary>The form of an upload: what it asks for, which codes a table may use, and everything that is wrong with one.</summary>
internal sealed class UploadScreen(UploadSurvey surveys, LabourReader reader, FlowStructures structures, Edition edition, ScreenContext screen)
{
    const string Name = "survey-name", Source = "survey-source", Period = "survey-period", Method = "survey-method", Table = "survey-table", Replaces = "survey-replaces", Reason = "survey-reason";

    public async Task<IResult> AskAsync(IFormCollection? typed, Uploaded? uploaded, CancellationToken cancel)
    {
        var refusal = uploaded?.Outcome.Refusal;
        return new RazorComponentResult<UploadPage>(new
        {
            View = new UploadView(await FieldsAsync(typed, cancel), uploaded?.Faults ?? [],
                refusal is null ? null : new RefusalView(screen["labour.upload.not"], screen.Sentence(refusal), refusal.Source), Codes()),
        }) { StatusCode = refusal?.Status ?? StatusCodes.Status200OK };
    }

    public async Task<IResult> UploadAsync(Officer officer, IFormCollection form, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        if (form.Files.GetFile(Table) is { } sent)
            await sent.CopyToAsync(file, cancel);
        var uploaded = await surveys.RunAsync(officer, new(form[Name], form[Source], form[Period], form[Method], null, Guid.TryParse(form[Replaces], out var old) ? old : null, form[Reason]),
            file.ToArray(), cancel);
        return uploaded.Outcome.IsRefused ? await AskAsync(form, uploaded, cancel) : Answers.SeeOther("/labour#surveys");
    }

    async Task<IReadOnlyList<FieldView>> FieldsAsync(IFormCollection? typed, CancellationToken cancel)
    {
        var standing = (await reader.SurveysAsync(cancel)).Where(survey => survey.WithdrawnAt is null).ToList();
        List<FieldView> fields =
        [
            Field(Name, FieldKind.Text, UploadSurvey.LongestWords), Field(Source, FieldKind.Text, UploadSurvey.LongestWords), Field(Period, FieldKind.Text, UploadSurvey.LongestWords),
            Field(Method, FieldKind.LongText, UploadSurvey.LongestMethod), Field(Table, FieldKind.File, 0) with { Accept = ".csv,text/csv" },
        ];
        if (standing.Count > 0)
            fields.AddRange([
                Field(Replaces, FieldKind.Choice, 0) with { IsRequired = false, Options = [.. standing.Select(survey => new OptionView($"{survey.Id}", $"{survey.Name}, {survey.Period}"))] },
                Field(Reason, FieldKind.Text, UploadSurvey.LongestWords) with { IsRequired = false }]);
        return fields;

        FieldView Field(string name, FieldKind kind, int longest) => new(name, screen[$"labour.field.{name}"], kind)
        {
            IsRequired = true, MaxLength = longest, Values = typed?[name].OfType<string>().ToList() ?? [], Hint = screen[$"labour.field.{name}.hint"],
        };
    }

    /// <summary>What may stand in the columns.</summary>
    IReadOnlyList<TableView> Codes() =>
    [
        Codes("measure", Enum.GetValues<Measure>().Select(measure => ($"{measure}", screen[$"labour.measure.{measure}"]))),
        Codes("region", edition.Regions.Select(region => (region.Code, region.Name.In(screen.Language.Code))).Append((Flow.Total, screen["labour.whole-state"]))),
        Codes("occupation", Of("CL_ISCO08", "OC").Append((Flow.Total, screen["labour.all-occupations"]))),
        Codes("activity", Of("CL_ISIC4", "ISIC_").Append((Flow.Total, screen["labour.not-broken-down"]))),
        Codes("sex", new[] { "F", "M", "U", Flow.Total }.Select(sex => (sex, screen[$"labour.sex.{sex}"]))),
    ];

    TableView Codes(string column, IEnumerable<(string Code, string Text)> codes) => new(screen["labour.codes-of", ("column", column)], [new(screen["labour.code"]), new(screen["labour.means"])],
        [.. codes.Select(code => (IReadOnlyList<Cell>)[code.Code, code.Text])], "");

    IEnumerable<(string, string)> Of(string list, string before) => structures.Set.Codes(list).Where(code => code.StartsWith(before, StringComparison.Ordinal))
        .Select(code => (code[before.Length..], structures.NameOf(list, code, screen.Language.Code)));
}
