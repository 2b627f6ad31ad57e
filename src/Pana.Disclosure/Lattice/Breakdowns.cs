namespace Pana.Disclosure;

/// <summary>
/// Which figures stand. A figure is not broken down along a dimension when it has fewer than k people, when that would tell where all of its
/// people are, or all but one, or when it would look so; and where a breakdown is closed, everything narrower is. What stands of a table is
/// therefore always the wider part: wider bands of age, the whole state for a region, all origins together.
/// </summary>
sealed class Breakdowns
{
    readonly Margins _margins;
    readonly Rules _rules;
    readonly Perturbation _perturbation;
    readonly uint[] _closed, _found;
    readonly bool[] _stands;
    readonly long[] _values;

    public Breakdowns(Margins margins, Rules rules, Perturbation perturbation)
    {
        (_margins, _rules, _perturbation) = (margins, rules, perturbation);
        (_closed, _found) = (new uint[margins.Size], new uint[margins.Size]);
        _stands = new bool[margins.Size];
        _values = new long[margins.Size];
    }

    /// <summary>For the release that is counted. What an earlier audit closed stays closed as long as the value of that release stands.</summary>
    public void Begin()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = ValueOf(_margins.Drawn(i), _margins.DrawnKey(i));
            if (_margins.IsDrawnAgain(i))
                _found[i] = 0;
        }
        _found.CopyTo(_closed);
        CloseWhatTells();
        Settle();
    }

    public bool Stands(int margin) => _stands[margin];

    /// <summary>As it is published where it stands.</summary>
    public long Value(int margin) => _values[margin];

    public uint Closed(int margin) => _closed[margin];

    /// <summary>Because something is found out with the parts along it. They stand until <see cref="Settle"/>.</summary>
    public void CloseFound(int margin, int dimension)
    {
        _found[margin] |= 1u << dimension;
        Close(margin, dimension);
    }

    public void Settle()
    {
        do
            Stand();
        while (CloseWhatLooksAlike());
    }

    void Close(int margin, int dimension) => _closed[margin] |= 1u << dimension;

    long ValueOf(long count, uint key) => _rules.Mode switch
    {
        Mode.Perturbed => _perturbation.Publish(count, key),
        Mode.BelowFive when count < Rules.SmallestPublished => count < 3 ? 0 : Rules.SmallestPublished,
        _ => count,
    };

    void CloseWhatTells()
    {
        for (var i = 0; i < _closed.Length; i++)
            if (_margins.Drawn(i) < _rules.Fewest)
                _closed[i] = ~0u;
        for (var i = 0; i < _closed.Length; i++)
            foreach (var link in _margins.Links.Of(i))
                if (Tells(i, link.Whole, link.Dimension))
                    Close(link.Whole, link.Dimension);
    }

    /// <summary>Almost everybody whose code is known at all has one: then even the one person who has not would know about all others.</summary>
    bool Tells(int part, int whole, int dimension)
    {
        if (!IsTold(part, dimension))
            return false;
        var unknown = _margins.UnknownIn(whole, dimension);
        return _margins.Drawn(part) > _margins.Drawn(whole) - (unknown < 0 ? 0 : _margins.Drawn(unknown)) - _rules.Elsewhere;
    }

    bool IsTold(int part, int dimension) =>
        _margins.Shape.Dimensions[dimension].Use == DimensionUse.Told && !_margins.Places.IsUnknown(_margins.PlaceOf(part), dimension);

    void Stand()
    {
        foreach (var i in _margins.Links.FromTheTop)
        {
            _stands[i] = _margins.IsListed(i);
            foreach (var link in _margins.Links.Of(i))
                _stands[i] &= _stands[link.Whole] && (_closed[link.Whole] & 1u << link.Dimension) == 0;
        }
    }

    /// <summary>
    /// A breakdown of which a reader sees no two parts that exclude each other looks as if all people were in the one, whether they are or not.
    /// </summary>
    bool CloseWhatLooksAlike()
    {
        var depth = _margins.Places.Spaces.Length;
        var first = new int[_margins.Size * depth];
        var isApart = new bool[first.Length];
        EachSeen((link, number) =>
        {
            ref var narrowest = ref first[link.Whole * depth + link.Dimension];
            var space = _margins.Places.Spaces[link.Dimension];
            if (narrowest == 0 || space.Sizes[number] < space.Sizes[narrowest])
                narrowest = number;
        });
        EachSeen((link, number) =>
        {
            var at = link.Whole * depth + link.Dimension;
            isApart[at] |= _margins.Places.Spaces[link.Dimension].AreDisjoint(first[at], number);
        });
        var isChanged = false;
        for (var at = 0; at < first.Length; at++)
            if (first[at] > 0 && !isApart[at])
            {
                Close(at / depth, at % depth);
                isChanged = true;
            }
        return isChanged;
    }

    void EachSeen(Action<Link, int> see)
    {
        for (var i = 0; i < _stands.Length; i++)
            if (_stands[i] && _values[i] > 0)
                foreach (var link in _margins.Links.Of(i))
                    if (IsTold(i, link.Dimension))
                        see(link, _margins.Places.Number(_margins.PlaceOf(i), link.Dimension));
    }
}
