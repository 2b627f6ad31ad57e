namespace Pana.Sdmx;

/// <summary>Data that are published under a structure.</summary>
public sealed record Dataflow(string Agency, string Id, SdmxVersion Version, LocalText Names, SdmxUrn? Structure) : Artefact(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.Dataflow;

    public override IEnumerable<SdmxUrn> References => Structure is null ? [] : [Structure];

    public override Artefact Stub(bool complete) => Head(this with { Structure = null }, complete);
}

/// <summary>Who gives data for a flow.</summary>
public sealed record ProvisionAgreement(string Agency, string Id, SdmxVersion Version, LocalText Names, SdmxUrn? Dataflow, SdmxUrn? Provider) : Artefact(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.ProvisionAgreement;

    public override IEnumerable<SdmxUrn> References => new[] { Dataflow, Provider }.OfType<SdmxUrn>();

    /// <summary>The schemas ask for flow and provider in a stub too.</summary>
    public override Artefact Stub(bool complete) => Head(this, complete);
}

/// <summary>Puts an artefact under a category.</summary>
public sealed record Categorisation(string Agency, string Id, SdmxVersion Version, LocalText Names, SdmxUrn? Source, SdmxUrn? Target) : Artefact(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.Categorisation;

    public override IEnumerable<SdmxUrn> References => new[] { Source, Target }.OfType<SdmxUrn>();

    public override Artefact Stub(bool complete) => Head(this with { Source = null, Target = null }, complete);
}

/// <summary>A code in a hierarchy, with those below it.</summary>
/// <param name="Id">Of the place in the hierarchy; unique there, while a code may stand in several places.</param>
public sealed record HierarchicalCode(string Id, SdmxUrn Code)
{
    public IReadOnlyList<HierarchicalCode> Codes { get; init; } = [];
}

/// <summary>A way of adding codes up, apart from the parents in their list.</summary>
public sealed record Hierarchy(string Agency, string Id, SdmxVersion Version, LocalText Names, IReadOnlyList<HierarchicalCode> Codes) : Artefact(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.Hierarchy;

    public override IEnumerable<SdmxUrn> References => Below(Codes);

    public override Artefact Stub(bool complete) => Head(this with { Codes = Codes is [var first, ..] ? [first with { Codes = [] }] : [] }, complete);

    static IEnumerable<SdmxUrn> Below(IEnumerable<HierarchicalCode> codes) => codes.SelectMany(code => Below(code.Codes).Prepend(code.Code));
}

public enum ConstraintRole
{
    /// <summary>What may be reported.</summary>
    Allowed,
    /// <summary>What there is.</summary>
    Actual,
}

/// <summary>One end of a time range.</summary>
public sealed record PeriodBound(string Period, bool IsInclusive = true);

/// <summary>Values of one component in a region: a list of them, or a range of time.</summary>
/// <param name="From">Null for a range without beginning.</param>
/// <param name="To">Null for a range without end.</param>
public sealed record RegionValues(string Component, IReadOnlyList<string> Values, PeriodBound? From = null, PeriodBound? To = null)
{
    /// <summary>False where these values are those left out.</summary>
    public bool IsIncluded { get; init; } = true;
}

/// <summary>A part of a cube.</summary>
/// <param name="Keys">Of dimensions.</param>
/// <param name="Components">Of attributes and measures.</param>
public sealed record CubeRegion(IReadOnlyList<RegionValues> Keys, IReadOnlyList<RegionValues> Components)
{
    public bool IsIncluded { get; init; } = true;
}

/// <summary>What data there may be or are. At most two regions, one included and one not (the schemas allow no more).</summary>
/// <param name="About">Flows, structures or agreements, all of one kind; or one data provider.</param>
public sealed record DataConstraint(string Agency, string Id, SdmxVersion Version, LocalText Names, ConstraintRole Role, IReadOnlyList<SdmxUrn> About,
    IReadOnlyList<CubeRegion> Regions) : Artefact(Agency, Id, Version, Names)
{
    public override ArtefactType Type => ArtefactType.DataConstraint;

    public override IEnumerable<SdmxUrn> References => About;

    public override Artefact Stub(bool complete) => Head(this with { About = [], Regions = [] }, complete);
}
