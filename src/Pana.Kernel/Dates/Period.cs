using System.Globalization;

namespace Pana.Kernel;

/// <summary>Units in which laws count; in data <c>hours calendar_days working_days months years</c>.</summary>
public enum TimeUnit
{
    Hours,
    CalendarDays,
    WorkingDays,
    Months,
    Years,
}

/// <summary>A length of time as a law states it: <c>3 working days</c>. Never negative.</summary>
public readonly record struct Period
{
    public Period(int amount, TimeUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        (Amount, Unit) = (amount, unit);
    }

    public int Amount { get; }

    public TimeUnit Unit { get; }

    static readonly string[] UnitCodes = ["hours", "calendar_days", "working_days", "months", "years"];

    /// <summary>The unit as data files write it.</summary>
    public string UnitCode => UnitCodes[(int)Unit];

    /// <summary>Reads the columns <c>value,unit</c> of an edition's terms.</summary>
    public static bool TryRead(string amount, string unit, out Period period)
    {
        var code = Array.IndexOf(UnitCodes, unit);
        var isRead = int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && code >= 0;
        period = isRead ? new(number, (TimeUnit)code) : default;
        return isRead;
    }

    /// <summary>
    /// Whether this never ends later than the other, both begun at the same moment; null where it depends on the day or
    /// on holidays (30 days against 1 month; working days against anything shorter than their number).
    /// </summary>
    public bool? IsAtMost(Period other)
    {
        if (Unit == other.Unit)
            return Amount <= other.Amount;
        if (InMonths is { } months && other.InMonths is { } otherMonths)
            return months <= otherMonths;
        var (shortest, longest) = Hours;
        var (otherShortest, otherLongest) = other.Hours;
        return longest <= otherShortest ? true : shortest > otherLongest ? false : null;
    }

    /// <summary>Whether this never ends earlier than the other; null as in <see cref="IsAtMost"/>.</summary>
    public bool? IsAtLeast(Period other) => other.IsAtMost(this);

    /// <summary>
    /// <c>5 working_days</c>, for logs and messages to developers; people read labels <c>unit.UNIT</c>.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {UnitCode}");

    int? InMonths => Unit switch { TimeUnit.Months => Amount, TimeUnit.Years => 12 * Amount, _ => null };

    /// <summary>
    /// Least and most hours it can last. Days run to the end of the last day, hence up to a day more; holidays make the
    /// most of working days unknown; a month has 28 to 31 days, twelve of them 365 or 366.
    /// </summary>
    (long Least, long Most) Hours => (Unit, InMonths) switch
    {
        (TimeUnit.Hours, _) => (Amount, Amount),
        (TimeUnit.CalendarDays, _) => (24L * Amount, 24L * (Amount + 1L)),
        (TimeUnit.WorkingDays, _) => (24L * Amount, long.MaxValue),
        (_, { } months) => (24L * (365 * (months / 12) + LeastDays[months % 12]),
            24L * (366 * (months / 12) + MostDays[months % 12] + 1)),
        _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
    };

    static readonly int[] LeastDays = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
    static readonly int[] MostDays = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
}
