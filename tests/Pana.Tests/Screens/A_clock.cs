using Pana.Screens;

namespace Pana.Tests.Screens;

public sealed class A_clock
{
    static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    static ClockView At(double day, double length = 20) => new("x", Start, Start.AddDays(length), Start.AddDays(day));

    [Theory]
    [InlineData(0, 20, ClockState.Calm)]
    [InlineData(14.9, 20, ClockState.Calm)]
    [InlineData(15, 20, ClockState.Soon)]
    [InlineData(20, 20, ClockState.Soon)]
    [InlineData(20.1, 20, ClockState.Late)]
    [InlineData(165, 180, ClockState.Calm)]
    [InlineData(166, 180, ClockState.Soon)]
    public void is_soon_in_its_last_quarter_but_no_earlier_than_fourteen_days(double day, double length, ClockState state) =>
        Assert.Equal(state, At(day, length).State);

    [Fact]
    public void that_is_suspended_is_not_late() =>
        Assert.Equal(ClockState.Suspended, (At(30) with { Suspended = true }).State);

    [Fact]
    public void that_was_kept_stays_kept() =>
        Assert.Equal(ClockState.Met, (At(30) with { Met = Start.AddDays(5) }).State);

    [Fact]
    public void that_is_late_shows_the_deadline_inside_its_bar()
    {
        var clock = At(40);
        Assert.Equal(0.5, clock.Deadline);
        Assert.Equal(1, clock.Today);
    }

    [Fact]
    public void without_length_divides_by_nothing() => Assert.InRange(At(0, 0).Today, 0, 1);

    [Theory]
    [InlineData(2, "ru", "просрочено на 2 дня")]
    [InlineData(11, "ru", "просрочено на 11 дней")]
    [InlineData(21, "ru", "просрочено на 21 день")]
    [InlineData(3, "en", "3 days late")]
    [InlineData(3, "kk", "3 күнге кешікті")]
    public async Task counts_its_days_as_people_speak(int days, string language, string words) =>
        Assert.Contains(words, await Rendering.Html<Clock>(new { View = At(20.01 + days) }, language), StringComparison.Ordinal);

    [Fact]
    public async Task that_ends_within_two_days_counts_hours() =>
        Assert.Contains("осталось 36 часов", await Rendering.Html<Clock>(new { View = At(18.5) }), StringComparison.Ordinal);

    [Fact]
    public async Task says_when_nobody_checked_its_source() =>
        Assert.Contains(Rendering.Labels.Text("ru", "clock.unverified"),
            await Rendering.Html<Clock>(new { View = At(1) with { Unverified = true } }), StringComparison.Ordinal);
}
