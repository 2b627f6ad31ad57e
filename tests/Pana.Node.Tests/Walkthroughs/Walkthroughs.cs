using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pana.Node.Tests.Walkthroughs;

/// <summary>What the files in <c>docs/walkthroughs</c> ask for is what the node describes.</summary>
public sealed partial class A_walkthrough
{
    static readonly string Folder = Path.Combine(EndToEnd.Region_in_a_browser.Sources, "docs", "walkthroughs");

    [Fact]
    public async Task asks_only_for_what_the_description_of_the_api_has()
    {
        await using var node = await RunningNode.StartAsync();
        using var browser = node.Browser();
        var paths = JsonNode.Parse(await browser.GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
        var described = paths.SelectMany(path => path.Value!.AsObject().Select(method =>
            (Method: method.Key.ToUpperInvariant(), Address: new Regex($"^{Parameter().Replace(Regex.Escape(path.Key).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+")}$"))))
            .ToList();
        var asked = Directory.EnumerateFiles(Folder, "*.http").SelectMany(file => File.ReadLines(file).Select(line => Request().Match(line))
            .Where(line => line.Success).Select(line => (File: Path.GetFileName(file), Method: line.Groups[1].Value, Path: Variable().Replace(line.Groups[2].Value, "x")))).ToList();
        Assert.True(asked.Count > 30, $"{asked.Count} requests");
        Assert.Empty(asked.Where(one => !described.Exists(known => known.Method == one.Method && known.Address.IsMatch(one.Path)))
            .Select(one => $"{one.File}: {one.Method} {one.Path}"));
    }

    /// <summary>Every step and every field is one of the law's.</summary>
    [Fact]
    public void names_only_steps_and_fields_of_the_law()
    {
        var known = Law.Region.Baseline.Procedures.SelectMany(procedure => procedure.Steps)
            .SelectMany(rule => rule.Fields.Select(field => field.Field.Key).Append(rule.Step.Key)).ToHashSet();
        var named = Directory.EnumerateFiles(Folder, "*.http").SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) \{\{\w+\}\}(/\S*)$")]
    private static partial Regex Request();

    [GeneratedRegex(@"\{\{[^}]+\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[""/]([A-Z]\w+\.[A-Z]\w+)[""\s]")]
    private static partial Regex Name();
}
