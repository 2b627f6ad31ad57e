using System.Globalization;

namespace Pana.Insight.Counting;

/// <summary>
/// A month, quarter or year. <paramref name="Number"/> is the year times twelve, four or one, and the place within it from 0: no number between the years 1900 and
/// 2999 stands for two of them.
/// </summary>
internal readonly record struct CountedPeriod(char Frequency, int Number)
{
    public static CountedPeriod Month(DateOnly day) => new('M', day.Year * 12 + day.Month - 1);

    public static CountedPeriod Quarter(DateOnly day) => new('Q', day.Year * 4 + (day.Month - 1) / 3);

    public static CountedPeriod Year(DateOnly day) => new('A', day.Year);

    /// <summary>Reads <c>2026</c>, <c>2026-Q1</c> and <c>2026-03</c>.</summary>
    public static bool TryRead(string text, out CountedPeriod period)
    {
        period = default;
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2999)
            return false;
        period = text[4..] switch
        {
            "" => new('A', year),
            ['-', 'Q', >= '1' and <= '4' and var quarter] => new('Q', year * 4 + quarter - '1'),
            ['-', _, _] rest when int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 =>
                new('M', year * 12 + month - 1),
            _ => default,
        };
        return period.Number > 0;
    }

    public DateOnly FirstDay => Frequency switch
    {
        'A' => new(Number, 1, 1),
        'Q' => new(Number / 4, Number % 4 * 3 + 1, 1),
        _ => new(Number / 12, Number % 12 + 1, 1),
    };

    public DateOnly LastDay => FirstDay.AddMonths(Frequency switch { 'A' => 12, 'Q' => 3, _ => 1 }).AddDays(-1);

    /// <summary>As SDMX writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FirstDay.Year:0000}") + Frequency switch
    {
        'A' => "",
        'Q' => string.Create(CultureInfo.InvariantCulture, $"-Q{Number % 4 + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"-{Number % 12 + 1:00}"),
    };
}
