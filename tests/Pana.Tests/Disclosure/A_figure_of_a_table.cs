using FsCheck;
using FsCheck.Fluent;
using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>What holds of every figure of whatever small place.</summary>
public class A_figure_of_a_table
{
    static readonly Arbitrary<(int Seed, int Count)> Places = (from seed in Gen.Choose(1, 1_000_000) from count in Gen.Choose(0, 120) select (seed, count)).ToArbitrary();

    static ProtectedTable Publish((int Seed, int Count) place, out MadeUpPeople people)
    {
        people = new(place.Seed, place.Count);
        return Protection.Protect(MadeUpPeople.Cube, Rules.Personal, people.Cells);
    }

    [Fact]
    public void is_zero_or_at_least_five_and_near_the_truth() => Prop.ForAll(Places, place =>
        Publish(place, out var people).Cells.All(cell => cell.Value >= 5 && people.Count(cell.Codes) > 0 && Math.Abs(cell.Value.Value - people.Count(cell.Codes)) <= 5)).QuickCheckThrowOnFailure();

    [Fact]
    public void is_the_same_however_the_cells_come() => Prop.ForAll(Places, IsSameTheOtherWayRound).QuickCheckThrowOnFailure();

    /// <summary>Places in which the audit once closed another breakdown when the cells came the other way round.</summary>
    [Theory]
    [InlineData(94_700, 94)]
    [InlineData(871_665, 16)]
    public void was_another_when_the_cells_came_otherwise(int seed, int count) => Assert.True(IsSameTheOtherWayRound((seed, count)));

    static bool IsSameTheOtherWayRound((int Seed, int Count) place)
    {
        var first = Publish(place, out var people).Cells;
        var cells = people.Cells;
        cells.Reverse();
        var second = Protection.Protect(MadeUpPeople.Cube, Rules.Personal, [.. cells.Select(cell => cell with { Count = 1 }), .. cells.Select(cell => cell with { Count = cell.Count - 1, Key = 0 })]).Cells;
        return Written(first).Order().SequenceEqual(Written(second).Order());
    }

    [Fact]
    public void is_broken_down_only_from_ten_people_on() => Prop.ForAll(Places, place =>
    {
        var cells = Publish(place, out var people).Cells;
        return cells.All(cell => MadeUpPeople.Figures.Where(whole => whole.Zip(cell.Codes).All(pair => MadeUpPeople.Belongs(pair.Second, pair.First)) && !whole.SequenceEqual(cell.Codes))
            .All(whole => people.Count(whole) >= 10));
    }).QuickCheckThrowOnFailure();

    /// <summary>Whoever is counted in a figure, and knows where they are themselves, does not learn where all the others are.</summary>
    [Fact]
    public void never_tells_where_all_others_of_a_figure_are() => Prop.ForAll(Places, place =>
    {
        var cells = Publish(place, out var people).Cells;
        return cells.All(cell => MadeUpPeople.Figures.Where(whole => whole.Zip(cell.Codes).All(pair => MadeUpPeople.Belongs(pair.Second, pair.First)) && !whole.SequenceEqual(cell.Codes))
            .All(whole => people.Count(whole) - people.Count(cell.Codes) >= 2));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void passes_the_audit_or_is_not_there() => Prop.ForAll(Places, place => Publish(place, out _) is var table && (table.Audit.Passes || table.Cells.Count == 0)).QuickCheckThrowOnFailure();

    internal static IEnumerable<string> Written(IEnumerable<ProtectedCell> cells) => cells.Select(cell => $"{string.Join('.', cell.Codes)} {cell.Value} {cell.Note}");
}
