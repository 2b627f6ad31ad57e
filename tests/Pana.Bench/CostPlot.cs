using System.Globalization;
using System.Text;

namespace Pana.Bench;

/// <summary>What work costs by its size, as a drawing: two fields side by side, both axes by powers of ten.</summary>
internal sealed class CostPlot(string size)
{
    const int Width = 340, Height = 240, Left = 60, Top = 34;

    readonly List<(string Title, List<(string Name, string Colour, List<(double Size, double Cost)> Points)> Lines)> _fields = [];

    public void Field(string title, params (string Name, string Colour, List<(double Size, double Cost)> Points)[] lines) => _fields.Add((title, [.. lines]));

    public void Write(string file)
    {
        var drawing = new StringBuilder(Text($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{_fields.Count * (Width + Left + 20)}" height="{Height + Top + 50}" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="white"/>

            """));
        foreach (var (at, field) in _fields.Index())
            Draw(drawing, at * (Width + Left + 20) + Left, field.Title, field.Lines);
        File.WriteAllText(file, drawing.Append("</svg>\n").ToString());
    }

    void Draw(StringBuilder drawing, int left, string title, List<(string Name, string Colour, List<(double Size, double Cost)> Points)> lines)
    {
        var all = lines.SelectMany(line => line.Points).ToList();
        var (fromX, toX) = Decades(all.Select(point => point.Size));
        var (fromY, toY) = Decades(all.Select(point => point.Cost));
        drawing.Append(Text($"<text x=\"{left}\" y=\"18\" font-weight=\"bold\">{title}</text>\n"));
        for (var decade = fromX; decade <= toX; decade++)
            drawing.Append(Text($"<line x1=\"{X(decade)}\" y1=\"{Top}\" x2=\"{X(decade)}\" y2=\"{Top + Height}\" stroke=\"#ccc\"/><text x=\"{X(decade)}\" y=\"{Top + Height + 16}\" text-anchor=\"middle\">{Power(decade)}</text>\n"));
        for (var decade = fromY; decade <= toY; decade++)
            drawing.Append(Text($"<line x1=\"{left}\" y1=\"{Y(decade)}\" x2=\"{left + Width}\" y2=\"{Y(decade)}\" stroke=\"#ccc\"/><text x=\"{left - 6}\" y=\"{Y(decade) + 4}\" text-anchor=\"end\">{Power(decade)}</text>\n"));
        drawing.Append(Text($"<text x=\"{left + Width / 2}\" y=\"{Top + Height + 36}\" text-anchor=\"middle\">{size}</text>\n"));
        foreach (var (at, (name, colour, points)) in lines.Index())
        {
            var path = string.Join(' ', points.Select(point => Text($"{X(Math.Log10(point.Size)):0.0},{Y(Math.Log10(point.Cost)):0.0}")));
            drawing.Append(Text($"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n"));
            foreach (var (x, y) in points)
                drawing.Append(Text($"<circle cx=\"{X(Math.Log10(x)):0.0}\" cy=\"{Y(Math.Log10(y)):0.0}\" r=\"3\" fill=\"{colour}\"/>\n"));
            drawing.Append(Text($"<text x=\"{left + 8}\" y=\"{Top + 16 + at * 16}\" fill=\"{colour}\">{name}</text>\n"));
        }

        double X(double decade) => left + Width * (decade - fromX) / (toX - fromX);

        double Y(double decade) => Top + Height * (toY - decade) / (toY - fromY);
    }

    static (int From, int To) Decades(IEnumerable<double> values) => ((int)Math.Floor(Math.Log10(values.Min())), Math.Max((int)Math.Floor(Math.Log10(values.Min())) + 1, (int)Math.Ceiling(Math.Log10(values.Max()))));

    static string Power(int decade) => decade < 0 ? Text($"{Math.Pow(10, decade)}") : Text($"{Math.Pow(10, decade):#,0}");

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
