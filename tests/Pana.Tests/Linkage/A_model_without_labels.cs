using System.Globalization;
using System.Text;
using Pana.Linkage;

namespace Pana.Tests.Linkage;

public sealed class A_model_without_labels : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("pana-model").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void finds_who_of_one_made_up_file_is_in_the_other_and_knows_how_sure_it_is()
    {
        var random = new Random(11);
        var (left, right) = (new StringBuilder("id,given,family,dob,town\n"), new StringBuilder("id,given,family,dob,town\n"));
        for (var i = 0; i < 600; i++)
        {
            var (given, family, born, town) = (Word(random.Next(120)), Word(1000 + random.Next(400)), new DateOnly(1950, 1, 1).AddDays(random.Next(20_000)), Word(3000 + random.Next(30)));
            left.Append(CultureInfo.InvariantCulture, $"{i},{given},{family},{born:yyyy-MM-dd},{town}\n");
            if (i % 2 == 0)
                right.Append(CultureInfo.InvariantCulture, $"{i},{(random.Next(4) == 0 ? given[1..] : given)},{(random.Next(4) == 0 ? family[..^1] : family)},{(random.Next(5) == 0 ? "" : $"{born:yyyy-MM-dd}")},{town}\n");
            else
                right.Append(CultureInfo.InvariantCulture, $"n{i},{Word(random.Next(120))},{Word(1000 + random.Next(400))},{born.AddDays(random.Next(4000)):yyyy-MM-dd},{town}\n");
        }
        var schema = LinkSchema.Parse("{\"columns\": {\"id\": \"id\", \"given\": \"name.given\", \"family\": \"name.family\", \"dob\": \"date\", \"town\": \"place\"}}"u8.ToArray(), "s").Schema!;
        var linking = Linking.Run(Records.Read(schema, File("a.csv", left), File("b.csv", right)).Records!);
        var pairs = linking.Rows().ToList();
        var good = pairs.Count(pair => linking.Records.IdOf(pair.A) == linking.Records.IdOf(pair.B));
        Assert.True(2.0 * good / (pairs.Count + 300) > 0.97, $"{good} of {pairs.Count}");
        Assert.InRange(linking.Threshold.ExpectedMatches, 285, 315);
        Assert.True(linking.IsOneToOne);
    }

    /// <summary>Too many pairs to compare all with all: half of the addresses and a third of the dates have changed, so that no single pass finds everybody.</summary>
    [Fact]
    public void brings_together_by_names_those_whose_address_or_date_has_changed()
    {
        const int rows = 3000;
        var random = new Random(12);
        var (left, right) = (new StringBuilder("id,given,family,dob,town,street\n"), new StringBuilder("id,given,family,dob,town,street\n"));
        for (var i = 0; i < rows; i++)
        {
            var (given, family, born, home) = (Word(Often(600)), Word(1000 + Often(3000)), new DateOnly(1950, 1, 1).AddDays(random.Next(20_000)), Home());
            left.Append(CultureInfo.InvariantCulture, $"{i},{given},{family},{born:yyyy-MM-dd},{home}\n");
            if (random.Next(10) < 7)
                right.Append(CultureInfo.InvariantCulture, $"{i},{(random.Next(5) == 0 ? given[1..] : given)},{family},{(random.Next(3) == 0 ? $"{born.Year}-01-01" : $"{born:yyyy-MM-dd}")},{(random.Next(2) == 0 ? Home() : home)}\n");
            else
                right.Append(CultureInfo.InvariantCulture, $"n{i},{Word(Often(600))},{Word(1000 + Often(3000))},{born.AddDays(random.Next(9000)):yyyy-MM-dd},{home}\n");
        }
        var schema = LinkSchema.Parse("""
            {"columns": {"id": "id", "given": "name.given", "family": "name.family", "dob": "date", "town": "place", "street": "text"}}
            """u8.ToArray(), "s").Schema!;
        var linking = Linking.Run(Records.Read(schema, File("left.csv", left), File("right.csv", right)).Records!);
        var pairs = linking.Rows().ToList();
        var (good, all) = (pairs.Count(pair => linking.Records.IdOf(pair.A) == linking.Records.IdOf(pair.B)), right.ToString().Split('\n').Count(line => line is [>= '0' and <= '9', ..]));
        Assert.True(2.0 * good / (pairs.Count + all) > 0.97, $"{good} of {pairs.Count}, {all} there are; {linking.BlockingRecall:0.000}: {string.Join("; ", linking.Passes)}");
        Assert.InRange(linking.BlockingRecall, 0.95, 1);

        int Often(int of) => (int)(of * Math.Pow(random.NextDouble(), 2));

        string Home() => $"{Word(9000 + random.Next(300))},{random.Next(200)} {Word(20_000 + random.Next(2000))}";
    }

    /// <summary>Each three in ten have somebody at home who is in the other register: the address has four columns, and each of them would count for itself.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void does_not_take_those_who_live_together_for_one_person(int seed)
    {
        const int rows = 4000;
        var random = new Random(seed);
        var (left, right) = (new StringBuilder("id,given,family,dob,town,postcode,street,phone\n"), new StringBuilder("id,given,family,dob,town,postcode,street,phone\n"));
        for (var i = 0; i < rows; i++)
        {
            var (given, family, born, town) = (Word(random.Next(600)), Word(1000 + random.Next(3000)), new DateOnly(1950, 1, 1).AddDays(random.Next(20_000)), random.Next(900));
            var home = $"{Word(9000 + town)},{town * 37 % 9973},{random.Next(200)} {Word(20_000 + random.Next(2000))},{random.Next(1_000_000, 9_999_999)}";
            left.Append(CultureInfo.InvariantCulture, $"{i},{given},{family},{born:yyyy-MM-dd},{home}\n");
            if (random.Next(10) < 7)
                right.Append(CultureInfo.InvariantCulture, $"{i},{(random.Next(5) == 0 ? given[1..] : given)},{family},{(random.Next(7) == 0 ? $"{born.Year}-01-01" : $"{born:yyyy-MM-dd}")},{home}\n");
            else
                right.Append(CultureInfo.InvariantCulture, $"n{i},{Word(random.Next(600))},{(random.Next(2) == 0 ? family : Word(1000 + random.Next(3000)))},{born.AddDays(random.Next(9000)):yyyy-MM-dd},{home}\n");
        }
        var schema = LinkSchema.Parse("""
            {"columns": {"id": "id", "given": "name.given", "family": "name.family", "dob": "date", "town": "place", "postcode": "postcode", "street": "text", "phone": "phone"}}
            """u8.ToArray(), "s").Schema!;
        var linking = Linking.Run(Records.Read(schema, File("here.csv", left), File("there.csv", right)).Records!);
        var pairs = linking.Rows().ToList();
        var (good, all) = (pairs.Count(pair => linking.Records.IdOf(pair.A) == linking.Records.IdOf(pair.B)), right.ToString().Split('\n').Count(line => line is [>= '0' and <= '9', ..]));
        Assert.True(2.0 * good / (pairs.Count + all) > 0.98, $"{good} of {pairs.Count}, {all} there are");
    }

    static string Word(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}")) + "bdfgklmnprstvz"[random.Next(14)];
    }

    string File(string name, StringBuilder text)
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, name), text.ToString());
        return Path.Combine(_folder, name);
    }
}
