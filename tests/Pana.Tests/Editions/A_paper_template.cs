using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Tests.Kernel;

namespace Pana.Tests.Editions;

/// <summary>A state's own template over the common one: what is wrong in it is told when the edition loads, with file, line and how to mend it.</summary>
public sealed class A_paper_template : IDisposable
{
    static readonly CommonData Common = new(new(Repository.Papers, House.Labels));

    readonly string _folder = Directory.CreateTempSubdirectory("papers").FullName;

    public A_paper_template()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Countries, "tjk")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        Directory.CreateDirectory(Path.Combine(_folder, "papers"));
        Directory.CreateDirectory(Path.Combine(_folder, "labels"));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    EditionReading Load(string kind, string text)
    {
        File.WriteAllText(Path.Combine(_folder, "papers", $"{kind}.html"), text);
        return Edition.Load(_folder, Region.Baseline, Common);
    }

    [Theory]
    [InlineData("leaflet-receipt", "<p>\n{nmae}</p>", "2: nmae: is no field, the nearest known one is name")]
    [InlineData("leaflet-receipt", "<p>{excluded}</p>", "1: excluded: is no field of leaflet-receipt, it may hold birth, ")]
    [InlineData("leaflet-receipt", "\n\n{nationality}", "3: nationality: is personal data behind a wall, and leaflet-receipt may lie on any table, remove it")]
    [InlineData("stay-confirmation", "{authority}", "1: authority: is personal data behind a wall, and stay-confirmation may lie on any table, remove it")]
    [InlineData("leaflet-receipt", "{if grounds}x{end}", "1: grounds: is personal data behind a wall")]
    [InlineData("leaflet-receipt", "{label nmae}", "1: nmae: is no label, the nearest known one is paper-form.name")]
    [InlineData("leaflet-receipt", "{if name}\n<p>{name}</p>", "1: if name: {if name} is opened and not closed, add {end}")]
    [InlineData("leaflet-receipt", "<p>{if name}{name}</p>{end}", "1: p: </p> closes nothing that is open here, close {if name} of line 1 first")]
    [InlineData("leaflet-receipt", "{if name}<p>{end}</p>", "1: end: {end} stands inside <p>")]
    [InlineData("leaflet-receipt", "<div>\n<p>{name}</p>", "1: div: <div> is opened and not closed, add </div>")]
    [InlineData("leaflet-receipt", "{end}", "1: end: {end} closes nothing")]
    [InlineData("leaflet-receipt", "{name", "1: a brace is opened and not closed")]
    [InlineData("leaflet-receipt", "{name in full}", "1: “{name in full}” means nothing, write {field}, {label key}")]
    [InlineData("leaflet-receipt", "{lines}", "1: lines: is a list, write {each lines} … {end}")]
    [InlineData("leaflet-receipt", "{each name}{end}", "1: name: cannot be repeated")]
    [InlineData("leaflet-receipt", "{line.name}", "1: line.name: stands outside of a repetition")]
    [InlineData("leaflet-receipt", "<p>Фамилия</p>", "1: “Фамилия” stands in one language alone, put the words into the label files and write {label key}")]
    [InlineData("leaflet-receipt", "<script>1</script>", "1: script: a script has no place on a paper")]
    [InlineData("leaflet-receipt", "<p onclick=\"1\">1</p>", "1: onclick: a script has no place on a paper")]
    [InlineData("leaflet-receipt", "<p style=\"color:red\">1</p>", "1: style: the template brings styles of its own, give the element a class")]
    [InlineData("leaflet-receipt", "<img src=\"https://example.org/x.png\" />", "1: img: <img> reaches outside of the paper, remove it; photo and seal are fields")]
    [InlineData("leaflet-receipt", "<p background='//example.org/x'>1</p>", "1: background: reaches outside of the paper")]
    [InlineData("leaflet-receipt", "<p class=\"{name}\">1</p>", "1: p: a field stands inside the element <p>, put it between elements")]
    [InlineData("leaflet-receipt", "<marquee>1</marquee>", "1: marquee: <marquee> is no element of a paper")]
    [InlineData("leaflet-receipt", "<p id=\"1\">1</p>", "1: id: is no attribute of a paper's element")]
    [InlineData("leaflet-receipt", "1 < 2", "1: an element is opened with < and not ended with >")]
    [InlineData("leaflet-reciept", "<p></p>", "1: leaflet-reciept: is no paper, the nearest known one is leaflet-receipt")]
    public void tells_what_is_wrong_in_it(string kind, string text, string fault)
    {
        var reading = Load(kind, text);

        Assert.Null(reading.Edition);
        Assert.Contains(reading.Faults, found => found.ToString().StartsWith($"{Path.Combine(_folder, "papers", $"{kind}.html")}:{fault}", StringComparison.Ordinal));
    }

    [Fact]
    public void lacks_no_word_in_a_language_of_its_paper()
    {
        File.WriteAllText(Path.Combine(_folder, "labels", "ru.csv"), "key,text,reviewed\npaper-form.own-word,Слово,yes\n");
        Assert.Contains(Load("leaflet-receipt", "{label own-word}").Faults, fault => fault.ToString().EndsWith(
            "own-word: has no words in tg, add a row paper-form.own-word,… to the label files of that language", StringComparison.Ordinal));

        File.WriteAllText(Path.Combine(_folder, "labels", "tg.csv"), "key,text,reviewed\npaper-form.own-word,Калима,no\n");
        Assert.Empty(Load("leaflet-receipt", "{label own-word}").Faults);
    }

    [Fact]
    public void is_missed_where_the_common_folder_has_none()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "none")).FullName;
        var faults = Edition.Load(_folder, Region.Baseline, new(new(empty, House.Labels))).Faults;

        Assert.Contains(faults, fault => fault.ToString() == $"{Path.Combine(empty, "summons.html")}:1: summons: the template is missing, add it: every paper of the baseline has one");
    }

    [Fact]
    public void encodes_every_value_and_leaves_out_what_nobody_knows()
    {
        var template = Load("leaflet-receipt", "<p>{name}</p>{if until}<p>{until}</p>{end}{each lines}<p>{line.name}: {line.value}</p>{end}").Edition!.Templates["leaflet-receipt"];
        var content = new PaperContent(["tg", "ru"], (_, key) => key);
        content.Texts["name"] = [new("<b>&\"Гулноза", "prs")];
        content.Lines["lines"] = [new([new("один"), new("один")], [new("1")]), new([new("два")], [new("2")])];

        Assert.Equal("<p><span class=\"paper-value\"><bdi lang=\"prs\">&lt;b&gt;&amp;&quot;Гулноза</bdi></span></p>"
            + "<p><span class=\"paper-value\"><bdi>один</bdi></span>: <span class=\"paper-value\"><bdi>1</bdi></span></p>"
            + "<p><span class=\"paper-value\"><bdi>два</bdi></span>: <span class=\"paper-value\"><bdi>2</bdi></span></p>", template.Write(content));
    }

    [Fact]
    public void of_the_state_lies_over_the_common_one()
    {
        var own = Edition.Load(Path.Combine(Repository.Countries, "tjk"), Region.Baseline, Common).Edition!.Templates["asylum-seeker-certificate"];
        var common = Edition.Load(Path.Combine(Repository.Countries, "kgz"), Region.Baseline, Common).Edition!.Templates["asylum-seeker-certificate"];
        string Write(PaperTemplate template) => template.Write(new(["ru"], (_, key) => key));

        Assert.Contains("paper-form.extended-until", Write(own), StringComparison.Ordinal);
        Assert.DoesNotContain("paper-form.extended-until", Write(common), StringComparison.Ordinal);
    }
}
