using System.Collections.Frozen;
using System.Collections.Immutable;
using Pana.Disclosure;
using Pana.Insight.Flows;

namespace Pana.Insight.Releases;

/// <summary>
/// What of each flow may be asked for together. The fewer breakdowns, the less there is to compare; each names sex (INV-48) or has a part that does. A flow
/// that is not here is published empty.
/// </summary>
internal static class ReleaseShapes
{
    static readonly FrozenDictionary<string, ImmutableArray<TableView>> Views = new Dictionary<string, ImmutableArray<TableView>>
    {
        [AllFlows.Stock.Id] =
        [
            View(AllFlows.PopulationType, AllFlows.Origin, AllFlows.Sex, AllFlows.Age),
            View(AllFlows.PopulationType, AllFlows.Region, AllFlows.Sex, AllFlows.Age),
        ],
        [AllFlows.AsylumApplications.Id] =
        [
            View(AllFlows.Origin, AllFlows.Sex, AllFlows.Age),
            View(AllFlows.Procedure, AllFlows.Stage, AllFlows.Level, AllFlows.Origin, AllFlows.Sex),
            View(AllFlows.Region, AllFlows.Sex, AllFlows.Age),
        ],
        [AllFlows.AsylumDecisions.Id] =
        [
            View(AllFlows.Decision, AllFlows.Origin, AllFlows.Sex, AllFlows.Age),
            View(AllFlows.Decision, AllFlows.Procedure, AllFlows.Level, AllFlows.Sex),
            View(AllFlows.Decision, AllFlows.Region, AllFlows.Sex),
        ],
        [AllFlows.Returns.Id] = [View(AllFlows.Origin, AllFlows.Sex, AllFlows.Age), View(AllFlows.Region, AllFlows.Sex, AllFlows.Age)],
        [AllFlows.Documents.Id] = [View(AllFlows.DocumentType, AllFlows.Origin, AllFlows.Sex, AllFlows.Age), View(AllFlows.DocumentType, AllFlows.Region, AllFlows.Sex)],
        [AllFlows.Context.Id] = [View(AllFlows.Origin, AllFlows.Sex, AllFlows.Age), View(AllFlows.Region, AllFlows.Sex, AllFlows.Age)],
    }.ToFrozenDictionary();

    static readonly ImmutableArray<FlowDimension> Apart = [AllFlows.Frequency, AllFlows.State, AllFlows.Source, AllFlows.Indicator, AllFlows.Unit];

    /// <summary>Of which procedure, stage or level all people of a figure are harms nobody.</summary>
    static readonly ImmutableArray<FlowDimension> Open = [AllFlows.Procedure, AllFlows.Stage, AllFlows.Level];

    static readonly ImmutableArray<(string, string)> Bands =
    [
        // UNHCR's bands.
        ("Y12T13", "Y12T17"), ("Y14T17", "Y12T17"), ("Y18T24", "Y18T59"), ("Y25T34", "Y18T59"), ("Y35T59", "Y18T59"), ("Y60T64", "Y_GE60"), ("Y_GE65", "Y_GE60"),
        // Eurostat's, where they are others.
        ("Y0T4", "Y_LT14"), ("Y5T11", "Y_LT14"), ("Y12T13", "Y_LT14"), ("Y18T24", "Y18T34"), ("Y25T34", "Y18T34"), ("Y35T59", "Y35T64"), ("Y60T64", "Y35T64"),
        // Children and adults.
        ("Y_LT14", "Y_LT18"), ("Y12T17", "Y_LT18"), ("Y14T17", "Y_LT18"), ("Y0T4", "Y_LT18"), ("Y5T11", "Y_LT18"),
        ("Y18T34", "Y_GE18"), ("Y35T64", "Y_GE18"), ("Y18T59", "Y_GE18"), ("Y_GE60", "Y_GE18"), ("Y_GE65", "Y_GE18"),
    ];

    /// <summary>
    /// Null for a flow whose procedures are not built yet. Months in fewer breakdowns than quarters and years: ages stand beside no origin and no region there, since from
    /// month to month few people move, and each of them would be known by the change.
    /// </summary>
    public static TableShape? Of(Flow flow, char frequency) => Views.TryGetValue(flow.Id, out var views)
        ? new([.. flow.Dimensions.Select(dimension => new TableDimension(dimension.Id, UseOf(dimension), dimension == AllFlows.Age ? Bands : []))],
            frequency == 'M' ? [.. views.Select(view => new TableView(view.Dimensions.Remove(AllFlows.Age.Id))), View(AllFlows.Sex, AllFlows.Age)] : views)
        : null;

    /// <summary>Whether it is counted at all.</summary>
    public static bool Has(Flow flow) => Views.ContainsKey(flow.Id);

    /// <summary>Figures by checkpoint come by region alone and ninety days late (protection.md 26).</summary>
    public static Rules RulesOf(Flow flow) => flow == AllFlows.Context ? Rules.Crossings : flow == AllFlows.Trafficking ? Rules.Trafficking : Rules.Personal;

    static DimensionUse UseOf(FlowDimension dimension) =>
        Apart.Contains(dimension) ? DimensionUse.Apart : Open.Contains(dimension) ? DimensionUse.Open : DimensionUse.Told;

    static TableView View(params ReadOnlySpan<FlowDimension> dimensions)
    {
        var ids = ImmutableArray.CreateBuilder<string>(dimensions.Length);
        foreach (var dimension in dimensions)
            ids.Add(dimension.Id);
        return new(ids.ToImmutable());
    }
}
