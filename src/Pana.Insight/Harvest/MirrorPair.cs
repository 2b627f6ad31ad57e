using System.Collections.Immutable;
using Pana.Insight.Flows;

namespace Pana.Insight.Harvest;

/// <summary>One of the two places in which the same people are counted.</summary>
/// <param name="Codes">By dimension; of the others the total alone is looked at, but for <see cref="MirrorPair.Same"/>.</param>
internal sealed record MirrorSide(Flow Flow, ImmutableDictionary<string, string> Codes)
{
    public static MirrorSide Of(Flow flow, params ReadOnlySpan<(FlowDimension Dimension, string Code)> codes)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (dimension, code) in codes)
            builder[dimension.Id] = code;
        return new(flow, builder.ToImmutable());
    }
}

/// <summary>Two figures that count the same people, so that they should be alike.</summary>
/// <param name="Name">Of its label <c>mirror.NAME</c>.</param>
/// <param name="IsSwapped">The second is reported by the first one's country of origin about the first one's state; else by the same state about the same origin.</param>
internal sealed record MirrorPair(string Name, MirrorSide One, MirrorSide Other, bool IsSwapped)
{
    /// <summary>What both must have alike.</summary>
    public static readonly ImmutableArray<string> Same = [AllFlows.Frequency.Id, AllFlows.PopulationType.Id, AllFlows.Unit.Id];

    static readonly (FlowDimension, string) s_state = (AllFlows.Source, FigureSource.State), s_unhcr = (AllFlows.Source, FigureSource.Unhcr);

    /// <summary>All there are, as data: another pair is another line.</summary>
    public static readonly ImmutableArray<MirrorPair> All =
    [
        new("stock-by-source", MirrorSide.Of(AllFlows.Stock, s_state, Counts("STOCK")), MirrorSide.Of(AllFlows.Stock, s_unhcr, Counts("STOCK")), IsSwapped: false),
        new("applications-by-source", MirrorSide.Of(AllFlows.AsylumApplications, s_state, Counts("APPL")), MirrorSide.Of(AllFlows.AsylumApplications, s_unhcr, Counts("APPL")), IsSwapped: false),
        new("decisions-by-source", MirrorSide.Of(AllFlows.AsylumDecisions, s_state, Counts("DECIS")), MirrorSide.Of(AllFlows.AsylumDecisions, s_unhcr, Counts("DECIS")), IsSwapped: false),
        new("migration", MirrorSide.Of(AllFlows.Migration, s_state, Counts("IMMIGRATION")), MirrorSide.Of(AllFlows.Migration, s_state, Counts("EMIGRATION")), IsSwapped: true),
        new("repatriation", MirrorSide.Of(AllFlows.Solutions, s_state, Counts("REP")), MirrorSide.Of(AllFlows.Solutions, s_unhcr, Counts("REP")), IsSwapped: false),
    ];

    static (FlowDimension, string) Counts(string indicator) => (AllFlows.Indicator, indicator);
}

/// <summary>The same people counted twice.</summary>
/// <param name="State">Who reports the first figure; <paramref name="Origin"/> is whose people they are, and who reports the second one where the pair is swapped.</param>
internal sealed record MirrorLine(MirrorPair Pair, string State, string Origin, string Period, string PopulationType, string Unit, double One, double Other)
{
    /// <summary>|a − b| by the mean of both: 0 where both say the same, 2 where one of them counts nobody. Null where both count nobody.</summary>
    public double? Asymmetry => One + Other > 0 ? Math.Abs(One - Other) / ((One + Other) / 2) : null;
}
