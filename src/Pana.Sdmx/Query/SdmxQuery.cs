namespace Pana.Sdmx;

/// <summary>A question of the SDMX REST interface, version 2.2. Lists that are empty mean everything (<c>*</c>).</summary>
public abstract record SdmxQuery
{
    /// <summary>Structures, data and so on as they were then; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary><c>format=</c>, ours: for those who cannot send headers. <see cref="Negotiation"/> understands it.</summary>
    public string? Format { get; init; }

    /// <summary>
    /// Reads a question. All that is wrong is said at once. Whether agencies, artefacts and codes are known is for <see cref="StructureSet"/> and <see cref="DataFilter"/>.
    /// </summary>
    /// <param name="path">Behind the entry point, still escaped: <c>data/dataflow/AP/DF_STOCK/1.0.0/KAZ.*</c>. Parts at the end may be missing.</param>
    /// <param name="query">As it stands behind the question mark, still escaped: a plus is a plus there and no space.</param>
    /// <param name="now">Of the server: nobody can ask for what will be.</param>
    public static Parsed<SdmxQuery> Parse(string path, string query, DateTimeOffset now) => new QueryReader(path, query, now).Read();
}

/// <summary>The flows, structures or agreements whose data are asked for.</summary>
/// <param name="Types">None for any.</param>
public sealed record DataContext(IReadOnlyList<ArtefactType> Types, IReadOnlyList<string> Agencies, IReadOnlyList<string> Ids, IReadOnlyList<VersionPattern> Versions);

/// <summary>One key: for each dimension in order the values that are wanted; no values and positions that are missing at the end mean all.</summary>
public sealed record SeriesKey(string Text, IReadOnlyList<IReadOnlyList<string>> Positions);

/// <summary>Of one component up or down.</summary>
/// <param name="Component"><c>*</c> for all dimensions in order, <c>series_key</c> for all but the one at the observations.</param>
public sealed record SortOrder(string Component, bool IsDescending);

public sealed record DataQuery(DataContext Context, IReadOnlyList<SeriesKey> Keys, IReadOnlyList<ComponentFilter> Filters) : SdmxQuery
{
    public const string AllDimensions = "AllDimensions";

    public DateTimeOffset? UpdatedAfter { get; init; }

    public int? FirstObservations { get; init; }

    public int? LastObservations { get; init; }

    /// <summary>Null for time where there is one, else <see cref="AllDimensions"/>.</summary>
    public string? DimensionAtObservation { get; init; }

    /// <summary>Names of attributes or <c>dsd msd dataset series obs all none</c>; empty for <c>dsd</c>.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Names of measures or <c>all none</c>; empty for <c>all</c>.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    public bool IncludeHistory { get; init; }

    public long Offset { get; init; }

    public long? Limit { get; init; }

    public IReadOnlyList<SortOrder> Sort { get; init; } = [];

    /// <summary>With what reporting years begin in filters of time.</summary>
    public (int Month, int Day)? ReportingYearStart { get; init; }

    /// <summary><c>labels=</c>, ours, as in the media type of CSV; null where nothing is said.</summary>
    public CsvLabels? Labels { get; init; }
}

public enum AvailabilityMode
{
    /// <summary>What the data query would find.</summary>
    Exact,
    /// <summary>What could be added to it and still find something.</summary>
    Available,
}

/// <param name="Components">Dimensions that are asked about.</param>
public sealed record AvailabilityQuery(DataContext Context, IReadOnlyList<SeriesKey> Keys, IReadOnlyList<string> Components, IReadOnlyList<ComponentFilter> Filters) : SdmxQuery
{
    public DateTimeOffset? UpdatedAfter { get; init; }

    public AvailabilityMode Mode { get; init; }

    public ReferenceScope References { get; init; } = ReferenceScope.None;

    public (int Month, int Day)? ReportingYearStart { get; init; }

    /// <summary>The same question for the data themselves.</summary>
    public DataQuery ToData() => new(Context, Keys, Filters) { UpdatedAfter = UpdatedAfter, AsOf = AsOf, ReportingYearStart = ReportingYearStart };
}

/// <summary>What a message with data must look like.</summary>
public sealed record SchemaQuery(ArtefactType Type, string Agency, string Id, VersionPattern Version) : SdmxQuery
{
    public string? DimensionAtObservation { get; init; }

    public bool ForDeletion { get; init; }
}

public enum StructureDetail
{
    Full,
    AllStubs,
    ReferenceStubs,
    AllCompleteStubs,
    ReferenceCompleteStubs,
    ReferencePartial,
    /// <summary>Like full: no codelist of ours extends another.</summary>
    Raw,
}

/// <summary>Which other artefacts come along.</summary>
/// <param name="Words"><c>none parents parentsandsiblings ancestors children descendants all</c>.</param>
/// <param name="Types">Kinds of artefacts that come along where they are among all of these.</param>
public sealed record ReferenceScope(IReadOnlyList<string> Words, IReadOnlyList<ArtefactType> Types)
{
    public static readonly ReferenceScope None = new([], []), All = new(["all"], []);

    internal bool Has(string word) => Words.Contains(word);
}

/// <param name="Type">Null for any.</param>
/// <param name="Items">Of item schemes; nested ones with dots.</param>
public sealed record StructureQuery(ArtefactType? Type, IReadOnlyList<string> Agencies, IReadOnlyList<string> Ids, IReadOnlyList<VersionPattern> Versions,
    IReadOnlyList<string> Items) : SdmxQuery
{
    public ReferenceScope References { get; init; } = ReferenceScope.None;

    public StructureDetail Detail { get; init; }
}
