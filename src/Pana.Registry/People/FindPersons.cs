using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.People;

/// <summary>
/// Finds persons by any spelling of their name, the number of a document or of their slip, within the sight of the
/// official. The answer leaves at a whole multiple of a fixed time: how long it takes tells nothing of whether
/// somebody was found (protection.md 7).
/// </summary>
internal sealed class FindPersons(UnitOfWork unit, Tokens tokens, Sight sight, Open.Persons persons, Readings readings)
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(150);
    const int MostFound = 20, MostCandidates = 2_000, MostWords = 8, TextLength = 200;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/search",
        async (PersonQuestion question, Officer officer, FindPersons find, CancellationToken cancel) =>
            Answers.Of(await find.RunAsync(officer, question, cancel)))
        .Produces<IReadOnlyList<PersonCard>>().Allow(Registrars.All);

    public async Task<Outcome<IReadOnlyList<PersonCard>>> RunAsync(
        Officer officer, PersonQuestion question, CancellationToken cancel)
    {
        if (question.Text is not { Length: <= TextLength } text)
            return new Refusal("text-too-long", 422, new Dictionary<string, string> { ["most"] = "200" }).At("search");
        var start = Stopwatch.GetTimestamp();
        var found = await FindAsync(officer, text, question.YearOfBirth, cancel);
        var cards = await persons.CardsAsync(officer, found, cancel);
        await unit.RunAsync(async () =>
        {
            foreach (var id in found)
                await readings.RecordAsync(officer, id, null, OwnWall.OfReading(officer, Wall.Open), "reading.search",
                    cancel);
        }, cancel);
        // Real time, whatever clock the node was given: it is the reader's watch that must not tell.
        var spent = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Beat * Math.Ceiling(spent / Beat) - spent, cancel);
        return found.Select(id => cards[id]).ToList();
    }

    async Task<List<Guid>> FindAsync(Officer officer, string text, int? year, CancellationToken cancel)
    {
        var registry = unit.Context<RegistryContext>();
        var asked = tokens.Asked(text, year).Take(MostWords).ToList();
        var wanted = asked.SelectMany(token => token).ToList();
        var number = CaseNumber.TryParse(text, out var parsed) ? $"{parsed}" : "";
        var candidates = await (from token in registry.Tokens
                                where wanted.Contains(token.Token)
                                join record in sight.Records(officer) on token.SourceId equals record.Id
                                join link in registry.Links on record.Id equals link.SourceId
                                join person in sight.Persons(officer) on link.PersonId equals person.Id
                                orderby record.RegisteredAt descending
                                select new { link.PersonId, token.Token }).Take(MostCandidates).ToListAsync(cancel);
        var byNumber = await sight.Persons(officer).Where(person => person.Number == number).Select(person => person.Id)
            .ToListAsync(cancel);
        // Of three words and more one may be spelt beyond recognition.
        var enough = Math.Max(1, asked.Count < 3 ? asked.Count : asked.Count - 1);
        return [.. byNumber.Concat(candidates.GroupBy(one => one.PersonId, one => one.Token)
            .Select(one => (Id: one.Key, Hits: asked.Count(word => word.Any(one.Contains))))
            .Where(one => one.Hits >= enough).OrderByDescending(one => one.Hits).Select(one => one.Id)).Distinct()
                .Take(MostFound)];
    }
}
