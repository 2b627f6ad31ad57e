using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Linkage;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.People;

/// <summary>
/// Finds persons by any spelling of their name or the beginning of it, by how it sounds, the number of a document or of their
/// slip, within the sight of the official; the likeliest first. The answer leaves at a whole multiple of a fixed time: how long it takes tells nothing of whether
/// somebody was found (protection.md 7).
/// </summary>
internal sealed class FindPersons(
    UnitOfWork unit, Tokens tokens, Sight sight, Faces faces, Identities identities, Open.Persons persons, Readings readings)
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);
    const int MostCandidates = 2_000, MostOpened = 200, MostWords = 8, MostSounds = 40, TextLength = 200;

    /// <summary>So many of the words must be heard in a name, or the whole be so likely the same.</summary>
    const double Near = 0.7, Likely = 0.8;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/search",
        async (PersonQuestion question, Officer officer, FindPersons find, CancellationToken cancel) =>
            Answers.Of(await find.RunAsync(officer, question, cancel)))
        .Produces<IReadOnlyList<PersonCard>>().Allow(Registrars.All);

    public async Task<Outcome<IReadOnlyList<PersonCard>>> RunAsync(
        Officer officer, PersonQuestion question, CancellationToken cancel)
    {
        if (question.Text is not { Length: <= TextLength } text || question.Place is { Length: > TextLength })
            return new Refusal("text-too-long", 422, new Dictionary<string, string> { ["most"] = "200" }).At("search");
        var start = Stopwatch.GetTimestamp();
        var found = await FindAsync(officer, text, question, cancel);
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

    async Task<List<Guid>> FindAsync(Officer officer, string text, PersonQuestion question, CancellationToken cancel)
    {
        var asked = tokens.Asked(text, question.YearOfBirth).Take(MostWords).ToList();
        var number = CaseNumber.TryParse(text, out var parsed) ? $"{parsed}" : "";
        var exact = await HitsAsync(officer, [.. asked.SelectMany(token => token)], cancel);
        var near = await HitsAsync(officer, [.. tokens.Near(text).Take(MostSounds)], cancel);
        var byNumber = await sight.Persons(officer).Where(person => person.Number == number).Select(person => person.Id)
            .ToListAsync(cancel);
        // Of three words and more one may be spelt beyond recognition.
        var enough = Math.Max(1, asked.Count < 3 ? asked.Count : asked.Count - 1);
        var whole = exact.Select(one => (Id: one.Key, Hits: asked.Count(word => word.Any(one.Contains))))
            .Where(one => one.Hits >= enough).ToDictionary(one => one.Id, one => one.Hits);
        var opened = byNumber.Concat(whole.OrderByDescending(one => one.Value).Select(one => one.Key))
            .Concat(near.OrderByDescending(one => one.Distinct().Count()).Select(one => one.Key)).Distinct().Take(MostOpened).ToList();
        var typed = NameForms.Read(text);
        var ranked = (await faces.SeenByAsync(officer, opened, cancel))
            .Select(face => (face.Person.Id, face.Facts, IsNumber: byNumber.Contains(face.Person.Id), Hits: whole.GetValueOrDefault(face.Person.Id),
                Heard: Heard(text, face.Facts), Score: Score(typed, face.Facts)))
            .Where(one => one.IsNumber || Fits(one.Facts, question) && (one.Hits > 0 || one.Heard >= Near || one.Score >= Likely))
            .OrderByDescending(one => one.IsNumber).ThenByDescending(one => one.Hits).ThenByDescending(one => one.Heard)
            .ThenByDescending(one => one.Score).Select(one => one.Id).ToList();
        // Whoever has several numbers is one person in the list too.
        var same = await identities.SeenOfManyAsync(officer, ranked, cancel);
        var shown = new HashSet<Guid>();
        return [.. ranked.Where(id => same[id].All(shown.Add)).Take(PersonQuestion.MostFound)];
    }

    static double Heard(string text, PersonFacts facts) => facts.Name is { } name ? WordsHeard.Of(text, name).Share : 0;

    static double Score(NameReading typed, PersonFacts facts) => facts.Name is { } name ? NameForms.Score(typed, name) : 0;

    static bool Fits(PersonFacts facts, PersonQuestion question) =>
        (question.YearOfBirth is not { } year || facts.Birth is not { } birth || birth.Earliest.Year <= year && year <= birth.Latest.Year)
        && (SearchKey.Of(question.Place ?? "") is not { Length: > 0 } place || facts.Birthplace is not { } known
            || SearchKey.Of(known).Contains(place, StringComparison.Ordinal));

    async Task<ILookup<Guid, long>> HitsAsync(Officer officer, IReadOnlyCollection<long> wanted, CancellationToken cancel)
    {
        var registry = unit.Context<RegistryContext>();
        return (await (from token in registry.Tokens
                       where wanted.Contains(token.Token)
                       join record in sight.Records(officer) on token.SourceId equals record.Id
                       join link in registry.Links on record.Id equals link.SourceId
                       join person in sight.Persons(officer) on link.PersonId equals person.Id
                       orderby record.RegisteredAt descending
                       select new { link.PersonId, token.Token }).Take(MostCandidates).ToListAsync(cancel))
            .ToLookup(one => one.PersonId, one => one.Token);
    }
}
