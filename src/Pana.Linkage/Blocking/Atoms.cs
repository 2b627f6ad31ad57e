namespace Pana.Linkage;

/// <summary>
/// The pieces of a record that two records of one person are likely to share: the sound of a name, a part of a date, a place, a rare word.
/// Each kind of piece holds as many hashes for each unit as any unit needs, four at most.
/// </summary>
sealed class Atoms
{
    public const int Most = 4;

    readonly List<Kind> _kinds = [];

    /// <summary>What fills the hashes of each kind: no kind asks another, so that all are filled at once.</summary>
    readonly List<Action> _fillings = [];
    readonly int _units;

    sealed record Kind(string Name, int Group, uint[] Hashes, int Each);

    public Atoms(Model model)
    {
        _units = model.Records.Units;
        Names(model);
        for (var i = 0; i < model.Columns.Length; i++)
            Add(i, model);
        Parallel.For(0, _fillings.Count, at => _fillings[at]());
        _fillings.Clear();
    }

    public int Count => _kinds.Count;

    public string Name(int kind) => _kinds[kind].Name;

    /// <summary>Pieces of one group say the same thing twice and are not joined in one pass.</summary>
    public int Group(int kind) => _kinds[kind].Group;

    public ReadOnlySpan<uint> Of(int kind, int unit) => _kinds[kind].Hashes.AsSpan(unit * _kinds[kind].Each, _kinds[kind].Each);

    /// <summary>Forgets the pieces that no chosen pass asks for: sixteen bytes of each unit for each kind.</summary>
    public void Keep(IReadOnlyList<Pass> passes)
    {
        for (var kind = 0; kind < _kinds.Count; kind++)
            if (!passes.Any(pass => pass.First == kind || pass.Second == kind))
                _kinds[kind] = _kinds[kind] with { Hashes = [] };
    }

    void Names(Model model)
    {
        var names = Enumerable.Range(0, model.Columns.Length).Where(i => model.Columns[i].IsName && model.Columns[i].Kind != ColumnKind.Father).ToArray();
        if (names.Length == 0)
            return;
        var carried = names.Any(i => Array.Exists(model.Columns[i].Values, value => value.IsForeign));
        var keys = names.Select(i => model.Columns[i].Values.Select(value => carried ? Carried(model.Columns[i].Kind, value) : NameSound.Of(value.Fold)).ToArray()).ToArray();
        var heads = names.Select(i => model.Columns[i].Values.Select(value => carried ? [] : NameSound.Heads(value.Fold)).ToArray()).ToArray();
        Collect("name", keys);
        if (!carried)
            Collect("name head", heads);

        void Collect(string name, uint[][][] of)
        {
            var hashes = New(name, -1, Most);
            _fillings.Add(() =>
            {
                for (var unit = 0; unit < _units; unit++)
                    for (var n = 0; n < names.Length; n++)
                        foreach (var key in of[n][model.Id(names[n], unit)])
                            Put(hashes.AsSpan(unit * Most, Most), key);
            });
        }
    }

    static uint[] Carried(ColumnKind kind, Value value) => value.Fold.Length == 0 ? []
        : [.. value.NameOf(kind == ColumnKind.Given ? NamePart.Given : kind == ColumnKind.Family ? NamePart.Family : NamePart.Full).BlockingKeys.Take(Most).Select(key => (uint)(key ^ key >> 32))];

    void Add(int index, Model model)
    {
        var column = model.Columns[index];
        switch (column.Kind)
        {
            case ColumnKind.Date:
                Each("date", value => value.Date.IsWhole ? [(uint)value.Date.Digits] : []);
                Each("year", value => value.Date.Year == 0 ? [] : value.Date.Estimated || value.Date.IsHeaped
                    ? [(uint)value.Date.Year, (uint)value.Date.Year - 1, (uint)value.Date.Year + 1] : [(uint)value.Date.Year]);
                Each("day and month", value => value.Date.IsWhole && !value.Date.IsHeaped ? [Math.Min(value.Date.Day, value.Date.Month) * 100u + Math.Max(value.Date.Day, value.Date.Month)] : []);
                Each("year and month", value => value.Date.IsWhole ? [(uint)value.Date.Year * 100 + value.Date.Month] : []);
                Each("year and day", value => value.Date.IsWhole ? [(uint)value.Date.Year * 100 + value.Date.Day] : []);
                break;
            case ColumnKind.Text or ColumnKind.Place:
                Each("whole", value => [Evidence.Hash(value.Fold.Replace(" ", "", StringComparison.Ordinal))]);
                if (column.Values.Any(value => value.Words.Length > 1))
                {
                    Dictionary<uint, int> common = [];
                    foreach (var word in column.Values.SelectMany(value => value.Words))
                        common[word] = common.GetValueOrDefault(word) + 1;
                    Each("rare words", value => [.. value.Words.Distinct().OrderBy(word => common[word]).Take(2)]);
                }
                break;
            case ColumnKind.Email:
                Each("whole", value => [Evidence.Hash(value.Fold)]);
                Each("before @", value => [Evidence.Hash(Comparison.Local(value.Fold))]);
                break;
            case ColumnKind.Number or ColumnKind.Phone or ColumnKind.Postcode:
                Each("whole", value => [Evidence.Hash(value.Fold)]);
                break;
            case ColumnKind.Father:
                Each("sound", value => value.IsForeign ? Carried(column.Kind, value) : NameSound.Of(value.Fold));
                break;
        }

        void Each(string name, Func<Value, uint[]> of)
        {
            var byValue = column.Values.Select(value => value.Fold.Length == 0 ? [] : of(value)).ToArray();
            var each = Math.Clamp(byValue.Max(keys => keys.Length), 1, Most);
            var hashes = New($"{column.Name}: {name}", index, each);
            _fillings.Add(() =>
            {
                for (var unit = 0; unit < _units; unit++)
                    foreach (var key in byValue[model.Id(index, unit)])
                        Put(hashes.AsSpan(unit * each, each), key);
            });
        }
    }

    uint[] New(string name, int group, int each)
    {
        var hashes = new uint[_units * each];
        _kinds.Add(new(name, group, hashes, each));
        return hashes;
    }

    static void Put(Span<uint> hashes, uint key)
    {
        key = key == 0 ? 1 : key;
        for (var at = 0; at < hashes.Length && hashes[at] != key; at++)
            if (hashes[at] == 0)
            {
                hashes[at] = key;
                return;
            }
    }
}
