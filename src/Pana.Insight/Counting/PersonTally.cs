using Pana.Casework.Open;
using Pana.Insight.Flows;
using Pana.Registry.Open;

namespace Pana.Insight.Counting;

/// <summary>A sum to which somebody adds: a cell of a flow in a period. In stocks the month of a change, in all else the period itself.</summary>
/// <param name="Cell">The codes of the flow's dimensions without state and source, each followed by a dot but the last.</param>
/// <param name="Period">See <see cref="CountedPeriod"/>.</param>
internal readonly record struct Spot(string Flow, string Cell, int Period)
{
    /// <summary>The cell says nearly always of which flow it is.</summary>
    public override int GetHashCode() => HashCode.Combine(Cell, Period);
}

/// <summary>How much somebody adds, and since when the record knew it.</summary>
internal readonly record struct Share(int Count, DateTimeOffset Known);

/// <summary>
/// What one person adds to all sums, from their record alone: the same record gives the same shares, today and in ten years. To a stock they add one in the month in
/// which they enter a cell and take one away in the month in which they leave it, by an answer, by growing older, by going elsewhere; so every later month is a sum.
/// </summary>
internal sealed class PersonTally(CountedPerson person, IReadOnlyList<CaseHistory> cases, Places places)
{
    readonly Dictionary<Spot, Share> _shares = [];
    readonly HashSet<(string Flow, string Kind, int Period)> _once = [];

    /// <summary>Of a birth that is known in part the day in its middle counts, here and nowhere where something is decided.</summary>
    readonly DateOnly? _born = person.Facts.Birth?.Middle;

    readonly string _origin = Origins.Of(person.Facts, places.State), _sex = Origins.Of(person.Facts.Sex);

    public static Dictionary<Spot, Share> Of(CountedPerson person, IReadOnlyList<CaseHistory> cases, Places places)
    {
        var tally = new PersonTally(person, cases, places);
        var standings = Standings.Of(cases);
        tally.AddStock(standings);
        tally.AddHappenings(standings);
        return tally._shares;
    }

    void AddStock(List<StandingSince> standings)
    {
        string? before = null;
        foreach (var month in Turns(standings))
        {
            var end = new CountedPeriod('M', month).LastDay;
            var since = standings.FindLast(each => places.Day(each.At) <= end);
            var cell = since.Standing is not { } now ? null
                : $"M.{Codes.Stock}.{now.Type}.{_origin}.{_sex}.{AgeBands.At(_born, end)}.{places.RegionOf(now.Unit)}.{Codes.Persons}";
            if (cell == before)
                continue;
            if (before is not null)
                Add(new(AllFlows.Stock.Id, before, month), -1, since.At);
            if (cell is not null)
                Add(new(AllFlows.Stock.Id, cell, month), 1, since.At);
            before = cell;
        }
    }

    /// <summary>The months in which somebody's cell may change, each once, in order.</summary>
    SortedSet<int> Turns(List<StandingSince> standings)
    {
        var months = new SortedSet<int>(standings.Select(each => CountedPeriod.Month(places.Day(each.At)).Number));
        if (standings is [var first, ..])
            months.UnionWith(AgeBands.Borders(_born).Where(day => day > places.Day(first.At)).Select(day => CountedPeriod.Month(day).Number));
        return months;
    }

    void AddHappenings(List<StandingSince> standings)
    {
        string TypeAt(DateTimeOffset at) => standings.FindLast(each => each.At <= at).Standing?.Type ?? Codes.NotApplicable;
        foreach (var happening in cases.SelectMany(each => each.Steps.Select((_, index) => new Passage(each, index, cases, places)))
            .SelectMany(at => Applications.Of(at).Concat(Decisions.Of(at)).Concat(OtherHappenings.Of(at)).Concat(OtherHappenings.Papers(at, TypeAt)))
            .OrderBy(happening => happening.At))
            Add(happening);
    }

    void Add(Happening happening)
    {
        var day = places.Day(happening.At);
        var own = string.Join('.', [.. happening.Own, ""]);
        var kind = $"{happening.Indicator}.{happening.Type}.{own}";
        var middle = $".{happening.Indicator}.{happening.Type}.{_origin}.{_sex}.{AgeBands.At(_born, day)}.{places.RegionOf(happening.Unit)}.{own}";
        foreach (var period in (ReadOnlySpan<CountedPeriod>)[CountedPeriod.Month(day), CountedPeriod.Quarter(day), CountedPeriod.Year(day)])
        {
            // Whoever renews a certificate each month is one person in the year's figure, not twelve.
            if (_once.Add((happening.Flow.Id, kind, period.Number)))
                Add(new(happening.Flow.Id, $"{period.Frequency}{middle}{Codes.Persons}", period.Number), 1, happening.At);
            if (happening.AlsoCases)
                Add(new(happening.Flow.Id, $"{period.Frequency}{middle}{Codes.Cases}", period.Number), 1, happening.At);
        }
    }

    void Add(Spot spot, int count, DateTimeOffset known) =>
        _shares[spot] = _shares.TryGetValue(spot, out var earlier) ? new(earlier.Count + count, known) : new(count, known);
}
