using System.Globalization;
using System.Text;
using Pana.Linkage;

namespace Pana.Tests.Linkage;

/// <summary>
/// Families of five whose children are told apart by their given names alone: one register has the years only, and no more than the years. With and
/// without the column that says who was registered together.
/// </summary>
public sealed class A_family_in_two_registers : IDisposable
{
    const int Families = 160;

    static readonly string[] Given = ["Рустам", "Фаррух", "Зарина", "Мадина", "Умед", "Парвиз", "Нигора", "Шахло", "Далер", "Сухроб", "Фируза", "Ситора", "Азиз", "Камол", "Лола", "Манижа"];
    static readonly string[] Family = ["Каримов", "Рахимов", "Саидов", "Назаров", "Шарипов", "Юсупов", "Холов", "Мирзоев"];

    readonly string _folder = Directory.CreateTempSubdirectory("pana-families").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void is_known_by_its_members_together()
    {
        var (without, with) = (Linked("ignore"), Linked("household"));
        Assert.True(with.F1 > without.F1 + 0.1, $"F1 {without.F1:0.000} without, {with.F1:0.000} with");
        Assert.True(with.F1 > 0.85, $"F1 {with.F1:0.000}");
    }

    [Fact]
    public void has_siblings_who_are_not_each_other() => Assert.True(Linked("household").Siblings <= 2);

    [Fact]
    public void that_lists_nobody_twice_is_not_made_smaller()
    {
        var rows = new StringBuilder("id,house,given,family,father,born\n");
        foreach (var (house, family) in Family.Index())
            foreach (var (child, given) in new[] { "Азиз", "Азиза", "Фарид", "Фарида" }.Index())
                rows.Append(CultureInfo.InvariantCulture, $"{house}-{child},{house},{given},{family},Рустам,{2000 + child}\n");
        var linking = Linking.Run(Records.Read(Schema("household"), File("one.csv", rows), null).Records!);
        Assert.Empty(linking.Rows());
    }

    [Fact]
    public void that_stands_twice_in_one_register_is_found_whichever_stands_first()
    {
        var rows = new StringBuilder("id,house,given,family,father,born\n");
        for (var time = 0; time < 2; time++)
            foreach (var house in time == 0 ? Enumerable.Range(0, 40) : Enumerable.Range(0, 40).Reverse())
                foreach (var (child, given) in Given.Skip(house % 12).Take(4).Index())
                    rows.Append(CultureInfo.InvariantCulture, $"{house}-{child},{house + time * 40},{given},{Family[house % 8]},{Given[house % 16]},{1970 + house + child}{(time == 1 && child % 2 == 0 ? "" : $"-0{1 + child}-{10 + house % 18}")}\n");
        var linking = Linking.Run(Records.Read(Schema("household"), File("twice.csv", rows), null).Records!);
        var pairs = linking.Rows().Select(pair => (A: linking.Records.IdOf(pair.A), B: linking.Records.IdOf(pair.B))).ToList();
        Assert.True(pairs.Count(pair => pair.A == pair.B) > 140, $"{pairs.Count(pair => pair.A == pair.B)} of 160");
        Assert.True(pairs.Count(pair => pair.A != pair.B) < 8, $"{pairs.Count(pair => pair.A != pair.B)} wrong");
        Assert.Contains(linking.Rows(), pair => linking.Explain(pair.UnitA, pair.UnitB).Any(reason => reason is { Kind: ColumnKind.Household, A: "3" }));
    }

    (double F1, int Siblings) Linked(string kind)
    {
        var (random, left, right) = (new Random(4), new StringBuilder("id,house,given,family,father,born\n"), new StringBuilder("id,house,given,family,father,born\n"));
        for (var house = 0; house < Families; house++)
        {
            var (family, father) = (Family[random.Next(Family.Length)], Given[random.Next(Given.Length)]);
            var born = random.Next(1975, 2005);
            var given = Given.OrderBy(_ => random.Next()).Take(5).ToArray();
            for (var child = 0; child < 5; child++)
            {
                left.Append(CultureInfo.InvariantCulture, $"{house}-{child},{house},{given[child]},{family},{father},{born + child}\n");
                if (house % 2 == 0)
                    right.Append(CultureInfo.InvariantCulture, $"{house}-{child},r{house * 7 % Families},{given[child]},{family},{(random.Next(2) == 0 ? father : "")},{(random.Next(3) == 0 ? "" : $"{born + child + random.Next(-1, 2)}")}\n");
            }
            if (house % 2 == 1)
                for (var (other, year, names) = (0, random.Next(1975, 2005), Given.OrderBy(_ => random.Next()).ToArray()); other < 5; other++)
                    right.Append(CultureInfo.InvariantCulture, $"n{house}-{other},n{house},{names[other]},{Family[house % Family.Length]},{father},{year + other}\n");
        }
        var linking = Linking.Run(Records.Read(Schema(kind), File($"a-{kind}.csv", left), File($"b-{kind}.csv", right)).Records!);
        var pairs = linking.Rows().Select(pair => (A: linking.Records.IdOf(pair.A), B: linking.Records.IdOf(pair.B))).ToList();
        return (2.0 * pairs.Count(pair => pair.A == pair.B) / (pairs.Count + Families / 2 * 5), pairs.Count(pair => pair.A != pair.B && pair.A.Split('-')[0] == pair.B.Split('-')[0]));
    }

    static LinkSchema Schema(string kind) => LinkSchema.Parse(Encoding.UTF8.GetBytes(
        $$$"""{"columns": {"id": "id", "house": "{{{kind}}}", "given": "name.given", "family": "name.family", "father": "father", "born": "date"}}"""), "s").Schema!;

    string File(string name, StringBuilder text)
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, name), text.ToString());
        return Path.Combine(_folder, name);
    }
}
