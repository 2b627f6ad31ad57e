namespace Pana.Insight.Explorer.Charts;

/// <summary>Ages of men and boys to the left, of women and girls to the right, the youngest at the foot. The sides have names; no colour is needed to tell them apart.</summary>
internal static class Pyramid
{
    const double Row = 34, Head = 26, Foot = 26;

    /// <param name="data">Its first series is drawn to the left, its second to the right; labels are ages, the youngest first.</param>
    public static Drawing Draw(ChartData data, double width)
    {
        var drawing = new Drawing(width, Head + data.Labels.Count * Row + Foot);
        var middle = Math.Max(60, data.Labels.Max(label => Drawing.WidthOf(label, 12)) + 16);
        var side = (width - middle) / 2;
        var room = side - data.Series.SelectMany(series => series.Marks).Max(mark => mark.Value is { } value ? Drawing.WidthOf(data.Write(value), 12) : 0) - 8;
        var scale = Scale.For(data.Largest, 3);
        Sides(drawing, data, side, middle, width);
        for (var i = 0; i < data.Labels.Count; i++)
        {
            var y = Head + (data.Labels.Count - 1 - i) * Row;
            drawing.Text(width / 2, y + 21, data.Labels[i], "ct", "middle", 12);
            for (var which = 0; which < 2; which++)
            {
                var (series, mark) = (data.Series[which], data.Series[which].Marks[i]);
                var foot = which == 0 ? side : side + middle;
                if (mark.Value is { } value)
                {
                    var wide = Math.Max(value > 0 ? 1.5 : 0, room * scale.Share(value));
                    drawing.Rect(which == 0 ? foot - wide : foot, y + 3, wide, Row - 6, $"s{series.Look} cb", Look.Colour(series.Look), mark.Words);
                    drawing.Text(which == 0 ? foot - wide - 5 : foot + wide + 5, y + 21, data.Write(value), "ct-2", which == 0 ? "end" : "start", 12);
                }
                else if (mark.IsWithheld)
                    drawing.Withheld(which == 0 ? foot - 8 : foot + 8, y + 17, mark.Words);
            }
        }
        return drawing;
    }

    static void Sides(Drawing drawing, ChartData data, double side, double middle, double width)
    {
        var bottom = drawing.Height - Foot + 4;
        var (left, right) = (data.Series[0].Name, data.Series[1].Name);
        // Names that are longer than a side (on a telephone) begin at the picture's edges: each then has half of it.
        if (Math.Max(Drawing.WidthOf(left), Drawing.WidthOf(right)) > side)
            drawing.Text(0, 16, Drawing.Fit(left, width / 2 - 4), bold: true).Text(width, 16, Drawing.Fit(right, width / 2 - 4), anchor: "end", bold: true);
        else
            drawing.Text(side, 16, left, anchor: "end", bold: true).Text(side + middle, 16, right, bold: true);
        drawing.Line(side, Head - 4, side, bottom, "ca", Look.Pale).Line(side + middle, Head - 4, side + middle, bottom, "ca", Look.Pale);
    }
}
