namespace Pana.Linkage;

/// <summary>A column of both tables: for each row the number of its value; 0 is missing.</summary>
sealed class Column(string name, ColumnKind kind)
{
    Dictionary<string, int> _numbers = [], _folds = [];
    List<Value> _values = [new("")];
    List<int> _rows = [];

    public string Name { get; } = name;

    public ColumnKind Kind { get; } = kind;

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
            _numbers[value.Text] = number;
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

    public void Close()
    {
        (Ids, Values, _rows, _values, _numbers, _folds) = ([.. _rows], [.. _values], [], [], [], []);
    }

    /// <summary>Gives the numbers of the rows up: those of the units are kept elsewhere.</summary>
    public void Forget() => Ids = [];
}
