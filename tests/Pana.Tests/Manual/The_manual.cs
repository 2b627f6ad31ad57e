using Pana.Kernel;
using Pana.Procedures;
using Pana.Tests.Editions;

namespace Pana.Tests.Manuals;

public sealed class The_manual : IDisposable
{
    static readonly Labels Labels = Labels.Read(Repository.Labels).With(LabelKeys.Of(SmallLaw.Baseline)
        .Where(key => !key.StartsWith("function.", StringComparison.Ordinal) && !key.StartsWith("wall.", StringComparison.Ordinal) && !key.StartsWith("subject.", StringComparison.Ordinal))
        .SelectMany(key => new[] { ("ru", key, $"<{key}>"), ("en", key, $"<{key}>") }));

    readonly EditionFolder _folder = new();
    readonly string _manual = Directory.CreateTempSubdirectory("manual").FullName;

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_manual, true);
    }

    string Page(string path) => Manual.WriteAll(SmallLaw.Baseline, [_folder.Sound()], Labels).Single(page => page.Path == path).Text;

    [Fact]
    public void has_a_page_per_procedure_edition_and_language() =>
        Assert.Equal(
            ["baseline/en/Care.md", "baseline/en/Claim.md", "baseline/en/index.md", "baseline/en/proof.md", "baseline/ru/Care.md", "baseline/ru/Claim.md", "baseline/ru/index.md",
                "baseline/ru/proof.md", "differences.en.md", "differences.ru.md", "zzz/en/Care.md", "zzz/en/Claim.md", "zzz/en/index.md", "zzz/en/proof.md", "zzz/ru/Care.md",
                "zzz/ru/Claim.md", "zzz/ru/index.md", "zzz/ru/proof.md"],
            Manual.WriteAll(SmallLaw.Baseline, [_folder.Sound()], Labels).Select(page => page.Path).Order(StringComparer.Ordinal));

    [Theory, InlineData("ru"), InlineData("en")]
    public void finds_every_word_of_its_own_in_the_labels(string language)
    {
        _folder.Amended(""" "require": "Claim.Refuse", "if": "Words.Informed", "basis": ["Art. 7"] """,
            """ "shorten": "rsd.decide", "value": 6, "unit": "months", "basis": ["Art. 8"] """, """ "lengthen": "appeal.file", "value": 30, "unit": "calendar_days", "basis": ["Art. 9"] """);
        var known = Labels.Keys(language).ToHashSet();
        foreach (var page in Manual.WriteAll(SmallLaw.Baseline, [_folder.Sound()], Labels).Where(page => page.Path.Contains(language, StringComparison.Ordinal)))
            Assert.DoesNotMatch(@"\[[a-z-]+\.[A-Za-z.-]+\](?!\()", page.Text);
        Assert.Contains("manual.proof.9", known);
    }

    [Fact]
    public void draws_the_states_and_the_steps_between_them()
    {
        var page = Page("baseline/en/Claim.md");

        Assert.Contains("```mermaid\nstateDiagram-v2\n    state \"<state.Claim.Filed>\" as Filed", page);
        Assert.Contains("    [*] --> Filed: <step.Claim.File>", page);
        Assert.Contains("    Heard --> Refused: <step.Claim.Refuse>", page);
        Assert.Contains("    Recognised --> [*]", page);
    }

    [Fact]
    public void says_what_a_step_needs_and_where_that_comes_from() =>
        Assert.Contains("| <step.Claim.Hear> | Регистрация и собеседование | <state.Claim.Filed> → <state.Claim.Heard> | если <fact.Words.Child>, то <fact.Guardian.Appointed> |  |  |  | ExCom 8 |",
            Page("zzz/ru/Claim.md"));

    [Fact]
    public void marks_what_only_this_edition_requires()
    {
        _folder.Amended(""" "require": "Claim.Refuse", "if": "Words.Informed", "basis": ["Art. 7"] """);

        Assert.Contains("<fact.Words.Informed> (правило этого издания)", Page("zzz/ru/Claim.md"));
        Assert.DoesNotContain("правило этого издания", Page("baseline/ru/Claim.md"));
        Assert.Contains("шаг «<step.Claim.Refuse>» возможен, только если <fact.Words.Informed> *Art. 7*", Page("zzz/ru/index.md"));
    }

    [Fact]
    public void says_what_the_law_says_and_how_sure_that_is()
    {
        var page = Page("zzz/ru/Claim.md");

        Assert.Contains("| 30 календ. дн. | 7 календ. дн. ⚠ слабее основы | Art. 14 | не проверено, требует сверки с законом |", page);
        Assert.Contains("**<term.appeal.file>.** По закону 7 календ. дн.; узел применяет 30 календ. дн.", page);
    }

    [Fact]
    public void names_the_safeguards_of_the_procedure() =>
        Assert.Contains("- **heard** <safeguard.heard> *ExCom 8*", Page("baseline/ru/Claim.md"));

    [Fact]
    public async Task knows_when_the_committed_pages_are_out_of_date()
    {
        await Manual.WriteAllAsync(_manual, SmallLaw.Baseline, [_folder.Sound()], Labels);
        Assert.Empty(Manual.OutOfDate(_manual, SmallLaw.Baseline, [_folder.Sound()], Labels));

        _folder.Terms("rsd.decide,5,months,,,,,,,project,,", "appeal.file,30,calendar_days,7,calendar_days,served,Art. 14,,,unverified,,");
        File.WriteAllText(Path.Combine(_manual, "zzz/en/LeftOver.md"), "");
        Assert.Equal(["zzz/en/Claim.md", "zzz/en/LeftOver.md", "zzz/ru/Claim.md"], Manual.OutOfDate(_manual, SmallLaw.Baseline, [_folder.Sound()], Labels));

        await Manual.WriteAllAsync(_manual, SmallLaw.Baseline, [_folder.Sound()], Labels);
        Assert.Empty(Manual.OutOfDate(_manual, SmallLaw.Baseline, [_folder.Sound()], Labels));
    }
}

public sealed class The_words_of_a_model
{
    [Fact]
    public void are_known_by_their_keys()
    {
        var keys = LabelKeys.Of(SmallLaw.Baseline);

        Assert.Superset(new HashSet<string>
        {
            "procedure.Claim", "state.Claim.Filed", "step.Claim.Hear", "fact.Guardian.Appointed", "term.rsd.decide", "paper.reasoned-decision", "power.Removal",
            "mark.Pending", "hold.child", "hold.claim", "safeguard.heard", "function.Border", "wall.Asylum",
        }, keys.ToHashSet());
    }

    [Fact]
    public void that_a_language_lacks_are_named()
    {
        var labels = new Labels().With(LabelKeys.Of(SmallLaw.Baseline).Where(key => key != "step.Claim.Hear" && !key.StartsWith("safeguard.", StringComparison.Ordinal))
            .SelectMany(key => new[] { ("ru", key, "x"), ("en", key, "x") }));

        Assert.Equal(["step.Claim.Hear"], LabelKeys.Missing(SmallLaw.Baseline, labels, "en"));
        Assert.Equal(["safeguard.appeal", "safeguard.appeal-time", "safeguard.care", "safeguard.guardian", "safeguard.heard", "step.Claim.Hear"], LabelKeys.Missing(SmallLaw.Baseline, labels, "ru"));
    }
}
