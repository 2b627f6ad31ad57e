using System.Globalization;

namespace Pana.Bench;

/// <summary>Durations in milliseconds.</summary>
internal sealed class Measured(IEnumerable<double> milliseconds)
{
    readonly double[] _sorted = [.. milliseconds.Order()];

    public int Count => _sorted.Length;

    /// <summary>So many of a hundred took no longer.</summary>
    public double Percentile(int percent) => _sorted.Length == 0 ? double.NaN : _sorted[Math.Max(0, (int)Math.Ceiling(_sorted.Length * percent / 100.0) - 1)];
}

/// <summary>A table in Markdown, with the machine's load beside every figure: other programs share its cores.</summary>
internal static class Table
{
    public static void Head(params string[] columns)
    {
        Console.WriteLine($"| {string.Join(" | ", columns)} | load |");
        Console.WriteLine($"|{string.Concat(columns.Select(_ => "---|"))}---|");
    }

    public static void Row(params object[] cells) => Console.WriteLine($"| {string.Join(" | ", cells.Select(Text))} | {Load()} |");

    static string Text(object cell) => cell is double number ? number.ToString(number < 10 ? "0.00" : "0", CultureInfo.InvariantCulture)
        : Convert.ToString(cell, CultureInfo.InvariantCulture)!;

    static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
