namespace Pana.Insight.Explorer.Charts;

/// <summary>Lengths side by side for one moment; each bar has its name and its figure beside it. A bar that is withheld has no length, only the word.</summary>
internal static class BarChart
{
    public const int Most = 25;

    public static double HeightOf(int bars, double width) => bars * Row(width) + 8;

    public static Drawing Draw(ChartData data, double width, string withheld, string missing)
    {
        var drawing = new Drawing(width, HeightOf(data.Labels.Count, width));
        var isNarrow = IsNarrow(width);
        var scale = Math.Max(1, data.Largest);
        var left = isNarrow ? 0 : Math.Min(width * 0.36, data.Labels.Max(label => Drawing.WidthOf(label)) + 12);
        var room = width - left - Math.Max(data.Series[0].Marks.Max(mark => mark.Value is { } value ? Drawing.WidthOf(data.Write(value)) : 0) + 10, 40);
        for (var i = 0; i < data.Labels.Count; i++)
        {
            var y = i * Row(width) + 4;
            var mark = data.Series[0].Marks[i];
            if (isNarrow)
                drawing.Text(0, y + 14, Drawing.Fit(data.Labels[i], width));
            else
                drawing.Text(left - 8, y + 16, Drawing.Fit(data.Labels[i], left - 10), anchor: "end");
            var at = isNarrow ? y + 19 : y + 2;
            if (mark.Value is { } value)
            {
                var wide = Math.Max(value > 0 ? 1.5 : 0, room * value / scale);
                drawing.Rect(left, at, wide, 20, $"s{data.Series[0].Look} cb", Look.Colour(data.Series[0].Look), mark.Words);
                drawing.Text(left + wide + 6, at + 15, data.Write(value));
            }
            else if (mark.IsWithheld)
                drawing.Withheld(left + 6, at + 10, mark.Words).Text(left + 16, at + 15, Drawing.Fit(withheld, width - left - 16), "ct-2");
            else
                drawing.Text(left + 2, at + 15, Drawing.Fit(missing, width - left - 2), "ct-2");
        }
        return drawing.Line(left, 0, left, drawing.Height, "ca", Look.Pale);
    }

    static bool IsNarrow(double width) => width < 480;

    static double Row(double width) => IsNarrow(width) ? 46 : 28;
}
