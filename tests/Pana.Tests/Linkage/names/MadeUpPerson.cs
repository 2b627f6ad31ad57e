namespace Pana.Tests.Linkage.Names;

/// <summary>Somebody who does not exist: truth of which every written name is a reflection.</summary>
public sealed record MadeUpPerson(string People, bool IsWoman, LexiconName Given, LexiconName Father, LexiconName Family)
{
    public static MadeUpPerson Of(string people, Random random)
    {
        var isWoman = random.Next(2) == 0;
        return new(people, isWoman, Any(people, isWoman ? "woman" : "man", random), Any(people, "man", random), Any(people, "root", random));
    }

    static LexiconName Any(string people, string kind, Random random)
    {
        var names = RegionLexicon.Of(people, kind);
        return names[random.Next(names.Count)];
    }

    public MadeUpPerson Sibling(Random random)
    {
        var other = Of(People, random);
        return other.Given == Given ? Sibling(random) : this with { Given = other.Given, IsWoman = other.IsWoman };
    }

    /// <summary>A child takes this person's given name as the father's name and keeps the family name.</summary>
    public MadeUpPerson FatherOf(Random random) =>
        Of(People, random).Father is var grandfather && grandfather == Father ? FatherOf(random)
            : new(People, false, Father, grandfather, Family);

    public MadeUpPerson NearName(Random random)
    {
        var near = RegionLexicon.Of(People, IsWoman ? "woman" : "man").Where(name => name != Given)
            .OrderBy(name => Distance(name.Russian, Given.Russian)).Take(3).ToList();
        return this with { Given = near[random.Next(near.Count)] };
    }

    public MadeUpPerson Namesake(Random random)
    {
        var other = Of(People, random);
        return other.Father == Father || other.Family == Family ? Namesake(random) : this with { Father = other.Father, Family = other.Family };
    }

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
