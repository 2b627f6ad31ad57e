using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Cases;
using Pana.Casework.Consents;
using Pana.Casework.Open;
using Pana.Casework.Steps;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>A person's file with their cases, as far as the reader sees both. Prints <c>•••</c>.</summary>
/// <param name="Openable">Whose files of the family the reader may open.</param>
/// <param name="MayCompare">The reader works at the desk where numbers are compared, joined and parted.</param>
/// <param name="MayPortray">The reader's papers carry a photograph.</param>
/// <param name="Sources">Who said what when: of two words that differ, both stand.</param>
public sealed record PersonPageView(PersonFile File, PersonView Person, IReadOnlySet<Guid> Openable, IReadOnlyList<CaseLine> Cases, IReadOnlyList<StepView> Openings,
    IReadOnlyList<StepView> OfPerson, IReadOnlyList<(SourceLine Source, string Who)> Sources, IReadOnlyList<HeldConsent> Consents, bool MayCompare, bool MayPortray)
{
    public override string ToString() => "•••";
}

internal static class PersonPages
{
    const long Limit = 11_000_000;

    static readonly Function[] Readers = [.. PersonFiles.Readers];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/persons/{id:guid}", async (Guid id, Officer officer, PersonScreen screen, CancellationToken cancel) =>
            await screen.ShowAsync(officer, id, cancel)).Allow(Readers);
        endpoints.MapPost("/persons/{id:guid}/evidence", async (Guid id, HttpRequest request, Officer officer, PersonFiles files,
            CancellationToken cancel) =>
            {
                var file = (await request.ReadFormAsync(cancel)).Files.FirstOrDefault();
                return Answers.Then(await files.UploadAsync(officer, id, file?.FileName ?? "", file?.OpenReadStream() ?? Stream.Null, null, cancel),
                    _ => $"/persons/{id}#evidence");
            })
            .WithMetadata(new RequestSizeLimitAttribute(Limit)).WithFormOptions(multipartBodyLengthLimit: Limit).Allow(Readers);
        endpoints.MapGet("/persons/{id:guid}/readings", async (Guid id, Officer officer, PersonScreen screen, CancellationToken cancel) =>
            await screen.ReadingsAsync(officer, id, cancel)).Allow([.. Readers, Function.DataProtection]);
        endpoints.MapGet("/persons/{id:guid}/readings/whole", async (Guid id, Officer officer, OwnReadings own, CancellationToken cancel) =>
            await own.PrintAsync(officer, id, cancel)).Allow(Function.DataProtection);
    }
}

internal sealed class PersonScreen(
    PersonFiles files, Identities identities, CaseReader cases, Dossiers dossiers, NodeLaw law, TakeStep steps, Officials officials, Readings readings, ConsentDesk desk,
    ScreenContext screen, TimeProvider clock)
{
    public async Task<IResult> ShowAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var read = await files.ReadAsync(officer, id, cancel);
        if (read.Refusal is { } refusal)
            return Answers.Refused(refusal);
        var known = await cases.OfPersonAsync(officer, id, cancel);
        var openings = await OpeningsAsync(officer, id, cancel);
        var consents = await desk.ListAsync(officer, id, cancel);
        var sources = new List<(SourceLine, string)>();
        foreach (var source in read.Value.Sources)
            sources.Add((source, (await officials.FindAsync(source.By, cancel))?.Name ?? source.Authority));
        StepView View(Procedures.StepRule rule) => new(screen[Procedures.LabelKeys.Of(rule.Step)], $"/persons/{id}/steps/{rule.Step.Key}",
            screen[$"procedure.{rule.Step.Owner}"]);
        return CaseworkPages.Page<PersonPage>(new
        {
            View = new PersonPageView(read.Value, read.Value.Card.ToView(screen),
                await files.OpenableAsync(officer, read.Value.Family, cancel), known.IsRefused ? [] : known.Value.Cases,
                [.. openings.Where(rule => rule.Actor is not Procedures.ThePerson).Select(View)],
                [.. openings.Where(rule => rule.Actor is Procedures.ThePerson).Select(View)], sources,
                consents.IsRefused ? [] : consents.Value, officer.HasAny([.. PersonFiles.Comparers]),
                officer.HasAny([.. PaperPortraits.Takers])),
        });
    }

    public async Task<IResult> ReadingsAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        if (!officer.Has(Function.DataProtection) && !await files.SeesAsync(officer, id, cancel))
            return Answers.Refused(new("person-not-found", 404));
        var lines = new List<ReadingLine>();
        foreach (var number in officer.Has(Function.DataProtection) ? await identities.OfAsync(id, cancel) : await identities.SeenAsync(officer, id, cancel))
            lines.AddRange(await readings.OfPersonAsync(officer, number, cancel));
        return CaseworkPages.Page<FileReadingsPage>(new { PersonId = id, IsWhole = officer.Has(Function.DataProtection), Lines = lines.OrderByDescending(line => line.At).ToList() });
    }

    /// <summary>
    /// What the official may open about the person. A step that something behind a wall forbids stays on the list: its own page
    /// refuses it, in words that tell no more than they may.
    /// </summary>
    async Task<IReadOnlyList<Procedures.StepRule>> OpeningsAsync(Officer officer, Guid person, CancellationToken cancel)
    {
        var dossier = await dossiers.LoadAsync(person, cancel);
        var data = new DataFacts(dossier, officer, null);
        data.Load(await steps.PersonDataAsync(person, cancel));
        var rulings = new Rulings(law.Model, dossier.Situation with { Data = data.Say }, clock.GetUtcNow());
        return [.. law.Model.Procedures.SelectMany(procedure => rulings.ForOpening(procedure, new Signer(officer.Id, officer.Functions)))
            .Where(ruling => ruling.Rule.Actor!.RecordedBy.Any(officer.Has) && !ruling.Objections.Any(IsIdle)).Select(ruling => ruling.Rule)];
    }

    /// <summary>There is nothing that the new case could be about.</summary>
    static bool IsIdle(Objection objection) => objection.Refusal == "nothing-to-follow";
}

internal static class FamilyFiles
{
    /// <summary>Knowing of somebody as family is not yet to be allowed their file.</summary>
    public static async Task<IReadOnlySet<Guid>> OpenableAsync(
        this PersonFiles files, Officer officer, PersonFamily? family, CancellationToken cancel) =>
        family is null ? new HashSet<Guid>() : await files.SeenAsync(officer, [.. family.Persons.Select(one => one.Card.Id)], cancel);
}
