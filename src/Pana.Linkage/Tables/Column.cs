using System.Collections.Concurrent;

namespace Pana.Linkage;

/// <summary>A column of both tables: for each row the number of its value; 0 is missing.</summary>
sealed class Column(string name, ColumnKind kind)
{
    readonly Dictionary<string, int> _numbers = [];
    readonly List<Value> _values = [new("")];
    readonly List<int> _rows = [];

    public string Name { get; } = name;

    public ColumnKind Kind { get; } = kind;

    public IReadOnlyList<int> Rows => _rows;

    /// <summary>The value numbers of all rows, when reading is done.</summary>
    public int[] Ids { get; private set; } = [];

    public Value[] Values { get; private set; } = [];

    public bool IsName => Kind is ColumnKind.Given or ColumnKind.Family or ColumnKind.Father or ColumnKind.Full;

    public void Add(ReadOnlySpan<char> text)
    {
        if (text.Length > Evidence.Longest)
            text = text[..Evidence.Longest];
        if (text.IsEmpty)
        {
            _rows.Add(0);
            return;
        }
        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var number))
        {
            var value = new Value(text.ToString());
            Evidence.Read(Kind, value);
            number = value.Fold.Length == 0 ? 0 : Known(value);
            lookup[text] = number;
        }
        _rows.Add(number);
    }

    /// <summary>Values that fold alike are one value.</summary>
    int Known(Value value)
    {
        if (_folds.TryGetValue(value.Fold, out var number))
            return number;
        _values.Add(value);
        return _folds[value.Fold] = _values.Count - 1;
    }

    readonly Dictionary<string, int> _folds = [];

    public void Close()
    {
        (Ids, Values) = ([.. _rows], [.. _values]);
        _rows.Clear();
        _numbers.Clear();
        _folds.Clear();
    }
}
