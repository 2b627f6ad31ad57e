namespace Pana.Insight.Explorer.Charts;

/// <summary>Which line is whose, in rows above the picture; inside it, so that it goes along wherever the picture goes.</summary>
internal static class Legend
{
    const double Row = 22, Sample = 34, Gap = 18;

    /// <summary>Draws it and tells how high it is; one series needs none.</summary>
    public static double Draw(Drawing drawing, IReadOnlyList<Series> series, double width)
    {
        if (series.Count < 2)
            return 0;
        var (x, y) = (0.0, 14.0);
        foreach (var one in series)
        {
            var name = Drawing.Fit(one.Name, width - Sample);
            var wide = Sample + Drawing.WidthOf(name);
            if (x > 0 && x + wide > width)
                (x, y) = (0, y + Row);
            drawing.Path($"M{Drawing.N(x)},{Drawing.N(y - 4)}h28", $"s{one.Look % Look.Count} cl", stroke: Look.Colour(one.Look), strokeWidth: 2.5, dash: Look.Dash(one.Look));
            drawing.Add($"""<path class="s{one.Look % Look.Count} cp" transform="translate({Drawing.N(x + 14)} {Drawing.N(y - 4)})" d="{Look.Point(one.Look)}" fill="{Look.Colour(one.Look)}"/>""");
            drawing.Text(x + Sample, y, name);
            x += wide + Gap;
        }
        return y + 12;
    }
}
