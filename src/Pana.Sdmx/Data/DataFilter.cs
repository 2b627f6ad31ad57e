namespace Pana.Sdmx;

/// <summary>A question for data, understood against a layout: which observations it means.</summary>
public sealed class DataFilter
{
    readonly DataQuery _query;
    readonly DataLayout _layout;
    readonly (int Column, ComponentFilter Filter)[] _filters;
    readonly HashSet<int>?[][] _keys;
    readonly List<bool?>[] _known;
    readonly bool _lacksComponent;

    DataFilter(DataQuery query, DataLayout layout)
    {
        (_query, _layout) = (query, layout);
        _keys = [.. query.Keys.Select(key => key.Positions.Select((values, at) => values.Count == 0 ? null : values.Select(layout.Columns[at].Find).Where(place => place >= 0).ToHashSet()).ToArray())];
        _filters = [.. query.Filters.Select(filter => (layout.IndexOf(filter.Component), filter))];
        _lacksComponent = _filters.Any(each => each.Column < 0 && each.Filter.Component != layout.Measure.Id);
        _known = [.. _filters.Select(_ => new List<bool?>())];
    }

    /// <summary>
    /// For each layout what the question means there. Unknown codes and components are errors here: those that none of the layouts has. One that lacks what is asked for has no
    /// observation that is meant. What a key says must be said of the same dimension in all, and the dimension at the observations must be in all.
    /// </summary>
    public static Parsed<IReadOnlyList<DataFilter>> Of(DataQuery query, IReadOnlyList<DataLayout> layouts)
    {
        var errors = QuestionCheck.Errors(query, layouts);
        return errors.Count > 0 ? Parsed<IReadOnlyList<DataFilter>>.Wrong(errors) : Parsed<IReadOnlyList<DataFilter>>.Of([.. layouts.Select(layout => new DataFilter(query, layout))], errors);
    }

    /// <summary>Nothing is left out.</summary>
    public bool MeansAll => _filters.Length == 0 && _keys.All(key => key.All(places => places is null));

    /// <summary>The same question that says nothing of one dimension.</summary>
    public DataFilter Without(string dimension) => new(_query with
    {
        Keys = [.. _query.Keys.Select(key => key with { Positions = [.. key.Positions.Select((values, at) => at == _layout.IndexOf(dimension) ? [] : values)] })],
        Filters = [.. _query.Filters.Where(filter => filter.Component != dimension)],
    }, _layout);

    /// <summary>For a dimension the places that may occur at all; null for any. For those who look observations up by an index.</summary>
    public IReadOnlySet<int>? Places(int column)
    {
        if (_lacksComponent)
            return new HashSet<int>();
        HashSet<int>? keyed = null;
        if (_keys.Length > 0 && _keys.All(key => column < key.Length && key[column] is not null))
            keyed = [.. _keys.SelectMany(key => key[column]!)];
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
        if (_lacksComponent)
            return false;
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

    static bool Fits(HashSet<int>?[] key, ReadOnlySpan<int> places)
    {
        for (var i = 0; i < key.Length; i++)
            if (key[i] is { } wanted && !wanted.Contains(places[i]))
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
            if (group.All(condition => condition.Meets(value, _query.ReportingYearStart)))
                return true;
        return false;
    }
}
