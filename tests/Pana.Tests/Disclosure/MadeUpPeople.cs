using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>Made-up people of a small place, each with a sex, a band of age and a region.</summary>
sealed class MadeUpPeople
{
    public static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(each => (byte)each)];

    public static readonly TableDimension
        Sex = new("SEX"),
        Age = new("AGE", DimensionUse.Told, ("Y0T4", "Y_LT18"), ("Y5T17", "Y_LT18")),
        Region = new("REGION");

    public static readonly string[][] Lists = [["F", "M"], ["Y0T4", "Y5T17", "Y_GE18"], ["TJ-DU", "TJ-SU"]];

    /// <summary>All three together.</summary>
    public static readonly TableShape Cube = new([Sex, Age, Region], [new("SEX", "AGE", "REGION")]);

    /// <summary>Any two together.</summary>
    public static readonly TableShape Pairs = new([Sex, Age, Region], [new("SEX", "AGE"), new("SEX", "REGION"), new("AGE", "REGION")]);

    readonly List<(Guid Id, string[] Codes)> _people = [];

    public MadeUpPeople(int seed, int count, double alike = 0.5)
    {
        Random random = new(seed);
        for (var i = 0; i < count; i++)
            Add(new Guid(seed, (short)(i >> 8), (short)(i & 255), 1, 2, 3, 4, 5, 6, 7, 8), [.. Lists.Select(codes => random.NextDouble() < alike ? codes[0] : codes[random.Next(codes.Length)])]);
    }

    public MadeUpPeople(params (int Count, string Codes)[] groups)
    {
        var next = 0;
        foreach (var (count, codes) in groups)
            for (var i = 0; i < count; i++)
                Add(new Guid(next++, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8), codes.Split(' '));
    }

    public List<CountedCell> Cells => Counted(each => each);

    public void Add(Guid person, params string[] codes) => _people.Add((person, codes));

    public void Leave(int person) => _people.RemoveAt(person);

    public List<CountedCell> Counted(Func<string[], string[]> codes) => [.. _people.GroupBy(person => string.Join(' ', codes(person.Codes)))
        .Select(cell => new CountedCell(cell.Key.Split(' '), cell.Count(), cell.Aggregate(0u, (sum, person) => sum + RecordKey.Of(Secret, person.Id))))];

    /// <summary>How many there are in truth; <c>T</c> and wider bands are understood.</summary>
    public int Count(params string[] codes) => _people.Count(person => codes.Zip(person.Codes).All(pair => Belongs(pair.Second, pair.First)));

    /// <summary>Every figure of the cube, counted or not.</summary>
    public static IEnumerable<string[]> Figures =>
        from sex in Lists[0].Prepend("T") from age in Lists[1].Append("Y_LT18").Prepend("T") from region in Lists[2].Prepend("T") select (string[])[sex, age, region];

    public static bool Belongs(string code, string wider) => wider == "T" || code == wider || wider == "Y_LT18" && code is "Y0T4" or "Y5T17" && wider == "Y_LT18";
}
