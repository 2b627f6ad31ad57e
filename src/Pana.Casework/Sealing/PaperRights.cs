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
}
