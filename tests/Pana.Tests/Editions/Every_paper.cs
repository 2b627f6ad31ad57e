using System.Net;
using System.Text.RegularExpressions;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Tests.Kernel;

namespace Pana.Tests.Editions;

/// <summary>Every type of paper of the baseline, in every edition, with made-up people of long names.</summary>
public sealed partial class Every_paper
{
    static readonly CommonData Common = new(new(Repository.Papers, House.Labels));

    static readonly string[] Names =
    [
        "Мухаммадшариф-Абдулқодири Зайниддинзода-Бердимуродов", "Гулноза Абдурахмоновна Константинопольская-Мамытбекова",
        "سید محمدشریف عبدالقادر حسینی بدخشانی فیض‌آبادی", "ګلالۍ عبدالرحمٰنزۍ د پښتونستان لویه کورنۍ",
    ];

    /// <summary>Stems in the languages that papers are printed in: of asylum, of trafficking, of violence, of the walls.</summary>
    static readonly string[] Telling =
    [
        "asylum", "refug", "traffick", "violen", "victim", "abuse", "gbv", "slave", "shelter", "убежищ", "беженц", "торговл", "насили", "жертв", "рабств", "приют",
        "паноҳ", "гурез", "зӯрова", "савдои одам", "қурбон", "баспана", "босқын", "зорлық", "адам саудас", "жәбірлен", "башпаанек", "качкын", "зомбулук", "жабырлан",
        "gaçgak", "bosgun", "zorluk", "söwda", "pida", "qochqin", "boshpana", "zoʻravon", "savdo", "jabrlan", "پناه", "قاچاق", "خشونت", "تاوتریخوالی",
    ];

    public static TheoryData<string> Folders => new(Directory.EnumerateDirectories(Repository.Countries).Select(Path.GetFileName).OfType<string>().Order());

    static IEnumerable<Paper> Papers => Region.Baseline.Symbols.Values.OfType<Paper>();

    [Fact]
    public void has_a_profile_of_seal_and_no_profile_is_for_a_paper_that_there_is_not() => Assert.Equal(
        Papers.Select(paper => paper.Kind).Order(StringComparer.Ordinal), Pana.Papers.SealProfile.OfPapers.Keys.Order(StringComparer.Ordinal));

    static Edition Load(string folder) => Edition.Load(Path.Combine(Repository.Countries, folder), Region.Baseline, Common) is { Edition: { } edition } ? edition
        : throw new InvalidOperationException(string.Join('\n', Edition.Load(Path.Combine(Repository.Countries, folder), Region.Baseline, Common).Faults));

    /// <summary>Every field has something to say; a template that forgets to ask for it leaves it out.</summary>
    static PaperContent Full(Edition edition, Paper paper, string name)
    {
        var labels = edition.Over(House.Labels);
        var content = new PaperContent(edition.LanguagesOf(paper), (language, key) => labels.Has(language, key) ? labels.Text(language, key) : $"[{key}]");
        foreach (var field in PaperField.All.Values)
            if (field.Kind is PaperFieldKind.Lines)
                content.Lines[field.Name] = [new([new($"⟨{field.Name}⟩")], [new($"⟨{field.Name}-value⟩")])];
            else if (field.Kind is PaperFieldKind.Picture)
                content.Pictures[field.Name] = $"<div>⟨{field.Name}⟩</div>";
            else
                content.Texts[field.Name] = [new($"⟨{field.Name}⟩")];
        content.Texts["name"] = [new(name)];
        var national = edition.Papers.Single(each => each.Kind == paper.Kind).Name;
        content.Texts["title"] = [.. content.Languages.Select(language => new PaperText(national.In(language), language))];
        return content;
    }

    static string Written(Edition edition, Paper paper, string? name = null) => edition.Templates[paper.Kind].Write(Full(edition, paper, name ?? Names[0]));

    static string Read(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " "));

    [Theory, MemberData(nameof(Folders))]
    public void is_written_with_its_name_number_and_holder_and_no_open_place(string folder)
    {
        var edition = Load(folder);
        foreach (var paper in Papers)
            foreach (var name in Names)
            {
                var text = Read(Written(edition, paper, name));
                Assert.DoesNotContain('[', text);
                Assert.Contains("⟨number⟩", text, StringComparison.Ordinal);
                Assert.Contains(edition.Papers.Single(each => each.Kind == paper.Kind).Name.Ru, text, StringComparison.Ordinal);
                if (paper.Form.Fields.Contains("name") && !paper.Form.HasMrz)
                    Assert.Contains(name, text, StringComparison.Ordinal);
            }
    }

    [Theory, MemberData(nameof(Folders))]
    public void that_may_lie_on_a_table_names_no_asylum_trafficking_or_violence(string folder)
    {
        var edition = Load(folder);
        foreach (var paper in Papers.Where(paper => paper.IsForEveryEye))
        {
            var content = Full(edition, paper, Names[0]);
            if (paper.Form.NamesStatus)
                content.Texts["title"] = [];
            var text = Read(edition.Templates[paper.Kind].Write(content));
            Assert.Empty(Telling.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{paper.Kind}: {word}"));
            Assert.Empty(PaperField.All.Values.Where(field => field.IsWalled && text.Contains($"⟨{field.Name}", StringComparison.Ordinal)).Select(field => $"{paper.Kind}: {field.Name}"));
        }
    }

    /// <summary>The words of the test would be found where they stand.</summary>
    [Fact]
    public void that_names_a_status_does_so_by_the_laws_own_name_alone() => Assert.All(Papers.Where(paper => paper.Form.NamesStatus), paper =>
        Assert.True(paper.Wall is Wall.Open && paper.Kind is "asylum-seeker-certificate" or "refugee-certificate" or "refugee-card" or "complementary-protection-card"
            or "temporary-protection-card" or "stateless-card" or "travel-document-1951" or "travel-document-1954", paper.Kind));

    [Fact]
    public void for_a_presumed_victim_has_a_code_and_a_name_that_say_nothing()
    {
        foreach (var paper in new[] { Vocabulary.StayConfirmation, Vocabulary.ServiceCard })
        {
            Assert.True(paper.IsForEveryEye);
            Assert.NotEqual(Wall.Open, paper.Wall);
            Assert.DoesNotContain(Telling, word => paper.Kind.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, MemberData(nameof(Folders))]
    public void stands_in_the_states_language_and_in_Russian_and_travels_with_English(string folder)
    {
        var edition = Load(folder);
        Assert.All(Papers, paper =>
        {
            var html = Written(edition, paper);
            Assert.All(edition.LanguagesOf(paper), language => Assert.Contains($"<bdi lang=\"{language}\">", html, StringComparison.Ordinal));
        });
        Assert.Equal(new[] { edition.Languages[0], "ru", "en" }.Distinct(), edition.LanguagesOf(Vocabulary.TravelDocument1951));
    }

    [Fact]
    public void for_travel_holds_the_excluded_state_the_right_to_return_and_the_zone()
    {
        foreach (var paper in new[] { Vocabulary.TravelDocument1951, Vocabulary.TravelDocument1954 })
            Assert.All(["⟨excluded⟩", "⟨return⟩", "⟨mrz⟩", "⟨status⟩"], field => Assert.Contains(field, Written(Load("tkm"), paper), StringComparison.Ordinal));
    }

    [Fact]
    public void leaves_the_seal_out_where_there_is_none()
    {
        var (edition, paper) = (Load("tjk"), Vocabulary.WorkPermit);
        var content = Full(edition, paper, Names[0]);
        content.Pictures.Remove(PaperField.Seal);

        Assert.Contains("paper-seal", Written(edition, paper), StringComparison.Ordinal);
        Assert.DoesNotContain("paper-seal", edition.Templates[paper.Kind].Write(content), StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
