using System.Text.RegularExpressions;
using Pana.Tests.Kernel;

namespace Pana.Tests.Law;

/// <summary>An expected no always comes with a sentence: what the code names, the labels say.</summary>
public partial class Refusals_of_the_house
{
    static readonly string Sources = Path.Combine(Path.GetDirectoryName(House.Folder)!, "src");

    [GeneratedRegex(@"\bRefusal\(\s*""(?<name>[a-z][a-z0-9._-]+)""")]
    private static partial Regex Refusal { get; }

    [GeneratedRegex(@"\bnew\(""(?<name>[a-z]+(-[a-z]+)*)""")]
    private static partial Regex Objection { get; }

    static IEnumerable<string> Named =>
    [
        .. Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file => Refusal.Matches(File.ReadAllText(file)))
            .Concat(Objection.Matches(File.ReadAllText(Path.Combine(Sources, "Pana.Procedures", "Running", "Rulings.cs"))))
            .Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void have_their_sentences_in_Russian_and_English() => Assert.Empty(
        from language in (string[])["ru", "en"]
        from name in Named
        where !House.Labels.Has(language, $"refusal.{name}")
        select $"{language} refusal.{name}");

    [Fact]
    public void are_found_in_the_sources() => Assert.Superset(
        new HashSet<string> { "held", "too-early", "condition-unmet", "wrong-state", "stale" }, Named.ToHashSet());
}
