namespace Pana.Sdmx;

/// <summary>A question for data, understood against a layout: which observations it means. Unknown codes and components are errors here.</summary>
public sealed class DataFilter
{
    readonly DataLayout _layout;
    readonly (int Column, ComponentFilter Filter)[] _filters;
    readonly HashSet<int>[][] _keys;
    readonly (int, int)? _yearStart;
    readonly List<bool?>[] _known;

    DataFilter(DataLayout layout, HashSet<int>[][] keys, (int, ComponentFilter)[] filters, (int, int)? yearStart)
    {
        (_layout, _keys, _filters, _yearStart) = (layout, keys, filters, yearStart);
        _known = [.. filters.Select(_ => new List<bool?>())];
    }

    public static Parsed<DataFilter> Of(DataQuery query, DataLayout layout)
    {
        var errors = new List<SdmxError>();
        var keys = query.Keys.Select(key => Key(key, layout, errors)).ToArray();
        var filters = new List<(int, ComponentFilter)>();
        foreach (var filter in query.Filters)
        {
            var at = layout.IndexOf(filter.Component);
            if (at < 0 && filter.Component != layout.Measure.Id)
                errors.Add(Unknown($"c[{filter.Component}]", filter.Component, layout.Columns.Select(column => column.Id).Append(layout.Measure.Id)));
            else
                CheckValues(filter, at < 0 ? null : layout.Columns[at], errors);
            filters.Add((at, filter));
        }
        var dimensions = layout.Dimensions.Select(column => column.Id).ToList();
        if (query.DimensionAtObservation is { } dimension && dimension != DataQuery.AllDimensions && !dimensions.Contains(dimension))
            errors.Add(Unknown("dimensionAtObservation", dimension, dimensions.Append(DataQuery.AllDimensions)));
        Words("attributes", query.Attributes, layout.Attributes.Select(column => column.Id), ["dsd", "msd", "dataset", "series", "obs", "all", "none"], errors);
        Words("measures", query.Measures, [layout.Measure.Id], ["all", "none"], errors);
        Words("sort", query.Sort.Select(order => order.Component), layout.Columns.Select(column => column.Id).Append(layout.Measure.Id), ["*", "series_key"], errors);
        return errors.Count > 0 ? Parsed<DataFilter>.Wrong(errors) : new DataFilter(layout, keys, [.. filters], query.ReportingYearStart);
    }

    /// <summary>For a dimension the places that may occur at all; null for any. For those who look observations up by an index.</summary>
    public IReadOnlySet<int>? Places(int column)
    {
        HashSet<int>? keyed = null;
        if (_keys.Length > 0 && _keys.All(key => column < key.Length && key[column].Count > 0))
            keyed = [.. _keys.SelectMany(key => key[column])];
        for (var i = 0; i < _filters.Length; i++)
            if (_filters[i].Column == column)
            {
                var (filter, values) = (i, _layout.Columns[column].Values);
                var met = Enumerable.Range(0, values.Count).Where(place => Meets(filter, place)).ToHashSet();
                if (keyed is null)
                    keyed = met;
                else
                    keyed.IntersectWith(met);
            }
        return keyed;
    }

    public bool Fits(in Observation observation)
    {
        var places = observation.Places.Span;
        for (var i = 0; i < _filters.Length; i++)
            if (_filters[i].Column < 0 ? !Fits(_filters[i].Filter, observation.Value) : !Meets(i, places[_filters[i].Column]))
                return false;
        if (_keys.Length == 0)
            return true;
        foreach (var key in _keys)
            if (Fits(key, places))
                return true;
        return false;
    }

    static bool Fits(HashSet<int>[] key, ReadOnlySpan<int> places)
    {
        for (var i = 0; i < key.Length; i++)
            if (key[i].Count > 0 && !key[i].Contains(places[i]))
                return false;
        return true;
    }

    static bool Fits(ComponentFilter filter, double value) => filter.AnyOf.Any(group => group.All(condition => condition.Meets(value)));

    /// <summary>What is known of a value is kept: there are few values and many observations.</summary>
    bool Meets(int filter, int place)
    {
        if (place < 0)
            return false;
        var known = _known[filter];
        while (known.Count <= place)
            known.Add(null);
        return known[place] ??= Meets(_filters[filter].Filter, _layout.Columns[_filters[filter].Column].Values[place].Id);
    }

    bool Meets(ComponentFilter filter, string value)
    {
        foreach (var group in filter.AnyOf)
            if (group.All(condition => condition.Meets(value, _yearStart)))
                return true;
        return false;
    }

    static HashSet<int>[] Key(SeriesKey key, DataLayout layout, List<SdmxError> errors)
    {
        // Time is no part of keys.
        var dimensions = layout.Dimensions.Where(column => !column.IsTime).ToList();
        if (key.Positions.Count > dimensions.Count)
        {
            errors.Add(SdmxError.At("key-too-long", "key", key.Text, $"The key has {key.Positions.Count} places, and {dimensions.Count} at most: {string.Join('.', dimensions.Select(column => column.Id))}.",
                null, 1 + string.Join('.', key.Text.Split('.').Take(dimensions.Count)).Length));
            return [];
        }
        var places = new HashSet<int>[key.Positions.Count];
        var position = 1;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = [];
            foreach (var value in key.Positions[i])
            {
                if (dimensions[i].Find(value) is >= 0 and var place)
                    places[i].Add(place);
                else
                    errors.Add(SdmxError.At("unknown-code", "key", value, $"{value} is no code of {dimensions[i].Id}, the {Ordinal(i)} place of the key.",
                        Suggestions.Nearest(value, dimensions[i].Values.Select(each => each.Id)), position));
                position += value.Length + 1;
            }
            if (key.Positions[i].Count == 0)
                position += key.Text.Split('.')[i].Length + 1;
        }
        return places;
    }

    static void CheckValues(ComponentFilter filter, DataColumn? column, List<SdmxError> errors)
    {
        var where = $"c[{filter.Component}]";
        foreach (var condition in filter.AnyOf.SelectMany(group => group))
        {
            if (column is null && !Condition.TryNumber(condition.Value, out _))
                errors.Add(SdmxError.At("bad-number", where, condition.Value, $"{condition.Value} is no number."));
            else if (column is { IsTime: true } && condition.Operator <= FilterOperator.GreaterOrEqual && !TimePeriod.TryParse(condition.Value, out _))
                errors.Add(SdmxError.At("bad-time", where, condition.Value, $"{condition.Value} is no period: 2025, 2025-Q1, 2025-03 and 2025-03-31 are."));
            else if (column is { IsTime: false, IsCoded: true } && condition.Operator is FilterOperator.Equal or FilterOperator.NotEqual && column!.Find(condition.Value) < 0)
                errors.Add(SdmxError.At("unknown-code", where, condition.Value, $"{condition.Value} is no code of {column.Id}.", Suggestions.Nearest(condition.Value, column.Values.Select(each => each.Id))));
        }
    }

    static void Words(string parameter, IEnumerable<string> asked, IEnumerable<string> components, string[] words, List<SdmxError> errors)
    {
        foreach (var word in asked)
            if (!words.Contains(word) && !components.Contains(word))
                errors.Add(Unknown(parameter, word, components.Concat(words)));
    }

    static SdmxError Unknown(string where, string found, IEnumerable<string> known) =>
        SdmxError.At("unknown-component", where, found, $"There is no {found} here: {string.Join(", ", known)}.", Suggestions.Nearest(found, known));

    static string Ordinal(int index) => (index + 1) switch { 1 => "first", 2 => "second", 3 => "third", var n => $"{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}th" };
}
