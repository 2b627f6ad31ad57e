using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Casework.Arrival;

/// <summary>Somebody in a group, as far as it matters for who cares for whom.</summary>
/// <param name="Relation">To the head, a code of <see cref="CodeList.Relationships"/>; null while nobody has said
/// it.</param>
/// <param name="Age">Null while unknown: then they may be a child (INV-28).</param>
/// <param name="Source">Who said the relation.</param>
internal sealed record Companion(string? Relation, AgeRange? Age, bool IsSeparated, TieSource Source = TieSource.Official)
{
    /// <summary>The head has no tie that could be shown; everybody else's is told until a document shows it.</summary>
    public string? ShownRelation => Relation == "HOH" || Source == TieSource.Document ? Relation : null;

    public bool MayBeChild => Age is not { } age || age.MayBeChild;

    bool MayBeAdult => Age is not { } age || !age.IsCertainlyChild;

    /// <summary>Is here, and may be old enough to care for a child.</summary>
    public bool MayCare => !IsSeparated && MayBeAdult;
}

/// <summary>
/// Which children stand in a group without a parent or customary caregiver (CRC GC 6 §§7–8: unaccompanied or
/// separated). A tie that nobody has said, or that by itself tells of no parent, counts as none: unknown never releases
/// (protection.md 19).
/// </summary>
internal static class Accompaniment
{
    /// <summary>Own, adopted, step and foster children of the head.</summary>
    static readonly string[] ChildrenOfHead = ["SON", "DAU", "ADC", "STC", "FOS"];

    /// <summary>Relations of the head among whom a parent or guardian of such a child would be.</summary>
    static readonly Dictionary<string, string[]> ParentsOf = new()
    {
        ["HOH"] = ["FAT", "MOT", "GRD"],
        ["BRO"] = ["FAT", "MOT"], ["SIS"] = ["FAT", "MOT"],
        ["GRC"] = ["SON", "DAU", "INL"],
        ["NEP"] = ["BRO", "SIS", "INL"], ["NIE"] = ["BRO", "SIS", "INL"],
        ["COU"] = ["UNC", "AUN"],
    };

    public static bool IsChildAlone(Companion one, IReadOnlyCollection<Companion> group) =>
        one.MayBeChild && !one.IsSeparated && !HasCaregiver(one, group);

    /// <summary>Nothing but a document releases here: whoever has a caregiver by word alone may be alone (protection.md 19).</summary>
    public static bool MayBeAlone(Companion one, IReadOnlyCollection<Companion> group) =>
        one is { MayBeChild: true, IsSeparated: false } && !IsCaregiverShown(one, group);

    /// <summary>Somebody is told to care for the child: enough not to call the child unaccompanied, never enough to release.</summary>
    public static bool HasCaregiver(Companion one, IReadOnlyCollection<Companion> group) =>
        HasCaregiver(one, group, each => each.Relation);

    /// <summary>A document shows the ties of the child and of the caregiver: the word of data (protection.md 19).</summary>
    public static bool IsCaregiverShown(Companion one, IReadOnlyCollection<Companion> group) =>
        HasCaregiver(one, group, each => each.ShownRelation);

    /// <summary>A child with a caregiver by word alone: still one who may be alone.</summary>
    public static bool IsOnlyTold(Companion one, IReadOnlyCollection<Companion> group) =>
        one is { MayBeChild: true, IsSeparated: false } && HasCaregiver(one, group) && !IsCaregiverShown(one, group);

    static bool HasCaregiver(Companion one, IReadOnlyCollection<Companion> group, Func<Companion, string?> tie)
    {
        if (tie(one) is not { } relation)
            return false;
        if (ChildrenOfHead.Contains(relation))
            return group.Any(other => !ReferenceEquals(other, one) && other.MayCare && tie(other) is ("HOH" or "SPO"));
        return ParentsOf.TryGetValue(relation, out var parents)
            && group.Any(other => !ReferenceEquals(other, one) && other.MayCare && parents.Contains(tie(other)));
    }
}
