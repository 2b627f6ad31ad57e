using System.Collections.Immutable;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Casework.Figures;

/// <summary>How long stages took, and how many cases came, went and wait, out of the ways that cases went.</summary>
internal sealed class Stages(NodeLaw law, IReadOnlyList<Way> ways, DateTimeOffset since, DateTimeOffset now)
{
    public const int Months = 12;

    readonly TimeSpan _offset = law.Edition.Offset;

    readonly record struct Key(string Procedure, StageKind Kind, string State, Wall Wall);

    /// <summary>The first moment of the month that began so many months before the present one, in local time.</summary>
    public static DateTimeOffset Since(DateTimeOffset now, TimeSpan offset)
    {
        var local = now.ToOffset(offset);
        return new DateTimeOffset(local.Year, local.Month, 1, 0, 0, 0, offset).AddMonths(-Months).ToUniversalTime();
    }

    public IReadOnlyList<StageFigure> Durations()
    {
        var (done, waiting) = (new Dictionary<Key, List<double>>(), new Dictionary<Key, List<double>>());
        foreach (var way in ways)
        {
            foreach (var visit in way.Visits.Where(visit => visit.IsOwn))
                if (visit.Until is null)
                    Add(waiting, KeyOf(way, visit.State), visit.From, now);
                else if (visit.Until >= since)
                    Add(done, KeyOf(way, visit.State), visit.From, visit.Until.Value);
            // The first decision: what an appeal or a reopening brought later is another way.
            if (way.Visits.FirstOrDefault(visit => visit.State.Effect != Effect.None) is { IsDecidedHere: true } decision && decision.From >= since)
                Add(done, new(way.Procedure, StageKind.ToDecision, "", way.Wall), way.OpenedAt, decision.From);
        }
        return [.. done.Keys.Union(waiting.Keys).OrderBy(key => key.Procedure, StringComparer.Ordinal).ThenBy(key => key.Kind == StageKind.ToDecision)
            .ThenBy(key => key.Kind).ThenBy(PlaceOf).Select(key => Figure(key, done.GetValueOrDefault(key, []), waiting.GetValueOrDefault(key, [])))];
    }

    public IReadOnlyList<BacklogFigure> Backlog() =>
        [.. ways.GroupBy(way => (way.Procedure, way.Wall)).OrderBy(same => same.Key.Procedure, StringComparer.Ordinal)
            .Select(same => Backlog(same.Key.Procedure, same.Key.Wall, [.. same.SelectMany(way => Stays(way.Visits))])).Where(figure => figure.Open > 0 || figure.Months.Any(month => month.In + month.Out > 0))];

    BacklogFigure Backlog(string procedure, Wall wall, List<(DateTimeOffset From, DateTimeOffset? Until)> stays)
    {
        var (came, went) = (stays.ToLookup(stay => MonthOf(stay.From)), stays.Where(stay => stay.Until is not null).ToLookup(stay => MonthOf(stay.Until!.Value)));
        var (first, present) = (MonthOf(since), MonthOf(now));
        var open = stays.Count(stay => stay.Until is null);
        var (months, atEnd) = (new MonthFigure[Months], open - came[present].Count() + went[present].Count());
        for (var month = Months - 1; month >= 0; month--)
        {
            var day = first.AddMonths(month);
            months[month] = new(day, came[day].Count(), went[day].Count(), atEnd);
            atEnd += months[month].Out - months[month].In;
        }
        return new(procedure, wall, open, months);
    }

    /// <summary>Times without a gap in which the case waited for the unit.</summary>
    static IEnumerable<(DateTimeOffset From, DateTimeOffset? Until)> Stays(IReadOnlyList<Visit> visits)
    {
        (DateTimeOffset From, DateTimeOffset? Until)? stay = null;
        foreach (var visit in visits.Where(visit => visit.IsOwn))
        {
            if (stay is { } before && before.Until != visit.From)
                yield return before;
            stay = (stay is { } last && last.Until == visit.From ? last.From : visit.From, visit.Until);
        }
        if (stay is { } open)
            yield return open;
    }

    /// <summary>As the law declares the states, one after another.</summary>
    int PlaceOf(Key key) => law.Model.Find(key.Procedure)?.States.TakeWhile(state => state.Key != key.State).Count() ?? 0;

    static Key KeyOf(Way way, State state) => state.Effect == Effect.None
        ? new(way.Procedure, StageKind.State, state.Key, way.Wall) : new(way.Procedure, StageKind.AfterDecision, "", way.Wall);

    static void Add(Dictionary<Key, List<double>> lists, Key key, DateTimeOffset from, DateTimeOffset until)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add((until - from).TotalDays);
    }

    static StageFigure Figure(Key key, List<double> done, List<double> waiting)
    {
        done.Sort();
        return new(key.Procedure, key.Kind, key.State, key.Wall, done.Count, Rank(done, 0.5), Rank(done, 0.9), Spread(done, StageFigure.Bounds),
            waiting.Count, waiting.Count == 0 ? null : waiting.Max());
    }

    /// <summary>The nearest rank: a number that really occurred.</summary>
    public static double? Rank(List<double> sorted, double share) => sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];

    public static IReadOnlyList<int> Spread(IReadOnlyCollection<double> days, ImmutableArray<int> bounds)
    {
        var spread = new int[bounds.Length + 1];
        foreach (var day in days)
        {
            var at = 0;
            while (at < bounds.Length && day > bounds[at])
                at++;
            spread[at]++;
        }
        return spread;
    }

    DateOnly MonthOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(_offset).DateTime) is var day ? new(day.Year, day.Month, 1) : default;
}
