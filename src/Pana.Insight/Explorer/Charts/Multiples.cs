namespace Pana.Insight.Explorer.Charts;

/// <summary>The same small picture for each state or origin, to one scale or each to its own; in the order of the list, nobody is ranked.</summary>
internal static class Multiples
{
    public const int Most = 16;

    const double High = 170, Gap = 18, Title = 20;

    public static Drawing Draw(IReadOnlyList<(string Name, ChartData Data)> panels, double width, bool isOneScale)
    {
        var columns = Math.Min(panels.Count, width < 480 ? 1 : width < 700 ? 2 : 3);
        var wide = (width - (columns - 1) * Gap) / columns;
        var rows = (panels.Count + columns - 1) / columns;
        var legend = new Drawing(width, 0);
        var head = Legend.Draw(legend, panels[0].Data.Series, width) + 4;
        var drawing = new Drawing(width, head + rows * (High + Title + Gap)).Place(legend, 0, 0);
        var scale = Scale.For(panels.Max(panel => panel.Data.Largest), 3);
        for (var i = 0; i < panels.Count; i++)
        {
            var (x, y) = (i % columns * (wide + Gap), head + i / columns * (High + Title + Gap));
            drawing.Text(x, y + 14, Drawing.Fit(panels[i].Name, wide), bold: true);
            drawing.Place(LineChart.Draw(panels[i].Data, wide, High, isOneScale ? scale : Scale.For(panels[i].Data.Largest, 3), hasLegend: false), x, y + Title);
        }
        return drawing;
    }
}
