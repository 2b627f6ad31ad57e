using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Tests.Kernel;

namespace Pana.Tests.Law;

public class Words_of_the_law
{
    static readonly string[] Complete = ["ru", "en"];

    static readonly Model Model = Region.Baseline;

    static readonly Field[] Choices = [.. Model.Symbols.Values.OfType<Field>().Where(field => field.Codes is not null)];

    [Fact]
    public void Every_symbol_has_its_words_in_Russian_and_English() => Assert.Empty(
        from language in Complete
        from key in LabelKeys.Of(Model)
        where !House.Labels.Has(language, key) || string.IsNullOrWhiteSpace(House.Labels.Text(language, key))
        select $"{language} {key}");

    [Fact]
    public void Every_choice_of_a_form_has_its_code_list() => Assert.Empty(
        Choices.Where(field => !CodeList.All.TryGetValue(field.Codes!, out var list) || list.Codes.Count == 0)
            .Select(field => $"{field.Key}: {field.Codes}"));

    [Fact]
    public void Every_answer_of_a_choice_has_its_words_in_Russian_and_English() => Assert.Empty(
        from language in Complete
        from list in Choices.Select(field => CodeList.All[field.Codes!]).Distinct()
        from code in list.Codes
        where !House.Labels.Has(language, code.LabelKey)
        select $"{language} {code.LabelKey}");

    [Fact]
    public void Every_extension_names_a_code_list() => Assert.Empty(
        from procedure in Model.Procedures
        from term in procedure.Terms
        where term.ExtensionReasons is { } reasons && !CodeList.All.ContainsKey(reasons)
        select term.ExtensionReasons);

    /// <summary>Where a fact may be denied, the denial has a sentence of its own: "it is not so that" is no Russian.</summary>
    [Fact]
    public void Every_fact_says_its_negation_in_a_sentence_of_its_own() => Assert.Empty(
        from language in Complete
        from fact in Model.Symbols.Values.OfType<Fact>()
        where !House.Labels.Has(language, $"{LabelKeys.Of(fact)}.not")
        select $"{language} {fact.Key}");

    [Fact]
    public void Every_safeguard_reads_in_English_as_it_is_declared() => Assert.All(Model.Safeguards,
        safeguard => Assert.Equal(safeguard.Says, House.Labels.Text("en", LabelKeys.Of(safeguard))));

    [Fact]
    public void Nothing_is_named_that_no_declaration_has() => Assert.Empty(
        from language in Complete
        from key in House.Labels.Keys(language)
        where key.Split('.') is ["state" or "fact" or "safeguard" or "hold" or "mark" or "power", ..]
        let plain = key.EndsWith(".not", StringComparison.Ordinal) ? key[..^4] : key
        where !LabelKeys.Of(Model).Contains(plain)
        select $"{language} {key}");

    [Fact]
    public void A_status_ends_on_a_ground_of_the_Convention_alone() => Assert.Equal(
        ["CES-1", "CES-2", "CES-3", "CES-4", "CES-5", "CES-6", "CAN", "REV"],
        CodeList.All[EndOfStatus.Ground.Codes!].Codes.Select(code => code.Value));

    [Fact]
    public void Lateness_and_the_way_of_entry_are_no_ground_to_refuse_registration() => Assert.Equal(
        ["NOTHING-NEW", "PROTECTED-HERE", "NATIONAL", "PROTECTED-ELSEWHERE", "LAW"],
        CodeList.All[AsylumRegistration.RegistrationGround.Codes!].Codes.Select(code => code.Value));

    [Fact]
    public void A_state_of_return_is_a_state() => Assert.DoesNotContain(
        CodeList.All[ReturnDecision.Destination.Codes!].Codes, code => Country.Find(code.Value) is not { IsDocumentCode: false });

    /// <summary>Words that the house does not use of people (domain.md §7).</summary>
    [Theory]
    [InlineData("нелегал")]
    [InlineData("депортац")]
    [InlineData("мнимый беженец")]
    [InlineData("досье")]
    [InlineData("преступник")]
    public void Russian_speaks_of_people_without(string word) => Assert.DoesNotContain(
        House.Labels.Keys("ru"), key => House.Labels.Text("ru", key).Contains(word, StringComparison.OrdinalIgnoreCase));
}
