using static Pana.Insight.Explorer.Charts.Drawing;

namespace Pana.Insight.Explorer.Charts;

/// <param name="From">Alpha-3 of the origin.</param>
/// <param name="To">Alpha-3 of the host.</param>
internal sealed record Stream(string From, string To, double Value, int Look, string Words);

/// <summary>From where people came to where they are: arrows as broad as their number is large (by its root), the strongest alone where there are many.</summary>
internal sealed class FlowMap(MapShapes map, Func<string, string> name, Func<double, string> write)
{
    public const int Most = 30;

    const double Broadest = 16;

    /// <summary>A narrow picture shows the middle of the map, larger.</summary>
    static readonly (double X, double Y, double Wide, double High) Middle = (250, 130, 430, 400);

    readonly List<(double X, double Y, double Wide)> _labels = [];

    public Drawing Draw(IReadOnlyList<Stream> streams, bool isNarrow, bool isSecond = false)
    {
        var (x, y, wide, high) = isNarrow ? Middle : (0, 0, map.Width, map.Height);
        _labels.Clear();
        var drawing = new Drawing(wide, high);
        drawing.Add($"""<g transform="translate({N(-x)} {N(-y)})">""");
        var hosts = streams.Select(stream => stream.To).ToHashSet();
        if (isSecond)
            drawing.Add("""<use href="#statistics-land"/>""");
        else
            Land(drawing, hosts);
        var largest = streams.Max(stream => stream.Value);
        foreach (var stream in streams.OrderByDescending(stream => stream.Value))
            Arrow(drawing, stream, Math.Max(1.2, Broadest * Math.Sqrt(stream.Value / largest)), (x, y, wide, high));
        foreach (var host in hosts.Where(map.Places.ContainsKey))
            Label(drawing, map.Places[host], name(host), bold: true, (x, y, wide, high));
        foreach (var origin in streams.OrderByDescending(stream => stream.Value).Select(stream => stream.From).Distinct().Where(code => !hosts.Contains(code) && map.Places.ContainsKey(code)))
            Label(drawing, Within(map.Places[origin], (x, y, wide, high)), name(origin), bold: false, (x, y, wide, high));
        drawing.Add("</g>");
        Key(drawing, largest);
        return drawing;
    }

    void Land(Drawing drawing, HashSet<string> hosts)
    {
        drawing.Add("""<g id="statistics-land">""");
        foreach (var shape in map.Nameless)
            drawing.Path(shape, "land", Look.Land, Look.Paper);
        foreach (var (code, shape) in map.Shapes)
            drawing.Path(shape, hosts.Contains(code) ? "land land-host" : "land", hosts.Contains(code) ? "#d3e9ed" : Look.Land, "#9aa5b1", 0.8);
        drawing.Add("</g>");
    }

    void Arrow(Drawing drawing, Stream stream, double broad, (double X, double Y, double Wide, double High) view)
    {
        if (!map.Places.TryGetValue(stream.To, out var to) || !map.Places.TryGetValue(stream.From, out var whole))
            return;
        var style = $"s{stream.Look % Look.Count}";
        if (stream.From == stream.To)
        {
            drawing.Add($"""<circle class="{style} cr" data-words="{Escape(stream.Words)}" cx="{N(to.X)}" cy="{N(to.Y)}" r="{N(8 + broad / 2)}" fill="none" stroke="{Look.Colour(stream.Look)}" stroke-width="{N(broad / 2)}"><title>{Escape(stream.Words)}</title></circle>""");
            return;
        }
        var from = Within(whole, view);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Max(1, Math.Sqrt(dx * dx + dy * dy));
        // Bent to one side, so that the way back of others does not lie upon it; it ends before the name of the host.
        var (bx, by) = ((from.X + to.X) / 2 - dy * 0.18, (from.Y + to.Y) / 2 + dx * 0.18);
        var (ex, ey) = (to.X - bx, to.Y - by);
        var end = Math.Max(1, Math.Sqrt(ex * ex + ey * ey));
        var head = Math.Min(length / 3, broad * 1.1 + 5);
        (ex, ey) = (ex / end, ey / end);
        var (tipX, tipY) = (to.X - ex * 4, to.Y - ey * 4);
        var (neckX, neckY) = (tipX - ex * head, tipY - ey * head);
        var half = broad / 2 + 3.5;
        drawing.Path($"M{N(from.X)},{N(from.Y)}Q{N(bx)},{N(by)} {N(neckX)},{N(neckY)}", $"{style} cf", stroke: Look.Colour(stream.Look), strokeWidth: broad, words: stream.Words);
        drawing.Path($"M{N(tipX)},{N(tipY)}L{N(neckX - ey * half)},{N(neckY + ex * half)}L{N(neckX + ey * half)},{N(neckY - ex * half)}Z", $"{style} ch", Look.Colour(stream.Look));
    }

    /// <summary>A name beside its place, where it lies upon no other; else only the arrow tells it.</summary>
    void Label(Drawing drawing, (double X, double Y) place, string text, bool bold, (double X, double Y, double Wide, double High) view)
    {
        var wide = WidthOf(text, 12);
        foreach (var (dx, dy) in new[] { (-wide / 2, -9.0), (-wide / 2, 18), (8, 4), (-wide - 8, 4), (-wide / 2, 32), (-wide / 2, -22) })
        {
            var (x, y) = (Math.Clamp(place.X + dx, view.X + 2, view.X + view.Wide - wide - 2), Math.Clamp(place.Y + dy, view.Y + 12, view.Y + view.High - 4));
            if (_labels.Exists(other => Math.Abs(other.Y - y) < 14 && x < other.X + other.Wide + 4 && other.X < x + wide + 4))
                continue;
            _labels.Add((x, y, wide));
            drawing.Add($"""<circle class="cd" cx="{N(place.X)}" cy="{N(place.Y)}" r="2.5" fill="{Look.Ink}"/>""");
            drawing.Add($"""<text class="ct cn" x="{N(x)}" y="{N(y)}" font-size="12" {(bold ? "font-weight=\"650\" " : "")}fill="{Look.Ink}" stroke="{Look.Paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">{Escape(Apart(text))}</text>""");
            return;
        }
    }

    /// <summary>How broad is how many, at the foot.</summary>
    void Key(Drawing drawing, double largest)
    {
        var y = drawing.Height - 12;
        var step = Scale.For(largest, 2).Step;
        foreach (var (value, place) in new[] { step / 10, step }.Where(value => value >= 1).Select((value, place) => (value, place)))
        {
            var broad = Math.Max(1.2, Broadest * Math.Sqrt(value / largest));
            drawing.Path($"M{N(12 + place * 110)},{N(y)}h34", "ck", stroke: Look.Pale, strokeWidth: broad).Text(52 + place * 110, y + 4, write(value), size: 12);
        }
    }

    /// <summary>A place outside of the picture comes in from the edge that lies towards it.</summary>
    static (double X, double Y) Within((double X, double Y) place, (double X, double Y, double Wide, double High) view)
    {
        const double edge = 14;
        var (mx, my) = (view.X + view.Wide / 2, view.Y + view.High / 2);
        var (dx, dy) = (place.X - mx, place.Y - my);
        var share = Math.Min(1, Math.Min((view.Wide / 2 - edge) / Math.Max(1, Math.Abs(dx)), (view.High / 2 - edge) / Math.Max(1, Math.Abs(dy))));
        return (mx + dx * share, my + dy * share);
    }
}
