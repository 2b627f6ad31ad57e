namespace Pana.Linkage;

/// <summary>
/// Finds in one part who may be asked for, in three steps: words that may be the question's words; persons that bear such words, or were born on the
/// day, counted stretch by stretch; those that score best, weighed word by word. What is left is for the full comparison.
/// </summary>
static class PersonSearch
{
    /// <summary>Persons that are counted at a time: the counts stay in the near cache.</summary>
    const int Stretch = 1 << 15;

    /// <summary>Persons that are weighed word by word for one question.</summary>
    const int Weighed = 2000;

    /// <summary>Points of one unit of evidence (a natural logarithm of odds).</summary>
    const float Points = 100;

    /// <summary>What a birth near the year asked for tells at least, and one on the very day.</summary>
    const int OfYear = 250, OfDay = 800;

    /// <param name="Odds">Roughly what the full comparison will say.</param>
    public readonly record struct Candidate(PersonPart Part, int At, float Odds);

    [ThreadStatic] static ushort[]? _points;

    public static void In(PersonPart part, NameReading reading, EventDate born, int most, List<Candidate> found)
    {
        if (part.Count == 0 || reading.IsEmpty)
            return;
        var words = WordSearch.In(part, reading);
        var near = Near(part, born, words, words.AllPoints * 3 / 10);
        // Hardly anybody: words so badly written that anything like them must do.
        if (near.Count < most)
            near = Near(part, born, words, 1);
        var weighed = new Candidate[near.Count];
        for (var i = 0; i < weighed.Length; i++)
            weighed[i] = new(part, near[i], words.Weigh(part.WordsOf(near[i])) + PersonIndex.DateOdds(DateComparison.Compare(born, part.BornOf(near[i]))));
        words.Forget();
        Array.Sort(weighed, (a, b) => b.Odds != a.Odds ? b.Odds.CompareTo(a.Odds) : a.At - b.At);
        found.AddRange(weighed.AsSpan(0, Math.Min(most, weighed.Length)));
    }

    /// <summary>The persons with the most points, for words that are rare and for a birth near the one asked for.</summary>
    static List<int> Near(PersonPart part, EventDate born, WordSearch words, int least)
    {
        var best = new Best(least);
        var points = _points ??= new ushort[Stretch];
        var (from, to) = (0, 0);
        if (born.Year != 0)
            (from, to) = (part.FirstOf(born.Year - (born.Estimated ? 5 : 2)), part.FirstOf(born.Year + (born.Estimated ? 6 : 3)));
        var unknown = part.FirstOf(1);
        words.Begin();
        for (var first = 0; first < part.Count; first += Stretch)
        {
            var here = points.AsSpan(0, Math.Min(Stretch, part.Count - first));
            here.Clear();
            words.Count(here, first);
            best.Take(here, first, 0, unknown, OfYear / 2);
            best.Take(here, first, unknown, from, 0);
            best.Take(here, first, Math.Max(from, unknown), to, OfYear);
            best.Take(here, first, Math.Max(to, unknown), part.Count, 0);
        }
        if (born is { IsWhole: true, IsHeaped: false, Estimated: false })
        {
            best.TakeAll(part.BornOn(born.Year, born.Month, born.Day), OfDay);
            if (born.Day <= 12)
                best.TakeAll(part.BornOn(born.Year, born.Day, born.Month), OfDay / 2);
        }
        return [.. best.Persons().Where(person => !part.Gone.Contains(person))];
    }

    /// <summary>The best so far, and the points below which nobody need be looked at any more.</summary>
    sealed class Best(int least)
    {
        const int Most = Weighed * 4;

        readonly List<(int Points, int Person)> _persons = [];
        int _least = Math.Max(least, 1);

        public void Take(ReadOnlySpan<ushort> points, int first, int from, int to, int bonus)
        {
            (from, to) = (Math.Max(from - first, 0), Math.Min(to - first, points.Length));
            while (from < to)
            {
                var next = points[from..to].IndexOfAnyInRange((ushort)Math.Max(1, _least - bonus), ushort.MaxValue);
                if (next < 0)
                    return;
                Add(points[from + next] + bonus, first + from + next);
                from += next + 1;
            }
        }

        /// <summary>Persons of one day, whatever their names.</summary>
        public void TakeAll((int From, int To) persons, int bonus)
        {
            for (var person = persons.From; person < Math.Min(persons.To, persons.From + Weighed); person++)
                _persons.Add((_least + bonus, person));
        }

        void Add(int points, int person)
        {
            _persons.Add((points, person));
            if (_persons.Count < Most)
                return;
            Cut();
            _least = Math.Max(_least, _persons[^1].Points);
        }

        void Cut()
        {
            _persons.Sort((a, b) => b.Points != a.Points ? b.Points - a.Points : a.Person - b.Person);
            if (_persons.Count > Weighed)
                _persons.RemoveRange(Weighed, _persons.Count - Weighed);
        }

        public List<int> Persons()
        {
            Cut();
            return [.. _persons.Select(each => each.Person).Distinct()];
        }
    }

    /// <summary>As points, so that rare words and good likenesses count more.</summary>
    internal static int PointsOf(double evidence) => (int)(evidence * Points);
}
