using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

/// <summary>The editions that are delivered, against the procedures that are delivered.</summary>
public sealed class The_editions_of_the_region
{
    static readonly Lazy<ModelProof> Proof = new(() => ModelProof.Of(Region.Baseline));

    public static TheoryData<string> Folders =>
        new(Directory.EnumerateDirectories(Repository.Countries).Select(Path.GetFileName).OfType<string>().Order());

    static EditionReading Load(string folder) => Edition.Load(Path.Combine(Repository.Countries, folder), Region.Baseline);

    [Theory, MemberData(nameof(Folders))]
    public void load_without_a_fault(string folder) => Assert.Empty(Load(folder).Faults);

    [Theory, MemberData(nameof(Folders))]
    public void keep_every_safeguard(string folder)
    {
        var edition = Load(folder).Edition!;

        Assert.Empty(ModelProof.Of(edition.Model, edition.AmendedProcedures.ToHashSet(), Proof.Value).Stories());
    }

    [Theory, MemberData(nameof(Folders))]
    public void go_as_their_scenarios_say(string folder)
    {
        var edition = Load(folder).Edition!;

        Assert.Empty(edition.Scenarios.SelectMany(scenario => scenario.Run(edition)));
    }

    /// <summary>The bounds of officials' terms are the widest that the region knows; one more unit is refused by name.</summary>
    [Theory, InlineData("rsd.decide"), InlineData("border.transfer"), InlineData("asylum.register")]
    public void are_refused_when_officials_take_more_time(string key)
    {
        using var copy = new CopiedEdition("tjk");
        var bound = Region.Baseline.Symbols.Values.OfType<Term>().First(term => term.TermKey == key).Bound;
        copy.Change("terms.csv", row => row.StartsWith($"{key},", StringComparison.Ordinal)
            ? string.Join(',', new[] { key, (bound.Amount + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), new Period(1, (TimeUnit)(int)bound.Unit).UnitCode }.Concat(row.Split(',').Skip(3))) : row);

        Assert.Contains(Edition.Load(copy.Path, Region.Baseline).Faults, fault => fault.Key == key && Path.GetFileName(fault.File) == "terms.csv");
    }

    [Fact]
    public void are_refused_with_a_condition_before_a_claim()
    {
        using var copy = new CopiedEdition("kaz");
        File.WriteAllText(Path.Combine(copy.Path, "amendments.json"), """
            { "amendments": [
              { "require": "AsylumRegistration.Voice", "if": "Vocabulary.Informed", "basis": ["x"] }
            ] }
            """);

        var fault = Assert.Single(Edition.Load(copy.Path, Region.Baseline).Faults);
        Assert.Equal(("AsylumRegistration.Voice", 2), (fault.Key, fault.Line));
    }

    [Fact]
    public void say_where_the_law_is_weaker()
    {
        var kaz = Load("kaz").Edition!;

        Assert.Contains(kaz.WeakerTerms(new(2026, 11, 22)), term => term.Key == "asylum.file");
        Assert.NotEmpty(kaz.Gaps);
    }

    [Fact]
    public void print_guards_that_editions_can_write()
    {
        var guards = Region.Baseline.AllSteps.SelectMany(each => each.Rule.Conditions.Select(condition => (each.Procedure.Name, condition)))
            .Where(each => each.condition.Atoms().All(atom => atom is not InState)).ToList();

        Assert.NotEmpty(guards);
        Assert.All(guards.Where(each => !each.condition.ToString()!.Contains("not ", StringComparison.Ordinal)),
            each => Assert.Equal(each.condition, GuardText.Parse(each.condition.ToString()!, Region.Baseline, each.Name).Guard));
    }

    sealed class CopiedEdition : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("copy").FullName;

        public CopiedEdition(string folder)
        {
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Countries, folder)))
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
        }

        public void Change(string file, Func<string, string> row)
        {
            var path = System.IO.Path.Combine(Path, file);
            File.WriteAllLines(path, File.ReadAllLines(path).Select(row));
        }

        public void Dispose() => Directory.Delete(Path, true);
    }
}
