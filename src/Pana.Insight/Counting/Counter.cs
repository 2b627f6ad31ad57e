using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Pana.Casework.Open;
using Pana.Insight.Flows;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Insight.Counting;

/// <summary>
/// Counts persons anew: what they add now, less what they added before, is added to the sums. Done twice it changes nothing the second time, so that it may be
/// asked for as often as somebody is in doubt.
/// </summary>
internal sealed class Counter(
    InsightContext insight, Histories histories, CountedPersons persons, PersonKeys keys, RecordKeys recordKeys, Places places, TimeProvider clock,
    ILogger<Counter> log)
{
    /// <summary>The last day that was published.</summary>
    int _published;

    /// <summary>Within a unit of work whose counting is nobody else's at the time. Whoever was erased stays counted as they were.</summary>
    public async Task CountAsync(IReadOnlyCollection<Guid> numbers, CancellationToken cancel)
    {
        var counted = (await persons.OfAsync(numbers, cancel)).Where(person => !person.IsErased).ToList();
        var all = counted.SelectMany(person => person.Numbers).ToList();
        var cases = await histories.OfAsync(all, cancel);
        var before = await insight.Contributions.Where(row => all.Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, cancel);
        var opened = await keys.OfAllAsync(all, cancel);
        await recordKeys.OpenAsync(cancel);
        _published = await insight.Runs.MaxAsync(run => (int?)run.CountedDay, cancel) ?? 0;
        var sums = new Sums(insight);
        foreach (var person in counted)
            try
            {
                var shares = PersonTally.Of(person, [.. person.Numbers.SelectMany(each => cases[each]).OrderBy(each => each.Steps[0].At).ThenBy(each => each.Id)], places);
                var last = person.Numbers.Select(number => before.GetValueOrDefault(number)?.CountedAt).Max();
                foreach (var number in person.Numbers.Where(opened.ContainsKey).Select(number =>
                    new Number(sums, opened[number], before.GetValueOrDefault(number), last, person.Numbers.Count > 1)).Select(number => (number, Before: number.Open())).ToList())
                    Put(number.number, number.Before, number.number.Key.Person == person.Id ? shares : []);
            }
            catch (Exception fault) when (fault is CryptographicException or InvalidOperationException or FormatException or IOException)
            {
                // Somebody who cannot be counted keeps nobody else from it.
                log.LogError("Somebody could not be counted and stays in the figures as before: {Fault}", fault.GetType().Name);
            }
        await sums.WriteAsync(cancel);
    }

    /// <param name="Last">When the person was counted last, under whichever number.</param>
    /// <param name="IsJoined">A row is kept for each of several numbers: when they are parted, nobody is counted for the first time.</param>
    readonly record struct Number(Sums Sums, PersonKey Key, Contribution? Row, DateTimeOffset? Last, bool IsJoined)
    {
        public Dictionary<Spot, int> Open() => Row is null ? [] : SealedShares.Open(Key, Row.Box);
    }

    void Put(Number number, Dictionary<Spot, int> before, Dictionary<Spot, Share> now)
    {
        var row = number.Row;
        var (record, isChanged, moment) = (recordKeys.Of(number.Key.Person), false, clock.GetUtcNow());
        void Add(Spot spot, int more, DateTimeOffset known)
        {
            number.Sums.Add(spot, KnownOn(spot, known, number.Last), more, record);
            isChanged = true;
        }
        foreach (var (spot, share) in now)
            if (share.Count - before.GetValueOrDefault(spot) is not 0 and var more)
                Add(spot, more, share.Known);
        foreach (var (spot, count) in before)
            if (!now.ContainsKey(spot))
                Add(spot, -count, DateTimeOffset.MinValue);
        if (row is not null && (isChanged || places.Day(row.CountedAt) != places.Day(moment)))
            (row.CountedAt, row.Box) = (moment, isChanged ? SealedShares.Seal(number.Key, now) : row.Box);
        else if (row is null && (now.Count > 0 || number.IsJoined))
            insight.Contributions.Add(new() { PersonId = number.Key.Person, CountedAt = moment, Box = SealedShares.Seal(number.Key, now) });
    }

    /// <summary>
    /// The day from which a difference is known. What was told of a day stays so: nothing is known before the person was counted last, and what turned out to be wrong is
    /// known to be so from today. Whoever is counted for the first time long afterwards was known at the end of the month in which it happened. That somebody will be
    /// older is known when they are. And nothing is known on a day that was published already: what was known then can always be counted again.
    /// </summary>
    DateOnly KnownOn(Spot spot, DateTimeOffset known, DateTimeOffset? last)
    {
        var today = places.Day(clock.GetUtcNow());
        var day = last is not { } counted ? CountedPeriod.Month(places.Day(known)).LastDay : known <= counted ? today : places.Day(known);
        day = day > today ? today : day;
        day = day.DayNumber > _published ? day : DateOnly.FromDayNumber(_published + 1);
        return spot.Flow == AllFlows.Stock.Id && new CountedPeriod('M', spot.Period).FirstDay is var month && month > day ? month : day;
    }
}
