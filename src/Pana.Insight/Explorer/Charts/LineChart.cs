using System.Text;

namespace Pana.Insight.Explorer.Charts;

/// <summary>Courses over time. A year without a figure breaks the line; one that is withheld is marked as such.</summary>
internal static class LineChart
{
    public static Drawing Draw(ChartData data, double width, double height, Scale? given = null, bool hasLegend = true)
    {
        var drawing = new Drawing(width, height);
        var scale = given ?? Scale.For(data.Largest);
        var top = (hasLegend ? Legend.Draw(drawing, data.Series, width) : 0) + 10;
        var left = scale.Ticks.Max(tick => Drawing.WidthOf(data.Write(tick), 12)) + 8;
        var (right, bottom) = (width - 14, height - 26);
        foreach (var tick in scale.Ticks)
        {
            var y = bottom - scale.Share(tick) * (bottom - top);
            drawing.Line(left, y, right, y, tick == 0 ? "ca" : "cg", tick == 0 ? Look.Pale : Look.Line);
            drawing.Text(left - 6, y + 4, data.Write(tick), "ct-2", "end", 12);
        }
        var step = data.Labels.Count > 1 ? (right - left - 16) / (data.Labels.Count - 1) : 0;
        double X(int place) => data.Labels.Count > 1 ? left + 8 + place * step : (left + right) / 2;
        var wide = data.Labels.Max(label => Drawing.WidthOf(label, 12)) + 10;
        var every = step > 0 ? Math.Max(1, (int)Math.Ceiling(wide / step)) : 1;
        for (var i = data.Labels.Count - 1; i >= 0; i -= every)
            drawing.Text(Math.Clamp(X(i), wide / 2 - 5, width - wide / 2 + 5), height - 8, data.Labels[i], "ct-2", "middle", 12);
        foreach (var series in data.Series)
            Draw(drawing, series, X, value => bottom - scale.Share(value) * (bottom - top), bottom, step is > 0 and < 9 ? 0.6 : step is > 0 and < 16 ? 0.8 : 1);
        return drawing;
    }

    static void Draw(Drawing drawing, Series series, Func<int, double> x, Func<double, double> y, double bottom, double size)
    {
        var (path, isOpen) = (new StringBuilder(), false);
        for (var i = 0; i < series.Marks.Count; i++)
            if (series.Marks[i].Value is { } value)
            {
                path.Append(isOpen ? 'L' : 'M').Append(Drawing.N(x(i))).Append(',').Append(Drawing.N(y(value)));
                isOpen = true;
            }
            else
                isOpen = false;
        if (path.Length > 0)
            drawing.Path(path.ToString(), $"s{series.Look % Look.Count} cl", stroke: Look.Colour(series.Look), strokeWidth: 2.2, dash: Look.Dash(series.Look));
        for (var i = 0; i < series.Marks.Count; i++)
            if (series.Marks[i] is { Value: { } value } mark)
                drawing.Point(x(i), y(value), series.Look, mark.Words, size);
            else if (series.Marks[i] is { IsWithheld: true } withheld)
                drawing.Withheld(x(i), bottom, withheld.Words);
    }
}
