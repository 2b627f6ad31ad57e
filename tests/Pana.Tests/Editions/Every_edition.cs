using System.Globalization;
using System.Text.Json;
using Pana.Kernel;

namespace Pana.Tests.Editions;

/// <summary>The data files of <c>countries/</c>: what only their authors can get wrong.</summary>
public sealed class Every_edition
{
    static readonly string[] Units = ["hours", "calendar_days", "working_days", "months", "years"];
    static readonly string[] Certainties = ["verified", "secondary", "unverified", "project"];

    /// <summary>The person's time to act, prepare, hold a paper: longer is better. The others are officials'.</summary>
    static readonly string[] PersonsTime =
    [
        "asylum.file", "asylum.cert.valid", "rsd.notice", "rsd.notice.accelerated", "withdrawal.confirm", "appeal.file",
        "endofstatus.prepare", "return.depart", "status.review",
    ];

    public static TheoryData<string> Folders =>
        new(Directory.EnumerateDirectories(Repository.Countries).Select(Path.GetFileName).OfType<string>().Order());

    [Theory, MemberData(nameof(Folders))]
    public void has_each_term_of_the_template_in_a_known_unit(string edition)
    {
        var terms = Read(edition, "terms.csv");

        Assert.Equal(Codes("_template", "terms.csv", "key"), Codes(edition, "terms.csv", "key"));
        Assert.All(terms, term =>
        {
            Assert.True(int.Parse(term["value"], CultureInfo.InvariantCulture) > 0);
            Assert.Contains(term["unit"], Units);
            Assert.Equal(term["national_value"] == "", term["national_unit"] == "");
            Assert.NotEmpty(term["from_event"]);
        });
    }

    [Theory, MemberData(nameof(Folders))]
    public void says_where_each_verified_row_was_read(string edition)
    {
        string[] files = ["terms.csv", "gaps.csv", "authorities.csv", "crossings.csv", "holidays.csv", "papers.csv", "entitlements.csv", "statistics.csv"];
        foreach (var file in files)
            Assert.All(Read(edition, file), row =>
            {
                Assert.Contains(row["certainty"], Certainties);
                if (row["certainty"] == "verified")
                    Assert.StartsWith("http", row["source_url"]);
            });
    }

    [Theory, MemberData(nameof(Folders))]
    public void never_lets_an_accelerated_hearing_shorten_the_persons_time(string edition)
    {
        var terms = Read(edition, "terms.csv").ToDictionary(term => term["key"]);

        Assert.Equal(
            (terms["rsd.notice"]["value"], terms["rsd.notice"]["unit"]),
            (terms["rsd.notice.accelerated"]["value"], terms["rsd.notice.accelerated"]["unit"]));
    }

    [Theory, MemberData(nameof(Folders))]
    public void never_protects_less_than_the_states_own_law(string edition) =>
        Assert.All(Read(edition, "terms.csv").Where(term => term["national_value"] != ""), term =>
        {
            var (mine, law) = (Days(term["value"], term["unit"]), Days(term["national_value"], term["national_unit"]));
            var same = (term["value"], term["unit"]) == (term["national_value"], term["national_unit"]);
            Assert.True(
                same || (PersonsTime.Contains(term["key"]) ? mine.Least >= law.Most : mine.Most <= law.Least),
                $"{term["key"]}: {term["value"]} {term["unit"]}, law {term["national_value"]} {term["national_unit"]}");
        });

    [Theory, MemberData(nameof(Folders))]
    public void places_each_unit_in_a_known_body_and_region_and_a_post_at_each_crossing(string edition)
    {
        var bodies = Codes(edition, "authorities.csv");
        var regions = Codes(edition, "regions.csv");
        var units = Codes(edition, "units.csv");

        Assert.All(Read(edition, "units.csv"), unit =>
        {
            Assert.Contains(unit["authority"], bodies);
            Assert.Contains(unit["region"], regions);
            Assert.True(unit["parent"] == "" || units.Contains(unit["parent"]), $"no unit {unit["parent"]}");
        });
        Assert.Subset(units, Codes(edition, "crossings.csv"));
        Assert.All(bodies, body => Assert.Contains(Read(edition, "units.csv"), unit => unit["authority"] == body));
    }

    [Theory, MemberData(nameof(Folders))]
    public void gives_its_bodies_functions_that_the_platform_knows_and_one_for_each_that_a_case_needs(string edition)
    {
        var functions = Read(edition, "authorities.csv").SelectMany(body => body["functions"].Split(';'))
            .Select(Enum.Parse<Function>).ToHashSet();

        Assert.Superset(
            new HashSet<Function>
            {
                Function.Border, Function.Migration, Function.Asylum, Function.Decision, Function.Appeal,
                Function.Social, Function.Guardian, Function.Health, Function.LegalAid, Function.Interpreter,
                Function.International, Function.Monitor, Function.DataProtection, Function.Coordinator,
                Function.Administrator,
            },
            functions);
    }

    [Theory, MemberData(nameof(Folders))]
    public void names_each_paper(string edition)
    {
        Assert.Equal(Codes("_template", "papers.csv", "kind"), Codes(edition, "papers.csv", "kind"));
        Assert.All(Read(edition, "papers.csv"), paper =>
            Assert.All(["name_ru", "name_en", "name_state"], column => Assert.NotEmpty(paper[column])));
    }

    [Theory, MemberData(nameof(Folders))]
    public void dates_its_holidays_and_works_only_on_single_swapped_days(string edition)
    {
        string[] formats = ["MM-dd", "yyyy-MM-dd"];
        Assert.All(Read(edition, "holidays.csv"), day =>
        {
            var style = DateTimeStyles.None;
            Assert.True(DateOnly.TryParseExact(day["date"], formats, CultureInfo.InvariantCulture, style, out _));
            Assert.Contains(day["rule"], new[] { "observed", "fixed" });
            // A worked day is a single swapped date: a yearly one would turn some Saturdays into working days.
            Assert.True(day["kind"] == "day_off" || (day["kind"] == "working_day" && day["date"].Length == 10));
        });
    }

    [Fact]
    public void of_Tajikistan_has_a_post_at_Nizhniy_Pyandj_opposite_Afghanistan() =>
        Assert.Contains(Read("tjk", "crossings.csv"), crossing =>
            (crossing["code"], crossing["name_state"], crossing["neighbour"])
                == ("nizhniy-pyandj", "Панҷи Поён", "AFG"));

    [Fact]
    public void has_a_code_of_its_own()
    {
        var codes = Directory.EnumerateDirectories(Repository.Countries).Select(folder =>
        {
            using var edition = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "edition.json")));
            return edition.RootElement.GetProperty("code").GetString();
        }).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Superset(new HashSet<string?> { "kaz", "kgz", "tjk", "tkm", "uzb" }, codes.ToHashSet());
    }

    /// <summary>The fewest and the most days that a term can last, feasts included.</summary>
    static (double Least, double Most) Days(string value, string unit)
    {
        var count = double.Parse(value, CultureInfo.InvariantCulture);
        return unit switch
        {
            "hours" => (count / 24, count / 24),
            "calendar_days" => (count, count),
            "working_days" => (count, count * 7 / 5 + 4),
            "months" => (count * 28, count * 31),
            _ => (count * 365, count * 366),
        };
    }

    static IReadOnlyList<Csv.Row> Read(string edition, string file) =>
        Csv.Read(Path.Combine(Repository.Countries, edition, file));

    static SortedSet<string> Codes(string edition, string file, string column = "code") =>
        new(Read(edition, file).Select(row => row[column]), StringComparer.Ordinal);
}
