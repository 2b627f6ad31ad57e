namespace Pana.Papers;

/// <summary>
/// Looks for the lines that a scanner or a person most probably had before them: the fewest and commonest slips after which every check digit
/// agrees. Of two that are equally likely neither is proposed.
/// </summary>
static class MrzRepair
{
    const int MostOfField = 12;

    readonly record struct Change(int Line, int At, char To);

    sealed record Candidate(Change[] Changes, int Cost);

    public static IReadOnlyList<string>? Propose(MrzLayout layout, IReadOnlyList<string> raw)
    {
        var lines = raw.Select((line, i) => line.Select((c, at) => Misreading.Forced(c, layout.Class(i, at))).ToArray()).ToArray();
        // Before anything is searched: a character that has no likely reading ends it.
        var faults = Open(layout, lines).Check();
        if (faults == MrzFaults.None)
            return Text(lines);
        if ((faults & (MrzFaults.Characters | MrzFaults.Sex)) != 0)
            return null;
        var wrong = layout.Digits.Where(field => !Open(layout, lines).IsRight(field)).ToList();
        var ways = wrong.Count == 0 ? [OfComposite(layout, raw, lines)] : wrong.Select(field => OfField(layout, raw, lines, field)).ToList();
        Candidate? best = null;
        var isTied = false;
        foreach (var candidate in Together(ways))
            if ((best is null || candidate.Cost <= best.Cost) && Try(layout, lines, candidate.Changes, zone => zone.Check() == MrzFaults.None))
                (best, isTied) = (candidate, best?.Cost == candidate.Cost);
        if (best is null || isTied)
            return null;
        Apply(lines, best.Changes);
        return Text(lines);
    }

    static List<Candidate> OfField(MrzLayout layout, IReadOnlyList<string> raw, char[][] lines, MrzField field)
    {
        var zone = Open(layout, lines);
        var (span, digit) = (layout[field], zone.DigitOf(field));
        List<(int Line, int At)> places = [.. Enumerable.Range(span.Start, span.Length).Select(at => (span.Line, at)), (digit.Line, digit.Start)];
        if (digit.Start != span.End)
            places.AddRange(Enumerable.Range(layout[MrzField.Optional].Start, digit.Start - layout[MrzField.Optional].Start).Select(at => (digit.Line, at)));
        return Search(layout, raw, lines, places, span, zone => zone.IsRight(field)
            && (field is not (MrzField.Birth or MrzField.Expiry) || MrzDates.IsPossible(zone.Of(span)) && (MrzDates.Two(zone.Of(span), 2) != 0 || IsAsSeen(span, 2))));

        // A month 00 stands in documents of some states; no slip is taken for one.
        bool IsAsSeen(MrzSpan date, int from) => raw[date.Line].AsSpan(date.Start + from, 2) is "00";
    }

    /// <summary>Where only the composite digit disagrees, the slip is in it or in what it alone covers.</summary>
    static List<Candidate> OfComposite(MrzLayout layout, IReadOnlyList<string> raw, char[][] lines)
    {
        List<(int Line, int At)> places = [(layout.Composite.Line, layout.Composite.Start)];
        foreach (var field in new[] { MrzField.Optional, MrzField.Optional2 })
            if (!layout.Digits.Contains(field))
                places.AddRange(Enumerable.Range(layout[field].Start, layout[field].Length).Select(at => (layout[field].Line, at)));
        return Search(layout, raw, lines, places, layout[MrzField.Optional], zone => zone.Check() == MrzFaults.None);
    }

    delegate bool Question(MrzZone zone);

    /// <summary>One slip, else two.</summary>
    static List<Candidate> Search(MrzLayout layout, IReadOnlyList<string> raw, char[][] lines, List<(int Line, int At)> places, MrzSpan shown, Question isRight)
    {
        var once = new List<Candidate>();
        foreach (var (line, at) in places)
            foreach (var (to, cost) in Misreading.Others(raw[line][at], lines[line][at]))
                if ((CheckDigit.ClassOf(to) & layout.Class(line, at)) != 0)
                    once.Add(new([new(line, at, to)], cost));
        var found = once.Where(candidate => Try(layout, lines, candidate.Changes, isRight)).ToList();
        if (found.Count == 0)
            for (var i = 0; i < once.Count; i++)
                for (var j = i + 1; j < once.Count; j++)
                    if ((once[i].Changes[0].Line, once[i].Changes[0].At) != (once[j].Changes[0].Line, once[j].Changes[0].At)
                        && new Candidate([.. once[i].Changes, .. once[j].Changes], once[i].Cost + once[j].Cost) is var two && Try(layout, lines, two.Changes, isRight))
                        found.Add(two);
        return [.. found.Select(candidate => candidate with { Cost = candidate.Cost + 3 * Alternations(layout, lines, candidate, shown) })
            .OrderBy(candidate => candidate.Cost).Take(MostOfField)];
    }

    static int Alternations(MrzLayout layout, char[][] lines, Candidate candidate, MrzSpan shown)
    {
        var count = 0;
        Try(layout, lines, candidate.Changes, zone =>
        {
            count = Misreading.Alternations(zone.Of(shown));
            return true;
        });
        return count;
    }

    /// <summary>Every choice of one candidate a field.</summary>
    static IEnumerable<Candidate> Together(List<List<Candidate>> ways) => ways.Aggregate((IEnumerable<Candidate>)[new([], 0)],
        (soFar, next) => soFar.SelectMany(one => next.Select(two => new Candidate([.. one.Changes, .. two.Changes], one.Cost + two.Cost))));

    static bool Try(MrzLayout layout, char[][] lines, Change[] changes, Question isRight)
    {
        var before = changes.Select(change => lines[change.Line][change.At]).ToArray();
        Apply(lines, changes);
        var answer = isRight(Open(layout, lines));
        for (var i = 0; i < changes.Length; i++)
            lines[changes[i].Line][changes[i].At] = before[i];
        return answer;
    }

    static void Apply(char[][] lines, Change[] changes)
    {
        foreach (var change in changes)
            lines[change.Line][change.At] = change.To;
    }

    static MrzZone Open(MrzLayout layout, char[][] lines)
    {
        MrzZone.TryOpen(lines[0], lines[1], layout.LineCount == 3 ? lines[2] : [], out var zone);
        return zone;
    }

    static string[] Text(char[][] lines) => [.. lines.Select(line => new string(line))];
}
