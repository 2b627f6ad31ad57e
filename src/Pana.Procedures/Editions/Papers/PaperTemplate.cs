using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Pana.Procedures.Editions;

/// <summary>The templates that every edition uses, and the words that they may name.</summary>
/// <param name="Folder">Holds <c>KIND.html</c>.</param>
/// <param name="Labels">Of the program, before an edition lays its own over them.</param>
public sealed record CommonPapers(string Folder, Labels Labels);

/// <summary>What a template says at one place.</summary>
public abstract record PaperNode
{
    /// <summary>HTML as it stands in the file; it holds no word.</summary>
    public sealed record Markup(string Html) : PaperNode;

    /// <summary><c>{name}</c>.</summary>
    public sealed record Field(string Name) : PaperNode;

    /// <summary><c>{label key}</c>: the words in every language of the paper.</summary>
    public sealed record Label(string Key) : PaperNode;

    /// <summary><c>{if name} … {end}</c>: left out where nothing is known.</summary>
    public sealed record IfPresent(string Name, ImmutableArray<PaperNode> Inner) : PaperNode;

    /// <summary><c>{each lines} … {end}</c>: once for each pair, <c>{line.name}</c> and <c>{line.value}</c>.</summary>
    public sealed record Repeat(string Name, ImmutableArray<PaperNode> Inner) : PaperNode;
}

/// <summary>Text of a paper, with its language where that is known.</summary>
public sealed record PaperText(string Text, string? Language = null)
{
    public override string ToString() => "•••";
}

/// <summary>A pair that <c>{each …}</c> repeats.</summary>
public sealed record PaperLine(IReadOnlyList<PaperText> Name, IReadOnlyList<PaperText> Value)
{
    public override string ToString() => "•••";
}

/// <summary>What a template is filled with. What is absent or empty is left out. Prints <c>•••</c>.</summary>
/// <param name="Label">The words of a key in a language.</param>
public sealed record PaperContent(ImmutableArray<string> Languages, Func<string, string, string> Label)
{
    public Dictionary<string, IReadOnlyList<PaperText>> Texts { get; } = [];

    public Dictionary<string, IReadOnlyList<PaperLine>> Lines { get; } = [];

    /// <summary>HTML that the program drew itself; nothing that anybody wrote stands in it unencoded.</summary>
    public Dictionary<string, string> Pictures { get; } = [];

    public bool Has(string field) => Pictures.ContainsKey(field) || Texts.TryGetValue(field, out var texts) && texts.Any(text => text.Text.Length > 0)
        || Lines.TryGetValue(field, out var lines) && lines.Count > 0;

    public override string ToString() => "•••";
}

/// <summary>A checked template: writes a paper, with every value encoded.</summary>
public sealed record PaperTemplate(string Kind, string File, ImmutableArray<PaperNode> Nodes)
{
    /// <summary>Letters of every script as they are; what HTML reads as its own is encoded.</summary>
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public const string LabelPrefix = "paper-form.";

    public static string Encode(string text) => Encoder.Encode(text);

    public string Write(PaperContent content)
    {
        var page = new StringBuilder();
        Write(page, Nodes, content, null);
        return page.ToString();
    }

    static void Write(StringBuilder page, ImmutableArray<PaperNode> nodes, PaperContent content, PaperLine? line)
    {
        foreach (var node in nodes)
            switch (node)
            {
                case PaperNode.Markup markup:
                    page.Append(markup.Html);
                    break;
                case PaperNode.Label label:
                    Words(page, "paper-words-of", content.Languages.Select(language => new PaperText(content.Label(language, LabelPrefix + label.Key), language)));
                    break;
                case PaperNode.Field { Name: "line.name" }:
                    Words(page, "paper-value", line?.Name ?? []);
                    break;
                case PaperNode.Field { Name: "line.value" }:
                    Words(page, "paper-value", line?.Value ?? []);
                    break;
                case PaperNode.Field field when content.Pictures.TryGetValue(field.Name, out var picture):
                    page.Append(picture);
                    break;
                case PaperNode.Field field when content.Texts.TryGetValue(field.Name, out var texts):
                    Words(page, "paper-value", texts);
                    break;
                case PaperNode.IfPresent block when content.Has(block.Name):
                    Write(page, block.Inner, content, line);
                    break;
                case PaperNode.Repeat block when content.Lines.TryGetValue(block.Name, out var lines):
                    foreach (var each in lines)
                        Write(page, block.Inner, content, each);
                    break;
            }
    }

    /// <summary>Each text by itself, so that a name in another direction keeps its place; the same words twice stand once.</summary>
    static void Words(StringBuilder page, string kind, IEnumerable<PaperText> texts)
    {
        page.Append("<span class=\"").Append(kind).Append("\">");
        foreach (var (text, i) in texts.Where(text => text.Text.Length > 0).DistinctBy(text => text.Text).Select((text, i) => (text, i)))
        {
            page.Append(i > 0 ? " <span class=\"paper-or\">/</span> " : "").Append("<bdi");
            if (text.Language is { } language)
                page.Append(" lang=\"").Append(Encode(language)).Append('"');
            page.Append('>').Append(Encode(text.Text)).Append("</bdi>");
        }
        page.Append("</span>");
    }
}
