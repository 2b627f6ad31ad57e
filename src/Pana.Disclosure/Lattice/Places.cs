using System.Collections.Immutable;

namespace Pana.Disclosure;

/// <summary>
/// Every figure that the views of a shape may ask for has a place: the numbers of its codes as one number. A cell counts towards all places
/// around it.
/// </summary>
sealed class Places
{
    readonly TableShape _shape;
    readonly ulong[] _radix;
    readonly int[][] _masks;
    ulong[] _around = new ulong[64];

    /// <param name="more">Dimensions in detail of figures that no view has, but that others know.</param>
    public Places(TableShape shape, IEnumerable<uint> more, IEnumerable<CountedCell> cells)
    {
        _shape = shape;
        HashSet<string>[] used = [.. shape.Dimensions.Select(_ => new HashSet<string>())];
        foreach (var cell in cells)
        {
            if (cell.Codes.Length != used.Length)
                throw new ArgumentException($"A cell has {cell.Codes.Length} codes, its table {used.Length} dimensions.");
            for (var d = 0; d < used.Length; d++)
                used[d].Add(cell.Codes[d]);
        }
        Spaces = [.. shape.Dimensions.Select((dimension, d) => new CodeSpace(dimension, used[d]))];
        _radix = new ulong[Spaces.Length];
        var next = 1UL;
        for (var d = 0; d < Spaces.Length; d++)
            (_radix[d], next) = (next, checked(next * (ulong)Math.Max(1, Spaces[d].Count)));
        _masks = [.. shape.Masks.Union(more).Select(mask => Enumerable.Range(0, Spaces.Length).Where(d => (mask >> d & 1) != 0).ToArray())];
    }

    public CodeSpace[] Spaces { get; }

    public int Number(ulong place, int dimension) => (int)(place / _radix[dimension] % (ulong)Spaces[dimension].Count);

    public ulong With(ulong place, int dimension, int number) =>
        place + _radix[dimension] * (ulong)number - _radix[dimension] * (ulong)Number(place, dimension);

    public bool IsUnknown(ulong place, int dimension) => Number(place, dimension) == Spaces[dimension].Unknown;

    public string[] Codes(ulong place) => [.. Spaces.Select((space, d) => space[Number(place, d)])];

    /// <summary>
    /// The place of these codes; null where one of them is used by no cell. A cell's own place is the finest, which no view need have.
    /// </summary>
    public ulong? Of(IReadOnlyList<string> codes)
    {
        var place = 0UL;
        for (var d = 0; d < codes.Count; d++)
            if (Spaces[d][codes[d]] is >= 0 and var number)
                place += _radix[d] * (ulong)number;
            else
                return null;
        return place;
    }

    /// <summary>Whether some view has a figure there.</summary>
    public bool IsListed(ulong place) => ImmutableArray.BinarySearch(_shape.Masks, Mask(place)) >= 0;

    /// <summary>The place of the total of all that is ever added up with this.</summary>
    public ulong Apart(ulong place)
    {
        var apart = 0UL;
        for (var d = 0; d < Spaces.Length; d++)
            if (!Spaces[d].HasTotal)
                apart += _radix[d] * (ulong)Number(place, d);
        return apart;
    }

    /// <summary>All places that a cell counts towards, each once. What is returned holds until the next call.</summary>
    public ReadOnlySpan<ulong> Around(ulong finest)
    {
        var (apart, end) = (Apart(finest), 0);
        foreach (var mask in _masks)
        {
            var from = end;
            Add(ref end, apart);
            foreach (var d in mask)
            {
                var fine = Spaces[d].Fine(Number(finest, d));
                var count = end - from;
                for (var option = 1; option < fine.Length; option++)
                    for (var i = 0; i < count; i++)
                        Add(ref end, _around[from + i] + _radix[d] * (ulong)fine[option]);
                if (fine.Length == 0)
                    end = from;
                else
                    for (var i = 0; i < count; i++)
                        _around[from + i] += _radix[d] * (ulong)fine[0];
            }
        }
        return _around.AsSpan(0, end);
    }

    /// <summary>Dimensions along which a figure may be broken down further, as bits.</summary>
    public uint Refinable(ulong place)
    {
        var (mask, refinable) = (Mask(place), 0u);
        for (var d = 0; d < Spaces.Length; d++)
            if ((mask >> d & 1) != 0 && Spaces[d].Sizes[Number(place, d)] > 1)
                refinable |= 1u << d;
        foreach (var larger in _shape.Masks)
            if ((larger & mask) == mask)
                refinable |= larger & ~mask;
        return refinable;
    }

    uint Mask(ulong place)
    {
        var mask = 0u;
        for (var d = 0; d < Spaces.Length; d++)
            if (Spaces[d].HasTotal && Number(place, d) > 0)
                mask |= 1u << d;
        return mask;
    }

    void Add(ref int end, ulong place)
    {
        if (end == _around.Length)
            Array.Resize(ref _around, 2 * end);
        _around[end++] = place;
    }
}
