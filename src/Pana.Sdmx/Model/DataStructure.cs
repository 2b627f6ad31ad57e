namespace Pana.Sdmx;

/// <summary>How values that are no codes are written.</summary>
/// <param name="DataType">As SDMX names it: String, Integer, Double, ObservationalTimePeriod …</param>
public sealed record TextFormat(string DataType)
{
    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public decimal? MinValue { get; init; }

    public decimal? MaxValue { get; init; }

    public int? Decimals { get; init; }

    public string? Pattern { get; init; }
}

/// <summary>The values that a component may have: codes of a list, or a format. One of the two.</summary>
public sealed record Representation(SdmxUrn? Codelist, TextFormat? Format = null)
{
    public static Representation Of(TextFormat format) => new(null, format);
}

/// <summary>A dimension, an attribute or the measure.</summary>
/// <param name="Concept">Gives it its name.</param>
/// <param name="Representation">Null where the concept's own stands.</param>
public abstract record Component(string Id, SdmxUrn Concept, Representation? Representation)
{
    public IReadOnlyList<SdmxUrn> Roles { get; init; } = [];

    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    internal IEnumerable<SdmxUrn> References => Representation?.Codelist is { } codelist ? [Concept, .. Roles, codelist] : [Concept, .. Roles];
}

public sealed record Dimension(string Id, SdmxUrn Concept, Representation? Representation) : Component(Id, Concept, Representation);

/// <summary>Always <c>TIME_PERIOD</c>.</summary>
public sealed record TimeDimension(SdmxUrn Concept, Representation Representation) : Component(Name, Concept, Representation)
{
    public const string Name = "TIME_PERIOD";
}

public sealed record Measure(string Id, SdmxUrn Concept, Representation? Representation) : Component(Id, Concept, Representation)
{
    /// <summary>The one measure that data of this library have.</summary>
    public const string Name = "OBS_VALUE";

    public bool IsMandatory { get; init; }
}

/// <summary>What an attribute is about.</summary>
/// <param name="Kind">With what it varies.</param>
/// <param name="Dimensions">For <see cref="AttributeLevel.Dimensions"/>.</param>
/// <param name="Group">For <see cref="AttributeLevel.Group"/>.</param>
public sealed record AttributeRelationship(AttributeLevel Kind, IReadOnlyList<string> Dimensions, string? Group = null)
{
    public static readonly AttributeRelationship Dataflow = new(AttributeLevel.Dataflow, []), Observation = new(AttributeLevel.Observation, []);

    public static AttributeRelationship Of(params string[] dimensions) => new(AttributeLevel.Dimensions, dimensions);
}

public enum AttributeLevel
{
    /// <summary>One value for all data.</summary>
    Dataflow,
    /// <summary>One for each combination of some dimensions.</summary>
    Dimensions,
    /// <summary>One for each combination of the dimensions of a group.</summary>
    Group,
    Observation,
}

public sealed record DataAttribute(string Id, SdmxUrn Concept, Representation? Representation, AttributeRelationship Relationship) : Component(Id, Concept, Representation)
{
    public bool IsMandatory { get; init; }
}

public sealed record DimensionGroup(string Id, IReadOnlyList<string> Dimensions);

/// <summary>What data of a kind consist of.</summary>
/// <param name="Dimensions">In the order of keys, without time.</param>
/// <param name="Measures">Data of this library have one, <see cref="Measure.Name"/>.</param>
public sealed record DataStructure(string Agency, string Id, SdmxVersion Version, LocalText Names, IReadOnlyList<Dimension> Dimensions, TimeDimension? Time,
    IReadOnlyList<DataAttribute> Attributes, IReadOnlyList<Measure> Measures) : Artefact(Agency, Id, Version, Names)
{
    public IReadOnlyList<DimensionGroup> Groups { get; init; } = [];

    public override ArtefactType Type => ArtefactType.DataStructure;

    /// <summary>All components; dimensions first, time last among them.</summary>
    public IEnumerable<Component> Components => [.. Dimensions, .. Time is null ? Array.Empty<Component>() : [Time], .. Measures, .. Attributes];

    public override IEnumerable<SdmxUrn> References => Components.SelectMany(component => component.References);

    public override Artefact Stub(bool complete) => Head(this with { Dimensions = [], Time = null, Attributes = [], Measures = [], Groups = [] }, complete);

    /// <summary>The dimensions with which an attribute varies; null where it varies with the observation.</summary>
    public IReadOnlyList<string>? DimensionsOf(DataAttribute attribute) => attribute.Relationship.Kind switch
    {
        AttributeLevel.Observation => null,
        AttributeLevel.Group => Groups.FirstOrDefault(group => group.Id == attribute.Relationship.Group)?.Dimensions,
        _ => attribute.Relationship.Dimensions,
    };
}
