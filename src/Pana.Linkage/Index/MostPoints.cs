namespace Pana.Linkage;

/// <summary>The so many with the most points, of equals the first; and the points below which nobody need be looked at any more.</summary>
sealed class MostPoints(int most, int least)
{
    /// <summary>More points are as good as these.</summary>
    const int Highest = 1 << 14;

    readonly List<(int Points, int Person)> _persons = [];
    readonly int[] _counts = new int[Highest + 1];
    int _least = Math.Max(least, 1), _above;

    /// <summary>Persons one after another, with what is added to the points of each; who has no points of their own is none.</summary>
    public void Take(ReadOnlySpan<ushort> points, int first, int added)
    {
        for (var from = 0; from < points.Length; from++)
        {
            var next = points[from..].IndexOfAnyInRange((ushort)Math.Max(1, _least - added), ushort.MaxValue);
            if (next < 0)
                return;
            from += next;
            var all = Math.Min(Highest, points[from] + added);
            _persons.Add((all, first + from));
            _counts[all]++;
            // So many have that or more: others must have more than the least of them.
            for (_above++; _above >= most; _least++)
                _above -= _counts[_least];
        }
    }

    public int[] Persons()
    {
        var equal = most - _above;
        return [.. _persons.Where(each => each.Points >= _least || each.Points == _least - 1 && equal-- > 0).Select(each => each.Person)];
    }
}
