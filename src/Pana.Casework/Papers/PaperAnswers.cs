using System.Globalization;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Retention;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Papers;

/// <summary>What the step that gave a paper said, and, of a decision that it serves, what the decision said.</summary>
internal sealed class PaperAnswers(NodeLaw law, Journal journal, KeptAnswers said, ScreenContext screen)
{
    public async Task AddAsync(PaperContent content, Officer officer, FoundPaper found, CancellationToken cancel)
    {
        JournalEntry? giving = null, deciding = null;
        await foreach (var entry in journal.ReadAsync(found.Given.CaseId).WithCancellation(cancel))
            if (entry.Step == found.Given.Step && entry.OccurredAt <= found.Given.GivenAt.AddSeconds(1))
                giving = entry;
            else if (giving is null || entry.Sequence < giving.Sequence)
                deciding = law.Rule(entry.Step) is { Target: { } target } && found.Rule.Sources.Contains(target) ? entry : deciding;
        if (giving is not null && found.Kind.Form.Fields.Contains("lines"))
            content.Lines["lines"] = await LinesAsync(content, officer, found, giving, cancel);
        if (found.Kind.IsForEveryEye || deciding is null || deciding.Sequence >= giving?.Sequence || law.Rule(deciding.Step) is not { } decision)
            return;
        content.Lines["grounds"] = await LinesAsync(content, officer, found, deciding, cancel);
        if (content.Has("grounds"))
            content.Texts["decision"] = In(content, words => words.Of(decision.Step));
    }

    async Task<IReadOnlyList<PaperLine>> LinesAsync(PaperContent content, Officer officer, FoundPaper found, JournalEntry entry, CancellationToken cancel) =>
        law.Rule(entry.Step) is { } rule && (await said.ReadAsync(entry, cancel))?.Answers is { } answers
            ? [.. from field in rule.Fields
                  let values = answers.GetValueOrDefault(field.Field.Key)
                  where values is not null && officer.Sees(field.Wall) && IsPrinted(field.Field.Kind) && MayStand(field.Wall, found)
                  select new PaperLine(In(content, words => words.Of(field.Field)),
                      In(content, words => string.Join(", ", values.Select(value => Answer(field.Field, value, words.Language)))))]
            : [];

    /// <summary>A paper for every eye carries nothing from behind a wall, a walled one nothing from behind another.</summary>
    static bool MayStand(Wall wall, FoundPaper found) =>
        wall is Wall.Open || !found.Kind.IsForEveryEye && (wall == found.Given.Wall || wall is Wall.Case);

    static bool IsPrinted(Procedures.FieldKind kind) => kind is not (Procedures.FieldKind.File or Procedures.FieldKind.Official
        or Procedures.FieldKind.Interpreter or Procedures.FieldKind.Person);

    IReadOnlyList<PaperText> In(PaperContent content, Func<Words, string> text) =>
        [.. content.Languages.Select(language => new PaperText(text(new(screen.Labels, language)), language))];

    string Answer(Field field, string value, string language) => field.Kind switch
    {
        Procedures.FieldKind.Choice or Procedures.FieldKind.MultiChoice => screen.Labels.Text(language, $"code.{field.Codes}.{value}"),
        Procedures.FieldKind.YesNoUnknown => screen.Labels.Text(language, $"answer.{value}"),
        Procedures.FieldKind.Moment => screen.Moment(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)),
        Procedures.FieldKind.Date when PartialDate.TryFromStorage(value, out var date) => date.Display(language, screen.Labels),
        _ => value,
    };
}
