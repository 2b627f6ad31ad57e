using Pana.Kernel;
using Pana.Node.Verbs;
using Pana.Registry.Identity;
using Pana.Registry.Open;

namespace Pana.Node.Tests.Registry;

public sealed class The_likeness_of_two_persons
{
    static readonly LikenessModel Model = LikenessModel.Read(null);

    static PersonFacts Person(string name, string birth = "", string? document = null, Sex? sex = null) => new()
    {
        Name = new([.. name.Split(' ').Select((word, i) => NamePart.Of(i == 0 ? NameKind.Given : NameKind.Family, word))]),
        Birth = PartialDate.TryRead(birth, new(2026, 11, 23), out var date, out _) ? date : null,
        Nationalities = ["AFG"], Sex = sex, Documents = document is null ? null : [new("NP", document, null, null, null)],
    };

    [Theory]
    [InlineData("Гулноза Ҳамидова", "1996-06-02", "Gulnoza Hamidova", "1996-06-02", true)]
    [InlineData("Гулноза Ҳамидова", "1996-06-02", "Gulnoza Hamidova", "1996-02-06", true)]
    [InlineData("Гулноза Ҳамидова", "1375/3/13", "گل‌نازه حمیدی", "1996-06-02", true)]
    [InlineData("Гулноза Ҳамидова", "1996-06-02", "Фарид Саидов", "1980-03-04", false)]
    // A single word is many people's name.
    [InlineData("Мухаммад", "", "Muhammad", "1990", false)]
    public void asks_a_person_by_the_model(string one, string birth, string other, string otherBirth, bool isAsked) =>
        Assert.Equal(isAsked, Model.Of(Person(one, birth), Person(other, otherBirth)).IsAsked);

    [Fact]
    public void is_the_same_whoever_is_named_first_and_tells_what_speaks_against()
    {
        var (one, other) = (Person("Гулноза Ҳамидова", "1996-06-02", sex: Sex.Female), Person("Gulnoza Hamidova", "1990", sex: Sex.Male));
        Assert.Equal(Model.Of(one, other).Thousandths, Model.Of(other, one).Thousandths);
        Assert.Contains(Model.Of(one, other).Signs, sign => sign is { Key: "sex-other", SpeaksFor: false });
        Assert.True(Model.Of(Person("Гулноза", document: "P01234567"), Person("Gulnoza", document: "p 0123 4567")).SaysMoreThan(
            Model.Of(Person("Гулноза"), Person("Gulnoza")).Thousandths));
    }
}

/// <summary><c>pana register learn</c>; what it prints goes to the one console of the process.</summary>
[Collection("console")]
public sealed class What_the_desk_learns : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("pana-learn-").FullName;

    [Fact]
    public void comes_from_registers_without_labels_and_holds_nobodys_name()
    {
        string[] given = ["Гулноза", "Фарид", "Шабнам", "Карим", "Зайнаб", "Далер", "Мадина", "Рустам", "Парвона", "Хасан", "Лола", "Сино"],
            family = ["Саидов", "Рахимов", "Назаров", "Ҳамидов", "Каримов", "Шарипов", "Юсупов", "Олимов", "Раджабов", "Мирзоев"];
        var random = new Random(7);
        List<string> left = ["id,given,family,birth,sex"], right = [left[0]];
        for (var i = 0; i < 400; i++)
        {
            // In these registers of every third birth only the year is known.
            var (name, born) = ($"{given[random.Next(given.Length)]},{family[random.Next(family.Length)]}",
                new DateOnly(1950, 1, 1).AddDays(random.Next(18_000)).ToString("yyyy-MM-dd", null));
            left.Add($"{i},{name},{born},M");
            if (i % 2 == 0)
                right.Add($"{i},{name},{(i % 3 == 0 ? born[..4] : born)},M");
        }
        var (a, b, schema, written) = (Path.Combine(_folder, "a.csv"), Path.Combine(_folder, "b.csv"), Path.Combine(_folder, "s.json"),
            Path.Combine(_folder, "likeness.csv"));
        File.WriteAllLines(a, left);
        File.WriteAllLines(b, right);
        File.WriteAllText(schema, """{"columns": {"id": "id", "given": "name.given", "family": "name.family", "birth": "date", "sex": "sex"}}""");
        var (console, said) = (Console.Out, new StringWriter());
        Console.SetOut(said);
        try
        {
            Assert.Equal(0, RegisterImport.Learn(["--left", a, "--right", b, "--schema", schema, "--out", written]));
        }
        finally
        {
            Console.SetOut(console);
        }
        var learnt = File.ReadAllText(written);
        Assert.Contains("learnt: a.csv, b.csv", learnt, StringComparison.Ordinal);
        Assert.DoesNotContain(given, name => learnt.Contains(name, StringComparison.Ordinal));
        var (own, its) = (LikenessModel.Read(null), LikenessModel.Read(written));
        var person = new PersonFacts { Birth = PartialDate.Of(1990) };
        // What the files do not have stays; where years alone are usual, a year that fits tells more.
        Assert.Contains("Document,Exact,0.80,0.0001", learnt, StringComparison.Ordinal);
        Assert.True(its.Of(person, person).Thousandths > own.Of(person, person).Thousandths);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
