using Pana.Papers;
using Pana.Procedures.Editions;

namespace Pana.Casework.Sealing;

/// <summary>What the holder of a kind of paper may, by the edition's <c>entitlements.csv</c>: an edition that says nothing of it entitles to nothing.</summary>
internal static class PaperRights
{
    public static Entitlements Of(Edition edition, string kind) => edition.Rights.Where(right => right.Kind == kind)
        .Aggregate(Entitlements.None, (sum, right) => sum | right.Right switch
        {
            "stay" => Entitlements.Stay,
            "work" => Entitlements.Work,
            "school" => Entitlements.School,
            "clinic" => Entitlements.Clinic,
            "travel" => Entitlements.Travel,
            _ => Entitlements.None,
        });

    /// <summary>One by one, as the paper prints what its seal says.</summary>
    public static IReadOnlyList<Entitlements> Each(Edition edition, string kind)
    {
        var rights = Of(edition, kind);
        return [.. Enum.GetValues<Entitlements>().Where(right => right != Entitlements.None && rights.HasFlag(right))];
    }
}
