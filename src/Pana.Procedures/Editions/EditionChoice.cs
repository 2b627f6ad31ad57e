using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>
/// Which edition a node runs: the one it was given when that loads and is proved, else the last proved one, loudly; without
/// any proved edition it does not start (protection.md 23).
/// </summary>
/// <param name="Edition">Null: the node must not start.</param>
/// <param name="Faults">Why the given edition is not the one that runs; empty when it is.</param>
public sealed record EditionChoice(Edition? Edition, ModelProof? Proof, ImmutableArray<EditionFault> Faults)
{
    /// <summary>An older edition runs in the place of a broken one; the coordinator and every page must say so.</summary>
    public bool IsLastProved => Edition is not null && !Faults.IsEmpty;

    /// <param name="dataFolder">The node's own; proofs and the last proved edition are kept in it.</param>
    public static EditionChoice Choose(string dataFolder, string editionFolder, Model baseline, CommonData? common = null)
    {
        var proofs = new ProofCache(Path.Combine(dataFolder, "proofs"));
        var last = new LastProved(dataFolder);
        var given = EditionCheck.Check(editionFolder, baseline, proofs, common);
        var kept = last.Find() is { } copy ? Edition.Load(copy, baseline, common).Edition : null;
        if (given.Edition is { } edition && kept is not null && kept.Code != edition.Code)
            given = given with { Faults = [new(Path.Combine(editionFolder, "edition.json"), 1, $"is {edition.Code}, and the data of this node are of {kept.Code}", "give the node its own edition, or an empty data folder", "code")] };
        if (given.Faults.IsEmpty)
        {
            last.Keep(editionFolder);
            return given;
        }
        if (kept is not null && proofs.Of(kept, baseline) is { Holds: true } proof)
            return new(kept, proof, given.Faults);
        return given with { Edition = null };
    }
}
