using System.Runtime.InteropServices;

namespace Pana.Disclosure;

/// <summary>That a figure is a part of another, which is wider along one dimension.</summary>
readonly record struct Link(int Whole, byte Dimension);

/// <summary>From each figure to those that it is a part of, one dimension wider.</summary>
sealed class Links
{
    readonly int[] _starts;
    readonly List<Link> _links = [];

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
                        _links.Add(new(margins.At(margins.Places.With(place, d, wider)), (byte)d));
                }
            _starts[i + 1] = _links.Count;
        }
        FromTheTop = [.. Enumerable.Range(0, margins.Size)];
        Array.Sort(depths, FromTheTop);
    }

    /// <summary>All figures, each behind those that it is a part of.</summary>
    public int[] FromTheTop { get; }

    public ReadOnlySpan<Link> Of(int margin) => CollectionsMarshal.AsSpan(_links)[_starts[margin].._starts[margin + 1]];
}
