namespace Pana.Tests.Linkage.Names;

/// <param name="Kind">What the pair is: the documents' alphabets for one person, or which other person it is.</param>
public sealed record NamePair(string A, string B, bool IsOne, string Kind, string People);

/// <summary>Pairs with known truth: one person in two documents, and people who are easily taken for one another.</summary>
public static class NamePairs
{
    public static IEnumerable<NamePair> Make(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var people = RegionLexicon.Peoples[random.Next(RegionLexicon.Peoples.Count)];
            var person = MadeUpPerson.Of(people, random);
            var (one, other) = ((Document)random.Next(4), (Document)random.Next(4));
            var (kind, second) = random.Next(10) switch
            {
                0 => ("sibling", person.Sibling(random)),
                1 => ("father and child", person.FatherOf(random)),
                2 => ("near name", person.NearName(random)),
                3 => ("namesake", person.Namesake(random)),
                4 => ("stranger", MadeUpPerson.Of(people, random)),
                _ => ($"one person, {one}–{other}", person),
            };
            if (second == person && kind == "stranger")
                continue;
            yield return new(NameErrors.Of(NameWriter.Write(person, one, random), random), NameErrors.Of(NameWriter.Write(second, other, random), random),
                second == person, kind, people);
        }
    }
}
