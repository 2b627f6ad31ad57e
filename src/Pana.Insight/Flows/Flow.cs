using System.Collections.Immutable;

namespace Pana.Insight.Flows;

/// <summary>A dimension of a flow. Time (<c>TIME_PERIOD</c>) is every flow's last one and not among these.</summary>
/// <param name="Id">As in SDMX keys.</param>
/// <param name="Codelist">Of agency AP.</param>
public sealed record FlowDimension(string Id, string Codelist);

/// <summary>
/// One of the eleven published tables. Its dimensions stand in the order of its keys; a figure has one code for each. <c>T</c> is the total of a
/// dimension that has one; nothing is added up by a reader that the table does not hold.
/// </summary>
public sealed record Flow(string Id, ImmutableArray<FlowDimension> Dimensions)
{
    public const string Agency = "AP", Version = "1.0.0", Total = "T";

    public int IndexOf(string dimension)
    {
        for (var i = 0; i < Dimensions.Length; i++)
            if (Dimensions[i].Id == dimension)
                return i;
        return -1;
    }
}
