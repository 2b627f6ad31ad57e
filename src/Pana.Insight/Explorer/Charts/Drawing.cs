using System.Globalization;
using System.Security;
using System.Text;

namespace Pana.Insight.Explorer.Charts;

/// <summary>
/// A picture that is written down as SVG. Colours stand in attributes, since the content-security policy allows no styles within a document; on a page the
/// style sheet overrules them by class.
/// </summary>
internal sealed class Drawing(double width, double height)
{
    readonly StringBuilder _text = new();

    public double Width => width;

    public double Height => height;

    /// <summary>Pixels that a text takes at most, near enough to leave room for it: letters of the region's scripts are some six tenths as wide as high.</summary>
    public static double WidthOf(string text, double size = 13) => text.Length * size * 0.58;

    /// <summary>The text, or so much of its beginning as fits.</summary>
    public static string Fit(string text, double room, double size = 13) =>
        WidthOf(text, size) <= room ? text : string.Concat(text.AsSpan(0, Math.Max(1, Math.Min(text.Length, (int)(room / (size * 0.58)) - 1))).TrimEnd(), "…");

    /// <summary>
    /// A text from right to left keeps its own order within a picture from left to right: its numbers stand where its reader looks for them. Marks of Unicode,
    /// since a picture that is taken along has no styles.
    /// </summary>
    public static string Apart(string text) => text.Any(letter => letter is >= '\u0590' and <= '\u08ff') ? $"\u2067{text}\u2069" : text;

    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    public Drawing Line(double x1, double y1, double x2, double y2, string style, string colour = Look.Line) =>
        Add($"""<line class="{style}" x1="{N(x1)}" y1="{N(y1)}" x2="{N(x2)}" y2="{N(y2)}" stroke="{colour}"/>""");

    /// <param name="anchor">start, middle or end, from left to right in every language.</param>
    public Drawing Text(double x, double y, string text, string style = "ct", string anchor = "start", double size = 13, bool bold = false) => Add(
        $"""<text class="{style}" x="{N(x)}" y="{N(y)}" text-anchor="{anchor}" font-size="{N(size)}" {(bold ? "font-weight=\"650\" " : "")}fill="{(style == "ct-2" ? Look.Pale : Look.Ink)}">{Escape(Apart(text))}</text>""");

    public Drawing Rect(double x, double y, double wide, double high, string style, string fill, string? words = null) =>
        Add($"""<rect class="{style}" x="{N(x)}" y="{N(y)}" width="{N(Math.Max(0, wide))}" height="{N(high)}" fill="{fill}" """, words, "rect");

    public Drawing Path(string d, string style, string? fill = null, string? stroke = null, double strokeWidth = 1, string? dash = null, string? words = null) => Add(
        $"""<path class="{style}" d="{d}" fill="{fill ?? "none"}" """ + (stroke is null ? "" : $"""stroke="{stroke}" stroke-width="{N(strokeWidth)}" """)
        + (dash is null ? "" : $"""stroke-dasharray="{dash}" """), words, "path");

    /// <summary>A point of a series; what it says can be read by pointing at it and by the keys.</summary>
    public Drawing Point(double x, double y, int series, string words, double scale = 1) => Add(
        $"""<path class="s{series % Look.Count} cp" data-words="{Escape(words)}" transform="translate({N(x)} {N(y)}){(scale == 1 ? "" : $" scale({N(scale)})")}" d="{Look.Point(series)}" fill="{Look.Colour(series)}"><title>{Escape(words)}</title></path>""");

    /// <summary>Where a figure is withheld: an open, crossed square at the foot, which nobody takes for a value.</summary>
    public Drawing Withheld(double x, double y, string words) => Add(
        $"""<path class="cw" data-words="{Escape(words)}" transform="translate({N(x)} {N(y)})" d="M-4,-4h8v8h-8ZM-4,-4l8,8M4,-4l-8,8" fill="{Look.Paper}" stroke="{Look.Pale}"><title>{Escape(words)}</title></path>""");

    public Drawing Add(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Drawing Place(Drawing other, double x, double y) => Add($"""<g transform="translate({N(x)} {N(y)})">""").Add(other._text.ToString()).Add("</g>");

    /// <param name="label">What the picture is, in a sentence.</param>
    public string ToSvg(string label, string style) =>
        $"""<svg class="{style}" viewBox="0 0 {N(width)} {N(height)}" width="{N(width)}" height="{N(height)}" role="img" aria-label="{Escape(label)}" direction="ltr" focusable="false">{_text}</svg>""";

    public override string ToString() => _text.ToString();

    public static string Escape(string text) => SecurityElement.Escape(text);

    Drawing Add(string open, string? words, string name) => words is null ? Add(open + "/>")
        : Add($"""{open}data-words="{Escape(words)}"><title>{Escape(words)}</title></{name}>""");
}
