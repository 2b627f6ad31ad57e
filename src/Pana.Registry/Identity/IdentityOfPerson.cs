using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>Under which numbers the person is known, as far as the reader knows of them, and what joined them. Prints <c>•••</c>.</summary>
public sealed record IdentityView(Guid PersonId, IReadOnlyList<PersonCard> Numbers, IReadOnlyList<JoinedLine> Joined)
{
    public override string ToString() => "•••";
}

/// <param name="Since">Words of either number that were written since; at a parting each can be given to the other one.</param>
/// <param name="IsParting">Somebody said already that they are two, and a second word is waited for.</param>
public sealed record JoinedLine(Guid DecisionId, PersonCard One, PersonCard Other, string By, DateTimeOffset At, string Reason,
    IReadOnlyList<SourceSince> Since, bool IsParting)
{
    public override string ToString() => "•••";
}

public sealed record SourceSince(Guid Id, string Kind, DateTimeOffset At, string Number, string? Name);

internal sealed class IdentityOfPerson(
    UnitOfWork unit, PersonKeys keys, Identities identities, PairSight pairs, Sight sight, Faces faces, Open.Persons persons,
    Officials officials, Readings readings)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/persons/{id:guid}/identity",
        async (Guid id, Officer officer, IdentityOfPerson identity, CancellationToken cancel) =>
            Answers.Of(await identity.RunAsync(officer, id, cancel))).Produces<IdentityView>().Allow(PairSight.Desk);

    public async Task<Outcome<IdentityView>> RunAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel))
            return new Refusal("person-not-found", 404);
        var numbers = await identities.SeenAsync(officer, id, cancel);
        foreach (var number in numbers)
            await readings.RecordAsync(officer, number, null, OwnWall.OfReading(officer, Wall.Open), "reading.duplicates", cancel);
        var seen = await faces.SeenByAsync(officer, numbers, cancel);
        var cards = seen.ToDictionary(face => face.Person.Id, persons.Card);
        var words = seen.SelectMany(face => face.Said).DistinctBy(word => word.Record.Id).ToList();
        var joined = await Registry.Decisions.AsNoTracking().Where(decision => decision.Verdict == Verdict.Same && decision.InForceAt != null
            && decision.UndoneAt == null && numbers.Contains(decision.OneId) && numbers.Contains(decision.OtherId))
            .OrderBy(decision => decision.DecidedAt).ToListAsync(cancel);
        var lines = new List<JoinedLine>();
        foreach (var decision in joined)
            if (await pairs.SeesAsync(officer, decision.OneId, decision.OtherId, cancel))
                lines.Add(await LineAsync(decision, cards, words, cancel));
        return new IdentityView(id, [.. numbers.Where(cards.ContainsKey).Select(number => cards[number])], lines);
    }

    async Task<JoinedLine> LineAsync(
        IdentityDecision decision, Dictionary<Guid, PersonCard> cards, List<Word> words, CancellationToken cancel)
    {
        var key = await keys.OfAsync(decision.KeyId, cancel);
        var by = await officials.FindAsync(decision.OfficialId, cancel);
        var isParting = await Registry.Decisions.AnyAsync(each => each.UndoesId == decision.Id && each.InForceAt == null, cancel);
        return new(decision.Id, cards[decision.OneId], cards[decision.OtherId], by?.Name ?? "", decision.DecidedAt,
            key.IsRefused ? "" : key.Value.Open(decision).Reason,
            [.. words.Where(word => word.Record.RegisteredAt >= decision.InForceAt).Select(word => new SourceSince(word.Record.Id,
                $"{word.Record.Kind}", word.Record.RegisteredAt, cards[word.PersonId].Number, word.Facts.Name?.Original))], isParting);
    }
}
