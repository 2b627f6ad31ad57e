namespace Pana.Disclosure;

/// <summary>The codes of one dimension as far as its cells use them, with whatever is wider. The total is number 0 where there is one.</summary>
sealed class CodeSpace
{
    readonly Dictionary<string, int> _numbers = [];
    readonly List<string> _codes = [];
    readonly int[][] _wider, _fine;
    readonly bool[]? _disjoint;

    public CodeSpace(TableDimension dimension, IEnumerable<string> used)
    {
        var wider = dimension.Wider.ToLookup(pair => pair.Code, pair => pair.Wider);
        HasTotal = dimension.Use != DimensionUse.Apart;
        if (HasTotal)
            NumberOf(TableDimension.Total);
        List<HashSet<string>> above = HasTotal ? [[]] : [];
        Queue<string> waiting = new(used.Distinct().Order(StringComparer.Ordinal));
        while (waiting.TryDequeue(out var code))
            if (!_numbers.ContainsKey(code))
            {
                NumberOf(code);
                HashSet<string> all = [];
                if (HasTotal)
                    Climb(code, all);
                above.Add(all);
                foreach (var each in all)
                    waiting.Enqueue(each);
            }
        _wider = [.. above.Select((all, at) => HasTotal && at > 0 ? Numbers(all) : [])];
        _fine = [.. _wider.Select((all, at) => HasTotal && at == 0 ? [] : all.Where(number => number != 0).Prepend(at).ToArray())];
        Unknown = HasTotal && _numbers.TryGetValue(TableDimension.Unknown, out var unknown) ? unknown : -1;
        var codes = Enumerable.Range(0, Count).Skip(HasTotal ? 1 : 0).ToArray();
        var below = _wider.Select((_, at) => codes.Where(each => each == at || _wider[each].Contains(at)).ToHashSet()).ToArray();
        Sizes = [.. below.Select(all => all.Count)];
        Depths = [.. Enumerable.Range(0, Count).Select(at => at == 0 && HasTotal ? 0 : _wider[at].Length)];
        if (_wider.Any(all => all.Length > 1))
            _disjoint = [.. Enumerable.Range(0, Count * Count).Select(pair => !below[pair / Count].Overlaps(below[pair % Count]))];

        int[] Numbers(HashSet<string> all) => [.. all.Where(code => code != TableDimension.Total).Select(code => _numbers[code]).Order(), 0];

        void Climb(string code, HashSet<string> all)
        {
            foreach (var each in wider[code])
                if (all.Add(each))
                    Climb(each, all);
        }
    }

    public bool HasTotal { get; }

    public int Count => _codes.Count;

    /// <summary>-1 where it is not used.</summary>
    public int Unknown { get; }

    /// <summary>By code: how many codes are in it.</summary>
    public int[] Sizes { get; }

    /// <summary>Greater for whatever is narrower.</summary>
    public int[] Depths { get; }

    public string this[int number] => _codes[number];

    public int this[string code] => _numbers.GetValueOrDefault(code, -1);

    /// <summary>All that are wider, the total last.</summary>
    public int[] Wider(int number) => _wider[number];

    /// <summary>It and all that are wider but the total; nothing for the total.</summary>
    public int[] Fine(int number) => _fine[number];

    public bool AreDisjoint(int one, int other) => _disjoint is null ? one != other : _disjoint[one * Count + other];

    void NumberOf(string code)
    {
        _numbers.Add(code, _codes.Count);
        _codes.Add(code);
    }
}
