using Pana.Insight.Counting;
using Pana.Insight.Flows;

namespace Pana.Node.Tests.Insight.Counting;

public sealed class Published_definitions
{
    [Fact]
    public void say_of_every_flow_what_it_counts_in_both_languages_and_by_which_rule()
    {
        Assert.Equal([], AllFlows.All.Where(flow => !Definitions.Of(flow).Any()).Select(flow => flow.Id));
        Assert.Equal([], Definitions.All.Where(each => each.Russian.Length < 10 || each.English.Length < 10 || each.Source.Length == 0 || each.Version.Length == 0).Select(each => each.Id));
        Assert.Equal(Definitions.All.Length, Definitions.All.Select(each => each.Id).Distinct().Count());
        Assert.Equal(Definitions.All.Length, Definitions.All.Select(each => (each.Flow, each.Indicator, each.Type, each.Unit)).Distinct().Count());
    }

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31"), InlineData("2026-Q4", "2026-10-01", "2026-12-31"), InlineData("2026-02", "2026-02-01", "2026-02-28")]
    public void speak_of_periods_as_SDMX_writes_them(string text, string first, string last)
    {
        Assert.True(CountedPeriod.TryRead(text, out var period));
        Assert.Equal((text, first, last), ($"{period}", $"{period.FirstDay:yyyy-MM-dd}", $"{period.LastDay:yyyy-MM-dd}"));
    }

    [Theory, InlineData("2026-13"), InlineData("2026-Q5"), InlineData("26"), InlineData("2026-1"), InlineData("1026"), InlineData("2026-00"), InlineData("")]
    public void take_no_other_words_for_a_period(string text) => Assert.False(CountedPeriod.TryRead(text, out _));
}

public sealed class Rates_of_decisions
{
    static (string[], double) Cell(string indicator, string decision, double value, string unit = "PS") =>
        (["A", "TJK", "STATE", indicator, "ASY", "AFG", "T", "T", "T", "T", "T", decision, unit], value);

    [Fact]
    public void come_from_published_figures_of_persons_and_from_the_substance_alone()
    {
        var found = DerivedIndicators.Of([Cell("DECIS", "REC", 60), Cell("DECIS", "CPL", 20), Cell("DECIS", "REJ", 20), Cell("DECIS", "CLO", 500), Cell("DECIS", "REC", 900, "CS"),
            Cell("DAYS_LE30", "T", 10), Cell("DAYS_LE90", "T", 30), Cell("DAYS_LE180", "T", 10)]).ToDictionary(each => each.Codes[3], each => each.Value);
        Assert.Equal([("DAYS_MED", 60), ("PROT_RATE", 80), ("RECOG_RATE", 60)], found.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value)));
    }

    [Fact]
    public void are_not_told_of_fewer_than_ten() => Assert.Empty(DerivedIndicators.Of([Cell("DECIS", "REC", 6), Cell("DECIS", "REJ", 3), Cell("DAYS_LE30", "T", 9)]));
}
