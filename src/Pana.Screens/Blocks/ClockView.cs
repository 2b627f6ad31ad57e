namespace Pana.Screens;

/// <summary>A legal time limit as it stands at <paramref name="Now"/>.</summary>
/// <param name="Label">What must happen by then.</param>
/// <param name="Source">Article that sets it; null when it is a rule of the office.</param>
/// <param name="Unverified">The edition's value has no checked source; the screen says so.</param>
/// <param name="Met">When it was kept, if it was.</param>
/// <param name="IsPersons">The person's own time: when it has passed, nobody is late.</param>
public sealed record ClockView(string Label, DateTimeOffset Start, DateTimeOffset Due, DateTimeOffset Now,
    string? Source = null, bool Unverified = false, bool Suspended = false, DateTimeOffset? Met = null, bool IsPersons = false)
{
    static readonly TimeSpan LongestSoon = TimeSpan.FromDays(14);

    /// <summary>The last quarter of the time, at most fourteen days, is “soon”.</summary>
    public ClockState State =>
        Met is not null || IsPersons && Now > Due && !Suspended ? ClockState.Met
        : Suspended ? ClockState.Suspended
        : Now > Due ? ClockState.Late
        : Due - Now <= Min((Due - Start) / 4, LongestSoon) ? ClockState.Soon
        : ClockState.Calm;

    /// <summary>What the bar shows in full: to the deadline, or to today when that is past.</summary>
    TimeSpan Span => Max(Max(Due, At) - Start, TimeSpan.FromMinutes(1));

    DateTimeOffset At => Met ?? Now;

    /// <summary>Place of today on the bar, 0–1.</summary>
    public double Today => Math.Clamp((At - Start) / Span, 0, 1);

    /// <summary>Place of the deadline on the bar, 0–1.</summary>
    public double Deadline => Math.Clamp((Due - Start) / Span, 0, 1);

    static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

public enum ClockState { Calm, Soon, Late, Suspended, Met }
