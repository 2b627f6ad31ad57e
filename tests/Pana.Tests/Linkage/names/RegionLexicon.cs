namespace Pana.Tests.Linkage.Names;

/// <summary>One name of the region's people as it is written in each alphabet; roots make family names and are men's names too.</summary>
public sealed record LexiconName(string People, string Kind, string National, string Russian, IReadOnlyList<string> Latin, string Arabic);

/// <summary><c>lexicon.csv</c>, beside this file.</summary>
public static class RegionLexicon
{
    public static readonly IReadOnlyList<LexiconName> Names = [.. Read()];

    public static readonly IReadOnlyList<string> Peoples = [.. Names.Select(name => name.People).Distinct()];

    public static IReadOnlyList<LexiconName> Of(string people, string kind) => [.. Names.Where(name => name.People == people && name.Kind == kind)];

    static IEnumerable<LexiconName> Read()
    {
        using var reader = new StreamReader(typeof(RegionLexicon).Assembly.GetManifestResourceStream("region-lexicon.csv")!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Split(',') is [var people, var kind, var national, var russian, var latin, var arabic, ..])
                yield return new(people, kind, national, russian, latin.Split('|'), arabic);
    }
}
