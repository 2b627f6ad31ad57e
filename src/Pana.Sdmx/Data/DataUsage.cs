namespace Pana.Sdmx;

/// <summary>Which values of each column occur; what availability answers, and what a JSON message lists.</summary>
public sealed class DataUsage(DataLayout layout)
{
    readonly List<bool>[] _used = [.. layout.Columns.Select(_ => new List<bool>())];

    public long Observations { get; private set; }

    public void Note(in Observation observation)
    {
        Observations++;
        var places = observation.Places.Span;
        for (var i = 0; i < places.Length; i++)
            if (places[i] >= 0)
                Note(i, places[i]);
    }

    public void Note(int column, int place)
    {
        var used = _used[column];
        while (used.Count <= place)
            used.Add(false);
        used[place] = true;
    }

    public bool Has(int column, int place) => place < _used[column].Count && _used[column][place];

    /// <summary>What there is, as a region of the cube: for these dimensions, or all of them. A dimension of which nothing occurs is left out: the schemas have no word for it.</summary>
    public CubeRegion ToRegion(IReadOnlyCollection<string>? dimensions = null) =>
        new([.. from column in Enumerable.Range(0, layout.DimensionCount)
            let each = layout.Columns[column]
            where dimensions is null || dimensions.Count == 0 || dimensions.Contains(each.Id)
            let values = each.Values.Where((_, place) => Has(column, place)).Select(value => value.Id).ToList()
            where values.Count > 0
            select new RegionValues(each.Id, values)], []);
}
