namespace Pana.Sdmx;

/// <summary>How data are put into a message: grouped into series or flat, with which attributes.</summary>
public sealed class Presentation
{
    /// <summary>As a question wants it: <c>dimensionAtObservation</c>, <c>attributes</c>, <c>measures</c>. Names that are not there must have been refused before (<see cref="DataFilter.Of"/>).</summary>
    public Presentation(DataLayout layout, DataQuery? query = null)
    {
        Layout = layout;
        var asked = query?.DimensionAtObservation;
        var at = asked is null ? layout.TimeAt : asked == DataQuery.AllDimensions ? -1 : layout.IndexOf(asked);
        var dimensions = Enumerable.Range(0, layout.DimensionCount).ToArray();
        // Where one dimension is all there is, a series would have no key.
        IsFlat = at < 0 || dimensions.Length < 2;
        Series = IsFlat ? [] : [.. dimensions.Where(column => column != at)];
        Observation = IsFlat ? dimensions : [at];
        DimensionAtObservation = IsFlat ? DataQuery.AllDimensions : layout.Columns[at].Id;
        var attributes = Enumerable.Range(layout.DimensionCount, layout.Columns.Count - layout.DimensionCount).ToLookup(Level);
        DataSetAttributes = Chosen(attributes[AttributeLevel.Dataflow], "dataset");
        SeriesAttributes = Chosen(attributes[AttributeLevel.Dimensions], "series");
        ObservationAttributes = Chosen(attributes[AttributeLevel.Observation], "obs");
        HasValues = query is null || query.Measures.Count == 0 || query.Measures.Contains("all") || query.Measures.Contains(layout.Measure.Id);

        int[] Chosen(IEnumerable<int> columns, string level)
        {
            var words = query?.Attributes ?? [];
            return [.. columns.Where(column => words.Count == 0 || words.Contains("dsd") || words.Contains("all") || words.Contains(level) || words.Contains(layout.Columns[column].Id))];
        }
    }

    public DataLayout Layout { get; }

    public bool IsFlat { get; }

    public string DimensionAtObservation { get; }

    public bool HasValues { get; }

    /// <summary>Where it is known beforehand which values occur, JSON lists only those; else all codes.</summary>
    public DataUsage? Usage { get; init; }

    /// <summary>Columns, by where they stand in the message.</summary>
    internal int[] Series { get; }

    internal int[] Observation { get; }

    internal int[] DataSetAttributes { get; }

    internal int[] SeriesAttributes { get; }

    internal int[] ObservationAttributes { get; }

    /// <summary>Where an attribute stands in this message: with the series, if no dimension at the observation moves it.</summary>
    AttributeLevel Level(int column) => Layout.Columns[column] switch
    {
        { Attribute.Relationship.Kind: AttributeLevel.Dataflow } => AttributeLevel.Dataflow,
        { VariesWith: { } dimensions } when !IsFlat && !dimensions.Contains(Layout.Columns[Observation[0]].Id) => AttributeLevel.Dimensions,
        _ => AttributeLevel.Observation,
    };
}
