using Pana.Insight.Dashboards;

namespace Pana.Node.Tests.Insight.Dashboards;

public sealed class A_forecast_of_open_cases
{
    [Fact]
    public void goes_on_as_the_months_before_went() =>
        Assert.Equal([new(1, 105, 105, 105), new(2, 110, 110, 110), new(3, 115, 115, 115)], Forecast.Of(100, [5, 5, 5, 5, 5, 5]));

    [Fact]
    public void says_nothing_before_there_are_six_months() => Assert.Empty(Forecast.Of(100, [5, 5, 5, 5, 5]));

    [Fact]
    public void knows_less_the_farther_it_looks()
    {
        var next = Forecast.Of(100, [10, -10, 12, -12, 8, -8, 10, -10]);
        Assert.All(next, month => Assert.Equal(100, month.Expected));
        var widths = next.Select(month => month.High - month.Low).ToList();
        Assert.Equal(widths.Order().Distinct(), widths);
        // One standard deviation is 10.8; 1.28 of it, widened by the root of 9/8, on each side.
        Assert.Equal((85, 115), (next[0].Low, next[0].High));
    }

    [Fact]
    public void is_never_below_zero() => Assert.All(Forecast.Of(3, [-9, -9, -9, -9, -9, -8]), month => Assert.Equal((0, 0), (month.Expected, month.Low)));
}
