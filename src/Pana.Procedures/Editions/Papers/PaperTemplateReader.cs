using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Pana.Procedures.Editions;

/// <summary>
/// Reads one template and names everything that is wrong in it: HTML of few elements, fields in braces, no word that is not a label, nothing
/// that runs or reaches outside.
/// </summary>
/// <param name="languages">In which the paper is printed; empty where the edition does not say.</param>
/// <param name="labels">Null where nobody asks for words.</param>
internal sealed partial class PaperTemplateReader(Faults faults, string file, Paper paper, ImmutableArray<string> languages, Labels? labels)
{
    const string Braces = "write {field}, {label key}, {if field}, {each lines} or {end}";

    sealed record Open(string Name, int Line, bool IsBlock, PaperNode? Block, ImmutableArray<PaperNode>.Builder Nodes);

    readonly Stack<Open> _open = [];
    int _line = 1;

    public PaperTemplate Read(string text)
    {
        _open.Push(new("", 1, true, null, ImmutableArray.CreateBuilder<PaperNode>()));
        for (var at = 0; at < text.Length;)
        {
            var length = text[at] switch
            {
                '{' => Braced(text, at),
                '<' when text.AsSpan(at).StartsWith("<!--") => Comment(text, at),
                '<' => Tag(text, at),
                _ => Plain(text, at),
            };
            _line += text.AsSpan(at, length).Count('\n');
            at += length;
        }
        foreach (var open in _open.SkipLast(1))
            Fault(open.Line, $"{Name(open)} is opened and not closed", open.IsBlock ? "add {end}" : $"add </{open.Name}>", open.Name);
        return new(paper.Kind, file, _open.Last().Nodes.ToImmutable());
    }

    void Fault(int line, string what, string howToMend, string? key) => faults.Add(file, line, what, howToMend, key);

    static string Name(Open open) => open.IsBlock ? $"{{{open.Name}}}" : $"<{open.Name}>";

    void Add(PaperNode node)
    {
        var nodes = _open.First(open => open.IsBlock).Nodes;
        if (node is PaperNode.Markup markup && nodes.Count > 0 && nodes[^1] is PaperNode.Markup before)
            nodes[^1] = new PaperNode.Markup(before.Html + markup.Html);
        else
            nodes.Add(node);
    }

    static int Comment(string text, int at) => text.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var end ? end + 3 - at : text.Length - at;

    int Plain(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('{', '<') is >= 0 and var next ? at + next : text.Length;
        var words = text[at..end];
        Add(new PaperNode.Markup(words));
        if (Entity().Replace(words, "").Any(char.IsLetter))
            Fault(_line + words.TakeWhile(c => !char.IsLetter(c)).Count(c => c == '\n'), $"“{words.Trim()}” stands in one language alone",
                "put the words into the label files and write {label key}", null);
        else if (words.Contains('}'))
            Fault(_line, "a brace is closed and none is open", Braces, null);
        return end - at;
    }

    int Braced(string text, int at)
    {
        var end = text.IndexOf('}', at);
        if (end < 0 || text.AsSpan(at, end - at).ContainsAny('\n', '<'))
        {
            Fault(_line, "a brace is opened and not closed", Braces, null);
            return 1;
        }
        string[] words = text[(at + 1)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["end"]:
                Close();
                break;
            case ["label", var key]:
                Label(key);
                break;
            case ["if", var name]:
                IsAllowed(name);
                Begin(new PaperNode.IfPresent(name, []), $"if {name}");
                break;
            case ["each", var name]:
                if (IsAllowed(name) && PaperField.All[name].Kind != PaperFieldKind.Lines)
                    Fault(_line, "cannot be repeated", "repeat lines or grounds; write {if …} for a single field", name);
                Begin(new PaperNode.Repeat(name, []), $"each {name}");
                break;
            case [var name] when PaperField.OfLine.Contains(name):
                if (!_open.Any(open => open.Block is PaperNode.Repeat))
                    Fault(_line, "stands outside of a repetition", "put it between {each lines} and {end}", name);
                Add(new PaperNode.Field(name));
                break;
            case [var name]:
                if (IsAllowed(name) && PaperField.All[name].Kind == PaperFieldKind.Lines)
                    Fault(_line, "is a list", $"write {{each {name}}} … {{end}}", name);
                Add(new PaperNode.Field(name));
                break;
            default:
                Fault(_line, $"“{text[at..(end + 1)]}” means nothing", Braces, null);
                break;
        }
        return end + 1 - at;
    }

    void Begin(PaperNode block, string name) => _open.Push(new(name, _line, true, block, ImmutableArray.CreateBuilder<PaperNode>()));

    void Close()
    {
        if (_open.Peek() is not { IsBlock: true, Block: { } block } open)
        {
            Fault(_line, _open.Count > 1 ? $"{{end}} stands inside {Name(_open.Peek())}" : "{end} closes nothing", "open and close blocks and elements in pairs", "end");
            return;
        }
        _open.Pop();
        Add(block is PaperNode.Repeat repeat ? repeat with { Inner = open.Nodes.ToImmutable() } : ((PaperNode.IfPresent)block) with { Inner = open.Nodes.ToImmutable() });
    }

    void Label(string key)
    {
        Add(new PaperNode.Label(key));
        if (labels is null)
            return;
        var missing = languages.Where(language => !labels.Has(language, PaperTemplate.LabelPrefix + key)).ToList();
        if (missing.Count == languages.Length && missing.Count > 0)
            Fault(_line, "is no label", Faults.Nearest(PaperTemplate.LabelPrefix + key, labels.Keys("ru")), key);
        else if (missing.Count > 0)
            Fault(_line, $"has no words in {string.Join(", ", missing)}", $"add a row {PaperTemplate.LabelPrefix}{key},… to the label files of that language", key);
    }

    /// <summary>Says so where the field is unknown, may not be told on this paper, or is none of its kind.</summary>
    bool IsAllowed(string name)
    {
        if (!PaperField.All.TryGetValue(name, out var field))
            Fault(_line, "is no field", Faults.Nearest(name, PaperField.All.Keys), name);
        else if (field.IsWalled && paper.IsForEveryEye)
            Fault(_line, $"is personal data behind a wall, and {paper.Kind} may lie on any table", "remove it", name);
        else if (!paper.Form.Fields.Contains(name))
            Fault(_line, $"is no field of {paper.Kind}", $"it may hold {string.Join(", ", paper.Form.Fields)}", name);
        else
            return true;
        return false;
    }

    [GeneratedRegex("&(?:#[0-9]+|[a-z]+);")]
    private static partial Regex Entity();
}
