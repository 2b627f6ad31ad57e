namespace Pana.Linkage;

/// <summary>Compares two units column by column and weighs what it saw. One for each thread: it keeps what it compared last.</summary>
sealed class Scorer
{
    /// <summary>What a small register asks again is near at hand in a small table, and such a table is made in no time.</summary>
    const int Slots = 1 << 16, FewSlots = 1 << 13, Few = 50_000;

    readonly Column[] _columns;
    readonly int[] _ids;
    readonly Model _model;
    readonly ulong[]?[] _seen;
    readonly int _slots;
    readonly int _given = -1, _family = -1;
    readonly int[][] _sisters;

    public Scorer(Model model)
    {
        (_model, _columns, _ids) = (model, model.Columns, model.Records.ByUnit);
        (_seen, _slots) = (new ulong[_columns.Length][], model.Records.Units > Few ? Slots : FewSlots);
        _given = Array.FindIndex(_columns, column => column.Kind == ColumnKind.Given);
        _family = Array.FindIndex(_columns, column => column.Kind == ColumnKind.Family);
        _sisters = [.. _columns.Select((column, index) => column.Kind is not (ColumnKind.Text or ColumnKind.Place) ? []
            : Enumerable.Range(0, _columns.Length).Where(other => other != index && _columns[other].Kind is ColumnKind.Text or ColumnKind.Place && other != index).ToArray())];
        Steps = new byte[_columns.Length];
        Same = new int[_columns.Length];
    }

    /// <summary>What the last comparison saw: for each column its step, and the number of the value that both have, or 0.</summary>
    public byte[] Steps { get; }

    public int[] Same { get; }

    public bool Swapped { get; private set; }

    /// <summary>The logarithm of the odds that both are one person.</summary>
    public float Score(int a, int b)
    {
        Compare(a, b);
        return _model.LogOdds(Steps, Same, Swapped);
    }

    public void Compare(int a, int b)
    {
        Swapped = false;
        var x = Ids(a);
        var y = Ids(b);
        for (var i = 0; i < x.Length; i++)
            Step(i, x[i], y[i]);
        if (_given >= 0 && _family >= 0 && Steps[_given] >= (byte)Agreement.Weak && Steps[_family] >= (byte)Agreement.Weak)
            Swap(x, y);
        for (var i = 0; i < x.Length; i++)
            if (Steps[i] > (byte)Agreement.Close && _sisters[i].Length > 0)
                Move(i, x, y);
    }

    ReadOnlySpan<int> Ids(int unit) => _ids.AsSpan(unit * _columns.Length, _columns.Length);

    void Step(int column, int x, int y)
    {
        Same[column] = 0;
        if (x == 0 || y == 0)
            Steps[column] = (byte)Agreement.Missing;
        else if (x == y && (_columns[column].Kind != ColumnKind.Date || Settled(_columns[column].Values[x].Date)))
            (Steps[column], Same[column]) = ((byte)Agreement.Exact, x);
        else
            Steps[column] = Remembered(column, column, x, y);
    }

    static bool Settled(EventDate date) => date.IsWhole && !date.IsHeaped && !date.Estimated;

    byte Remembered(int column, int other, int x, int y)
    {
        var values = _columns[column].Values;
        if (column != other || _columns[column].Kind is ColumnKind.Date or ColumnKind.Sex)
            return (byte)Comparison.Of(_columns[column].Kind, values[x], _columns[other].Values[y]);
        if (x > y)
            (x, y) = (y, x);
        var seen = _seen[column] ??= new ulong[_slots];
        var key = (((ulong)(uint)x << 28) ^ (uint)y) * 0x9E3779B97F4A7C15;
        key ^= key >> 32;
        ref var slot = ref seen[key & (uint)(_slots - 1)];
        if (slot >> 8 == key >> 8 && slot != 0)
            return (byte)slot;
        var step = (byte)Comparison.Of(_columns[column].Kind, values[x], values[y]);
        slot = key & ~255UL | step;
        return step;
    }

    /// <summary>Given and family name in each other's place, one joint comparison.</summary>
    void Swap(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var (ga, fa, gb, fb) = (x[_given], x[_family], y[_given], y[_family]);
        if (ga == 0 && fa == 0 || gb == 0 && fb == 0)
            return;
        var one = ga == 0 || fb == 0 ? (byte)Agreement.Missing : Crossed(_columns[_given].Values[ga], _columns[_family].Values[fb]);
        var other = fa == 0 || gb == 0 ? (byte)Agreement.Missing : Crossed(_columns[_family].Values[fa], _columns[_given].Values[gb]);
        if (one == (byte)Agreement.Missing && other == (byte)Agreement.Missing || one is >= (byte)Agreement.Weak and not (byte)Agreement.Missing
            || other is >= (byte)Agreement.Weak and not (byte)Agreement.Missing)
            return;
        Swapped = true;
        (Steps[_given], Steps[_family], Same[_given], Same[_family]) = (one, other, 0, 0);
    }

    static byte Crossed(Value one, Value other) => (byte)Comparison.Of(ColumnKind.Full, one, other);

    /// <summary>A part of an address in another one's place.</summary>
    void Move(int column, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        foreach (var sister in _sisters[column])
            if (x[column] != 0 && y[sister] is > 0 and var there && SameWords(_columns[column].Values[x[column]], _columns[sister].Values[there])
                || y[column] != 0 && x[sister] is > 0 and var here && SameWords(_columns[column].Values[y[column]], _columns[sister].Values[here]))
            {
                Steps[column] = (byte)Agreement.Close;
                return;
            }
    }

    static bool SameWords(Value a, Value b) =>
        a.Words.AsSpan().SequenceEqual(b.Words) || a.Fold.Length > 6 && Math.Abs(a.Fold.Length - b.Fold.Length) <= 1 && Edits.Between(a.Fold, b.Fold, 1) <= 1;
}
