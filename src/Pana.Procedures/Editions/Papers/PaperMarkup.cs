using System.Text.RegularExpressions;

namespace Pana.Procedures.Editions;

/// <summary>The elements of a template: those that structure text, and nothing that runs, styles itself or fetches.</summary>
internal sealed partial class PaperTemplateReader
{
    static readonly string[] Elements =
    [
        "article", "section", "header", "footer", "div", "p", "h1", "h2", "h3", "span", "strong", "em", "small", "dl", "dt", "dd", "table", "thead",
        "tbody", "tr", "th", "td", "ul", "ol", "li", "br", "hr",
    ];

    static readonly string[] Alone = ["br", "hr"];

    static readonly string[] Attributes = ["class", "dir", "lang", "scope", "colspan"];

    static readonly string[] Reaching = ["src", "srcset", "href", "action", "formaction", "data", "poster", "background", "xlink:href"];

    static readonly string[] Fetching = ["img", "link", "iframe", "object", "embed", "a", "form", "svg", "image", "use", "video", "audio", "base", "meta"];

    int Tag(string text, int at)
    {
        var match = Element().Match(text, at);
        if (!match.Success)
        {
            Fault(_line, "an element is opened with < and not ended with >", "write it in one piece, or &lt; for the sign itself", null);
            Add(new PaperNode.Markup("&lt;"));
            return 1;
        }
        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (match.Value.Contains('{'))
            Fault(_line, $"a field stands inside the element <{name}>", "put it between elements", name);
        if (name == "script")
            Fault(_line, "a script has no place on a paper", "remove it", name);
        else if (name == "style")
            Fault(_line, "the template brings styles of its own", "give the element a class of web/src/styles/paper.css", name);
        else if (Fetching.Contains(name))
            Fault(_line, $"<{name}> reaches outside of the paper", "remove it; photo and seal are fields", name);
        else if (!Elements.Contains(name))
            Fault(_line, $"<{name}> is no element of a paper", Faults.Nearest(name, Elements), name);
        foreach (Match attribute in Attribute().Matches(match.Groups["attributes"].Value))
            Look(attribute.Groups["name"].Value.ToLowerInvariant());
        Nest(name, match);
        Add(new PaperNode.Markup(match.Value));
        return match.Length;
    }

    void Look(string attribute)
    {
        if (attribute.StartsWith("on", StringComparison.Ordinal))
            Fault(_line, "a script has no place on a paper", "remove it", attribute);
        else if (attribute == "style")
            Fault(_line, "the template brings styles of its own", "give the element a class of web/src/styles/paper.css", attribute);
        else if (Reaching.Contains(attribute))
            Fault(_line, "reaches outside of the paper", "remove it; photo and seal are fields", attribute);
        else if (!Attributes.Contains(attribute))
            Fault(_line, "is no attribute of a paper's element", $"write one of {string.Join(", ", Attributes)}", attribute);
    }

    void Nest(string name, Match match)
    {
        if (Alone.Contains(name) || match.Groups["alone"].Length > 0)
            return;
        if (match.Groups["closes"].Length == 0)
            _open.Push(new(name, _line, false, null, _open.Peek().Nodes));
        else if (_open.Peek() is { IsBlock: false } open && open.Name == name)
            _open.Pop();
        else
            Fault(_line, $"</{name}> closes nothing that is open here", _open.Count > 1 ? $"close {Name(_open.Peek())} of line {_open.Peek().Line} first" : "remove it", name);
    }

    [GeneratedRegex("""\G<(?<closes>/?)(?<name>[A-Za-z][A-Za-z0-9]*)(?<attributes>(?:[^"'<>/]|"[^"]*"|'[^']*'|/(?!>))*)(?<alone>/?)>""")]
    private static partial Regex Element();

    [GeneratedRegex("""(?<name>[^\s"'=<>/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")]
    private static partial Regex Attribute();
}
