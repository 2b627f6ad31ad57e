namespace Pana.Linkage;

/// <summary>
/// Finds in one part who may be asked for: persons that bear words that may be meant, or were born on the day, are counted stretch by stretch; those
/// with the most points are weighed word by word.
/// </summary>
static class PersonSearch
{
    /// <summary>Persons that are counted at a time: the counts stay in the near cache.</summary>
    const int Stretch = 1 << 15;

    /// <summary>Persons that are weighed word by word for one question.</summary>
    const int Weighed = 2000;

    /// <summary>Fewer than these are hardly anybody.</summary>
    const int Few = 20;

    /// <param name="Part">In which they are; none of those that lie beside the parts.</param>
    public readonly record struct Candidate(long Id, float Odds, PersonPart? Part, int At);

    [ThreadStatic] static ushort[]? _points;

    public static void In(PersonPart part, PersonQuestion question, WordSearch words, int most, List<Candidate> found)
    {
        words.Begin();
        var births = Births(part, question.Born);
        var near = Near(part, births, words, words.AllPoints * 3 / 10);
        // Hardly anybody: words so badly written that anything like them must do.
        if (near.Length < Few)
        {
            words.Again();
            near = Near(part, births, words, 1);
        }
        var odds = new float[near.Length];
        for (var i = 0; i < odds.Length; i++)
            odds[i] = part.Gone.Contains(near[i]) ? float.PositiveInfinity : -words.Weigh(part.WordsOf(near[i])) - question.ToldByBirth(part.BornOf(near[i]));
        words.End();
        Array.Sort(odds, near);
        for (var i = 0; i < Math.Min(most, near.Length) && odds[i] < float.PositiveInfinity; i++)
            found.Add(new(part.IdOf(near[i]), -odds[i], part, near[i]));
    }

    /// <summary>Where persons end whose birth tells so much, in points: they lie in the order of their birth.</summary>
    static List<(int End, int Points)> Births(PersonPart part, EventDate born)
    {
        if (born.Year == 0)
            return [(part.Count, 0)];
        List<(int From, int To, float Told)> told = [(0, part.FirstOf(1), 0), (part.FirstOf(born.Year - (born.Estimated ? 5 : 2)), part.FirstOf(born.Year + (born.Estimated ? 6 : 3)),
            PersonQuestion.OfBirth(Agreement.Weak)), (part.FirstOf(born.Year), part.FirstOf(born.Year + 1), PersonQuestion.OfBirth(Agreement.Close))];
        if (born is { IsWhole: true, IsHeaped: false, Estimated: false })
        {
            if (born.Day <= 12 && part.BornOn(born.Year, born.Day, born.Month) is var (other, before))
                told.Add((other, before, PersonQuestion.OfBirth(Agreement.Nearly)));
            var (from, to) = part.BornOn(born.Year, born.Month, born.Day);
            told.Add((from, to, PersonQuestion.OfBirth(Agreement.Exact)));
        }
        var ends = told.SelectMany(each => new[] { each.From, each.To }).Append(part.Count).Where(end => end > 0).Distinct().Order();
        return [.. ends.Select(end => (end, (int)((told.Where(each => each.From < end && end <= each.To).Select(each => each.Told)
            .DefaultIfEmpty(PersonQuestion.OfBirth(Agreement.Differs)).Max() - PersonQuestion.OfBirth(Agreement.Differs)) * WordSearch.Points)))];
    }

    static int[] Near(PersonPart part, List<(int End, int Points)> births, WordSearch words, int least)
    {
        var best = new MostPoints(Weighed, least);
        var points = _points ??= new ushort[Stretch];
        var birth = 0;
        for (var first = 0; first < part.Count; first += Stretch)
        {
            var here = points.AsSpan(0, Math.Min(Stretch, part.Count - first));
            here.Clear();
            words.Count(here, first);
            for (var from = 0; from < here.Length;)
            {
                var to = Math.Min(here.Length, births[birth].End - first);
                best.Take(here[from..to], first + from, births[birth].Points);
                birth += births[birth].End - first == to && birth + 1 < births.Count ? 1 : 0;
                from = to;
            }
        }
        return best.Persons();
    }
}
