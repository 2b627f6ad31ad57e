using System.Runtime.InteropServices;

namespace Pana.Disclosure;

/// <summary>From each figure to those that it is a part of, one dimension wider: which figures they are, and along which dimension.</summary>
sealed class Links
{
    readonly int[] _starts;
    readonly List<int> _wider = [];
    readonly List<byte> _dimensions = [];

    public Links(Margins margins)
    {
        _starts = new int[margins.Size + 1];
        var depths = new int[margins.Size];
        for (var i = 0; i < margins.Size; i++)
        {
            var place = margins.PlaceOf(i);
            for (var d = 0; d < margins.Places.Spaces.Length; d++)
                if (margins.IsListed(i) && margins.Places.Spaces[d] is { HasTotal: true } space && margins.Places.Number(place, d) is > 0 and var number)
                {
                    depths[i] += space.Depths[number];
                    foreach (var wider in space.Wider(number))
                    {
                        _wider.Add(margins.At(margins.Places.With(place, d, wider)));
                        _dimensions.Add((byte)d);
                    }
                }
            _starts[i + 1] = _wider.Count;
        }
        FromTheTop = [.. Enumerable.Range(0, margins.Size)];
        Array.Sort(depths, FromTheTop);
    }

    /// <summary>All figures, each behind those that it is a part of.</summary>
    public int[] FromTheTop { get; }

    public ReadOnlySpan<int> Wider(int margin) => CollectionsMarshal.AsSpan(_wider)[_starts[margin].._starts[margin + 1]];

    public ReadOnlySpan<byte> Dimensions(int margin) => CollectionsMarshal.AsSpan(_dimensions)[_starts[margin].._starts[margin + 1]];
}
