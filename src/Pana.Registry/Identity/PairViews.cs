using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// Pairs as one official may see them, with one question each for words, decisions, agreements and officials, however many pairs
/// there are. How alike they are is counted anew from what this official may read.
/// </summary>
internal sealed class PairViews(
    UnitOfWork unit, PersonKeys keys, Faces faces, Open.Persons persons, Officials officials, LikenessModel model, NameFrequencies frequencies, ScreenContext screen)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>In the order given.</summary>
    /// <param name="onlyAsked">Leaves out those about which this official is not asked.</param>
    public async Task<List<PairView>> OfAsync(
        Officer officer, IReadOnlyCollection<(Guid One, Guid Other)> pairs, bool onlyAsked, CancellationToken cancel)
    {
        var ids = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var seen = (await faces.SeenByAsync(officer, ids, cancel)).Where(face => !face.IsErased).ToDictionary(face => face.Person.Id);
        var said = (await Registry.Decisions.AsNoTracking().Where(decision => ids.Contains(decision.OneId) && ids.Contains(decision.OtherId))
            .OrderByDescending(decision => decision.DecidedAt).ToListAsync(cancel)).ToLookup(decision => Pair.Of(decision.OneId, decision.OtherId));
        var open = said.SelectMany(decisions => decisions).Where(IsOpen).ToList();
        var openIds = open.Select(decision => decision.Id).ToList();
        var mine = (await Registry.Agreements.Where(agreement => agreement.OfficialId == officer.Id && openIds.Contains(agreement.DecisionId))
            .Select(agreement => agreement.DecisionId).ToListAsync(cancel)).ToHashSet();
        var opened = await keys.OfAllAsync(open.Select(decision => decision.KeyId), cancel);
        var by = await officials.FindAllAsync([.. open.Select(decision => decision.OfficialId)], cancel);
        var rarity = await frequencies.OfAsync(seen.Values.Select(face => face.Facts), cancel);
        return [.. pairs.Where(pair => seen.ContainsKey(pair.One) && seen.ContainsKey(pair.Other)).Select(View).OfType<PairView>()];

        PairView? View((Guid One, Guid Other) pair)
        {
            var (one, other, decisions) = (seen[pair.One], seen[pair.Other], said[Pair.Of(pair.One, pair.Other)]);
            var likeness = model.Of(one.Facts, other.Facts, rarity);
            var (asked, last) = (decisions.FirstOrDefault(IsOpen), decisions.FirstOrDefault(decision => decision.Verdict != Verdict.NotSure));
            var isMine = asked is not null && mine.Contains(asked.Id);
            if (onlyAsked && (isMine || asked is null && (!likeness.IsAsked || IsSettled(last, likeness))))
                return null;
            return new(Side(one), Side(other), likeness.Thousandths, likeness.Signs,
                NameForms.Explain(one.Facts.Name, other.Facts.Name, screen.Language.Code), asked is null || isMine ? null : new(asked.Id, asked.Verdict,
                    by.GetValueOrDefault(asked.OfficialId)?.Name ?? "", opened.TryGetValue(asked.KeyId, out var key) ? key.Open(asked).Reason : "",
                    asked.DecidedAt));
        }
    }

    static bool IsOpen(IdentityDecision decision) => decision.InForceAt is null && decision.UndoneAt is null;

    /// <summary>One person already, or two until there is something new; after a parting nobody is asked the same again either.</summary>
    static bool IsSettled(IdentityDecision? last, Likeness likeness) => last?.Verdict switch
    {
        Verdict.Same => true,
        Verdict.Different or Verdict.Apart => !likeness.SaysMoreThan(last.Likeness),
        _ => false,
    };

    PairSide Side(Face face) => new(persons.Card(face), face.Facts);
}
