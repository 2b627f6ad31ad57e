using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Law;
using Pana.Procedures;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>The generated manual of the node's edition, the same text as in the documentation, on the screen.</summary>
internal static class HandbookPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/manual", (Handbook handbook) => handbook.Show("index")).AllowSignedIn();
        endpoints.MapGet("/manual/{page}", (string page, Handbook handbook) => handbook.Show(page)).AllowSignedIn();
    }
}

/// <summary>A part of a page of the manual.</summary>
public abstract record HandbookPart
{
    public sealed record Heading(string Id, string Text) : HandbookPart;

    public sealed record Words(string Text) : HandbookPart;

    public sealed record Items(IReadOnlyList<string> Lines) : HandbookPart;

    public sealed record Rows(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Body) : HandbookPart;

    /// <summary>Where the text has a drawing in words, the screen draws.</summary>
    public sealed record Drawing : HandbookPart;
}

/// <summary>Reads the few forms of Markdown that the manual is written in.</summary>
internal sealed partial class Handbook(NodeLaw law, CaseDiagrams diagrams, ScreenContext screen)
{
    static readonly ConcurrentDictionary<(Procedures.Editions.Edition, string), IReadOnlyDictionary<string, string>> Written = new();

    /// <summary>The manual is complete in two languages; whoever reads another one gets Russian.</summary>
    string Language => screen.Language.Code == "en" ? "en" : "ru";

    public IResult Show(string page)
    {
        var pages = Written.GetOrAdd((law.Edition, Language), key =>
            Manual.Write(Region.Baseline, key.Item1, screen.Labels, key.Item2).ToDictionary(one => one.Path, one => one.Text));
        if (pages.GetValueOrDefault($"{page}.md") is not { } text)
            return Answers.Refused(new("no-such-page", StatusCodes.Status404NotFound));
        var lines = text.Split('\n');
        return CaseworkPages.Page<HandbookPage>(new
        {
            Title = lines[0].TrimStart('#', ' '), Language, IsIndex = page == "index", Parts = Read([.. lines.Skip(1)]),
            Drawn = law.Model.Find(page) is { } procedure ? diagrams.Of(procedure) : null,
        });
    }

    static List<HandbookPart> Read(string[] lines)
    {
        var parts = new List<HandbookPart>();
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith("## ", StringComparison.Ordinal))
                parts.Add(new HandbookPart.Heading($"part-{parts.Count}", line[3..]));
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                parts.Add(new HandbookPart.Items(Block(lines, ref at, "- ")));
            else if (line.StartsWith("| ", StringComparison.Ordinal) && Block(lines, ref at, "| ").Select(Cells).ToList() is [var head, _, .. var body])
                parts.Add(new HandbookPart.Rows(head, body));
            else if (line.StartsWith("```", StringComparison.Ordinal))
            {
                at = Array.FindIndex(lines, at + 1, end => end.StartsWith("```", StringComparison.Ordinal));
                parts.Add(new HandbookPart.Drawing());
            }
            else if (line.Length > 0)
                parts.Add(new HandbookPart.Words(line));
        }
        return parts;
    }

    static List<string> Block(string[] lines, ref int at, string mark)
    {
        var block = new List<string>();
        while (at < lines.Length && lines[at].StartsWith(mark, StringComparison.Ordinal))
            block.Add(lines[at++][mark.Length..]);
        at--;
        return block;
    }

    /// <summary>A bar inside a cell is written with a stroke before it.</summary>
    static IReadOnlyList<string> Cells(string row) =>
        [.. Bar().Split(row.TrimEnd().TrimEnd('|')).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
