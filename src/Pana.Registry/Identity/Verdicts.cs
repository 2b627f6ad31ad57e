using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// Writes decisions and agreements, with an entry in the record of both numbers each, and puts in force what all have agreed
/// to who must: two officials, and for every wall around either person one who sees behind it. What is still missing is told
/// to nobody, since a wall that one does not see is not there. Inside a unit of work, with the persons locked.
/// </summary>
internal sealed class Verdicts(
    UnitOfWork unit, PersonKeys keys, Journal journal, Identities identities, WallsAround walls, Numbers numbers, GivenWords given,
    TimeProvider clock, IEnumerable<WhenRenumbered> then)
{
    const int Officials = 2;

    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>
    /// Opens a decision, or agrees to the one that says the same already: two officials who say the same of the same two agree with
    /// each other. Whoever would give other words away at a parting than the first one said does not say the same.
    /// </summary>
    public async Task<Outcome<Decided>> SayAsync(
        Officer by, Pair pair, Verdict verdict, Grounds grounds, int likeness, Guid? undoes, CancellationToken cancel)
    {
        var open = await Registry.Decisions.FirstOrDefaultAsync(decision => decision.OneId == pair.One && decision.OtherId == pair.Other
            && decision.Verdict == verdict && decision.UndoesId == undoes && decision.InForceAt == null && decision.UndoneAt == null, cancel);
        if (open is null)
            return await OpenAsync(by, pair, verdict, grounds, likeness, undoes, cancel);
        var key = await keys.OfAsync(open.KeyId, cancel);
        if (key.Refusal is { } refusal)
            return refusal;
        if (!key.Value.Open(open).Moved.ToHashSet().SetEquals(grounds.Moved))
            return new Refusal("second-official-needed", 409);
        return await Registry.Agreements.AnyAsync(agreement => agreement.DecisionId == open.Id && agreement.OfficialId == by.Id, cancel)
            || await AgreeAsync(by, open, "registry.Agreed", grounds.Reason, cancel) is not { } no ? new Decided(open.Id) : no;
    }

    async Task<Outcome<Decided>> OpenAsync(
        Officer by, Pair pair, Verdict verdict, Grounds grounds, int likeness, Guid? undoes, CancellationToken cancel)
    {
        var key = await keys.OfAsync(pair.One, cancel);
        if (key.Refusal is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var decision = new IdentityDecision
        {
            Id = id, OneId = pair.One, OtherId = pair.Other, Verdict = verdict, UndoesId = undoes, Likeness = likeness, OfficialId = by.Id,
            DecidedAt = now, KeyId = pair.One, Content = key.Value.Seal(id, grounds),
        };
        if (verdict is Verdict.Different or Verdict.NotSure)
            decision.InForceAt = now;
        Registry.Decisions.Add(decision);
        return await AgreeAsync(by, decision, $"registry.{verdict}", grounds.Reason, cancel) is { } no ? no : new Decided(id);
    }

    public async Task<Refusal?> AgreeAsync(Officer by, IdentityDecision decision, string entry, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        Registry.Agreements.Add(new()
        {
            DecisionId = decision.Id, OfficialId = by.Id, At = now, Walls = string.Join(' ', Walls.SeenByAny(by.Functions).Order()),
        });
        foreach (var (person, beside) in new[] { (decision.OneId, decision.OtherId), (decision.OtherId, decision.OneId) })
        {
            var payload = JsonSerializer.SerializeToUtf8Bytes(new { Decision = decision.Id, Beside = beside, Reason = reason });
            var head = await journal.AppendAsync(await journal.HeadAsync(person, cancel),
                new(person, now, by.Id, by.Authority, entry, payload) { Sources = [decision.Id] }, cancel);
            if (head.Refusal is { } unwritten)
                return unwritten;
        }
        await unit.SaveAsync(cancel);
        if (decision.InForceAt is null && await IsAgreedAsync(decision, cancel))
            await PutInForceAsync(by, decision, now, cancel);
        return null;
    }

    async Task<bool> IsAgreedAsync(IdentityDecision decision, CancellationToken cancel)
    {
        var agreed = await Registry.Agreements.Where(agreement => agreement.DecisionId == decision.Id).Select(agreement => agreement.Walls)
            .ToListAsync(cancel);
        var seen = agreed.SelectMany(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Enum.Parse<Wall>).ToHashSet();
        var all = await identities.OfManyAsync([decision.OneId, decision.OtherId], cancel);
        return agreed.Count >= Officials
            && (await walls.OfAsync([.. all.SelectMany(same => same).Distinct()], cancel)).SelectMany(around => around).All(seen.Contains);
    }

    async Task PutInForceAsync(Officer by, IdentityDecision decision, DateTimeOffset now, CancellationToken cancel)
    {
        var members = (await identities.OfManyAsync([decision.OneId, decision.OtherId], cancel)).SelectMany(same => same).ToHashSet();
        decision.InForceAt = now;
        if (decision.UndoesId is { } undone)
            (await Registry.Decisions.SingleAsync(each => each.Id == undone, cancel)).UndoneAt = now;
        await unit.SaveAsync(cancel);
        await numbers.SettleAsync(members, cancel);
        if (decision.Verdict == Verdict.Apart)
            await given.MoveAsync(by, decision, cancel);
        foreach (var act in then)
            await act(members, cancel);
    }
}
