using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Cases;
using Pana.Casework.Retention;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Pages;

/// <summary>A paper as it is printed for the person. Prints <c>•••</c>.</summary>
/// <param name="Heads">Whose paper it is, in the state's language and in Russian; of a paper without a wall only the state is named.</param>
/// <param name="Titles">What it is called, in the same languages and the reader's.</param>
/// <param name="IsWalled">It must not lie about: the page says so.</param>
public sealed record PaperPageView(Guid CaseId, IReadOnlyList<string> Heads, IReadOnlyList<string> Titles, string Number, DateTimeOffset GivenAt,
    DateTimeOffset? ValidUntil, DateTimeOffset? WithdrawnAt, PersonCard Person, IReadOnlyList<PaperPart> Parts, bool IsWalled)
{
    public override string ToString() => "•••";
}

/// <summary>What a step wrote into the paper; without a heading where it is the step that gave it, which the title names.</summary>
public sealed record PaperPart(string? Heading, IReadOnlyList<(string Name, string Value)> Lines)
{
    public override string ToString() => "•••";
}

internal static class PaperPages
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/papers/{id:guid}",
        async (Guid id, Officer officer, PaperScreen papers, CancellationToken cancel) => await papers.ShowAsync(officer, id, cancel))
        .Allow(CaseworkEndpoints.Workers);
}

internal sealed class PaperScreen(
    CaseworkContext casework, Dossiers dossiers, NodeLaw law, CaseSight sight, Persons persons, PersonProtection protection, Journal journal, KeptAnswers said,
    Egress egress, Readings readings, ScreenContext screen)
{
    readonly Words _words = screen.Words();

    static Refusal NoSuchPaper { get; } = new("no-such-paper", 404);

    public async Task<IResult> ShowAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var paper = await casework.Papers.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancel);
        var dossier = await dossiers.LoadAsync(paper?.PersonId ?? id, cancel);
        if (paper is null || !officer.Sees(paper.Wall) || law.Rule(paper.Step) is not { } rule || law.Find<Paper>(paper.Paper) is not { } kind
            || sight.Of(officer, dossier.Cases[paper.CaseId], dossier.Cases.Values, dossier.Members) < SightLevel.Full)
            return Answers.Refused(NoSuchPaper);
        var own = EgressParty.Own(officer, law.Edition.Code, officer.Functions.First(function => Walls.Sees(function, paper.Wall)));
        if (await egress.CheckAsync(officer, new(EgressKind.Print, own, EgressParty.ThePerson,
            await protection.ForGateAsync([paper.PersonId], cancel), paper.Wall, [kind.Kind]), cancel) is { } blocked)
            return Answers.Refused(blocked);
        await readings.RecordAsync(officer, paper.PersonId, paper.CaseId, paper.Wall, "reading.paper", cancel);
        var isWalled = paper.Wall is not Wall.Open;
        var cards = await persons.CardsAsync(officer, [paper.PersonId], cancel);
        return CaseworkPages.Page<PaperPage>(new
        {
            View = new PaperPageView(paper.CaseId, Heads(dossier.Cases[paper.CaseId].Authority, isWalled), Titles(kind), paper.Number, paper.GivenAt,
                paper.ValidUntil, paper.WithdrawnAt, cards[paper.PersonId], await PartsAsync(officer, paper, rule, cancel), isWalled),
        });
    }

    /// <summary>A letter-head of the asylum authority on an open paper would tell what must not be told (protection.md 2).</summary>
    List<string> Heads(string authority, bool isWalled) =>
        isWalled && law.Edition.Authorities.FirstOrDefault(each => each.Code == authority) is { } body
            ? [.. new[] { body.Name.State, body.Name.Ru }.Where(name => name.Length > 0).Distinct()]
            : [screen.NodeName.Split(" · ")[0]];

    List<string> Titles(Paper kind) =>
        law.Edition.Papers.FirstOrDefault(each => each.Kind == kind.Kind) is { } national
            ? [.. new[] { national.Name.State, national.Name.Ru, screen.Language.Code == "en" ? national.Name.En : "" }.Where(name => name.Length > 0).Distinct()]
            : [_words.Of(kind)];

    /// <summary>The answers of the step that gave it; of a decision that it serves also those of the decision itself.</summary>
    async Task<IReadOnlyList<PaperPart>> PartsAsync(Officer officer, GivenPaper paper, StepRule rule, CancellationToken cancel)
    {
        var parts = new List<PaperPart>();
        JournalEntry? giving = null, deciding = null;
        await foreach (var entry in journal.ReadAsync(paper.CaseId).WithCancellation(cancel))
            if (entry.Step == paper.Step && entry.OccurredAt <= paper.GivenAt.AddSeconds(1))
                giving = entry;
            else if (giving is null || entry.Sequence < giving.Sequence)
                deciding = law.Rule(entry.Step) is { Target: { } target } && rule.Sources.Contains(target) ? entry : deciding;
        if (paper.Wall != Wall.Open && deciding is not null && deciding.Sequence < giving?.Sequence)
            await AddAsync(deciding, law.Rule(deciding.Step) is { } decision ? _words.Of(decision.Step) : null);
        if (giving is not null)
            await AddAsync(giving, null);
        return parts;

        async Task AddAsync(JournalEntry entry, string? heading)
        {
            if (law.Rule(entry.Step) is { } step && (await said.ReadAsync(entry, cancel))?.Answers is { } answers
                && Lines(officer, paper, step, answers).ToList() is { Count: > 0 } lines)
                parts.Add(new(heading, lines));
        }
    }

    /// <summary>An open paper carries nothing from behind a wall, a walled one nothing from behind another.</summary>
    IEnumerable<(string, string)> Lines(Officer officer, GivenPaper paper, StepRule rule, IReadOnlyDictionary<string, string[]> answers) =>
        from field in rule.Fields
        let values = answers.GetValueOrDefault(field.Field.Key)
        where values is not null && officer.Sees(field.Wall) && IsPrinted(field.Field.Kind)
            && (field.Wall is Wall.Open || field.Wall == paper.Wall || field.Wall is Wall.Case && paper.Wall != Wall.Open)
        select (_words.Of(field.Field), string.Join(", ", values.Select(value => Answer(field.Field, value))));

    static bool IsPrinted(Procedures.FieldKind kind) => kind is not (Procedures.FieldKind.File or Procedures.FieldKind.Official
        or Procedures.FieldKind.Interpreter or Procedures.FieldKind.Person);

    string Answer(Field field, string value) => field.Kind switch
    {
        Procedures.FieldKind.Choice or Procedures.FieldKind.MultiChoice => screen[$"code.{field.Codes}.{value}"],
        Procedures.FieldKind.YesNoUnknown => screen[$"answer.{value}"],
        Procedures.FieldKind.Moment => screen.Moment(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)),
        Procedures.FieldKind.Date when PartialDate.TryFromStorage(value, out var date) => date.Display(screen.Language.Code, screen.Labels),
        _ => value,
    };
}
