namespace Pana.Sdmx;

/// <summary>A value that observations point at.</summary>
/// <param name="Id">A code, a period or a text.</param>
/// <param name="Names">None for what is no code.</param>
public sealed record DataValue(string Id, LocalText Names)
{
    public string? Parent { get; init; }
}

/// <summary>A dimension or an attribute of data, with the values that it has. Values are only ever added; not while others read.</summary>
public sealed class DataColumn
{
    readonly List<DataValue> _values = [];
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public DataColumn(string id, LocalText names, IEnumerable<DataValue> values)
    {
        (Id, Names) = (id, names);
        foreach (var value in values)
            if (_places.TryAdd(value.Id, _values.Count))
                _values.Add(value);
    }

    public string Id { get; }

    /// <summary>Of the concept.</summary>
    public LocalText Names { get; }

    public bool IsTime => Id == TimeDimension.Name;

    /// <summary>Null for a dimension.</summary>
    public DataAttribute? Attribute { get; init; }

    /// <summary>For an attribute the dimensions with which it varies; null where it varies with the observation.</summary>
    public IReadOnlyList<string>? VariesWith { get; init; }

    /// <summary>Its values are codes of a list, and there are no others.</summary>
    public bool IsCoded { get; init; }

    public IReadOnlyList<DataValue> Values => _values;

    /// <summary>Where a value stands; -1 for one that is not here.</summary>
    public int Find(string id) => _places.GetValueOrDefault(id, -1);

    /// <summary>Where a value stands; it is added where it is new. Nothing is added to a list of codes.</summary>
    /// <exception cref="ArgumentException">For a code that the list does not have.</exception>
    public int Place(string id) => Find(id) is >= 0 and var place ? place
        : IsCoded ? throw new ArgumentException($"{id} is no code of {Id}", nameof(id)) : Add(new(id, LocalText.None));

    internal bool TryFind(ReadOnlySpan<char> id, out int place) => _places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out place);

    internal int Add(DataValue value)
    {
        _places.Add(value.Id, _values.Count);
        _values.Add(value);
        return _values.Count - 1;
    }
}
