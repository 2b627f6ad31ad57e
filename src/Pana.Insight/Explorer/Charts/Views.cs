namespace Pana.Insight.Explorer.Charts;

/// <param name="Value">Null where none is published.</param>
/// <param name="Words">What is read out: whose figure, of when, how much or why not.</param>
/// <param name="IsWithheld">Something was counted and is not told, so that nobody can be found.</param>
internal readonly record struct Mark(double? Value, string Words, bool IsWithheld = false);

/// <summary>One line, one group of bars.</summary>
/// <param name="Look">Its place among colours and forms; the same wherever it is drawn on a page.</param>
internal sealed record Series(string Name, int Look, IReadOnlyList<Mark> Marks);

/// <param name="Labels">Of the marks of every series: periods, ages, origins.</param>
/// <param name="Write">A number as the reader writes it.</param>
internal sealed record ChartData(IReadOnlyList<string> Labels, IReadOnlyList<Series> Series, Func<double, string> Write)
{
    public double Largest => Series.SelectMany(series => series.Marks).Max(mark => mark.Value) ?? 0;
}
