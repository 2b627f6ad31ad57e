using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

public sealed class An_amendment : IDisposable
{
    const string Consult = """
        "add-step": "Claim.Consult", "from": ["Heard"], "stays": true, "by": ["Decision"], "sets": "Consulted", "if": "Words.Informed",
        "papers": ["reasoned-decision"], "basis": ["Law on refugees, art. 7"], "ru": "Спросить комиссию", "en": "Consult the commission",
        "fact": {"ru": "комиссию спросили", "en": "the commission was consulted"}
        """;

    const string RequireConsulted = """
        "require": "Claim.Refuse", "if": "Consulted and no hold on Words.Removal", "basis": ["Law on refugees, art. 7"]
        """;

    readonly EditionFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void adds_a_step_with_a_fact_of_its_own_that_a_later_one_requires()
    {
        var edition = _folder.Amended(Consult, RequireConsulted).Sound();

        var added = edition.Model.AllSteps.Single(each => each.Rule.Step.Key == "Claim.Consult").Rule;
        Assert.Equal(["Claim.Consulted"], added.Makes.Select(fact => fact.Key));
        Assert.Equal("Words.Informed", Assert.Single(added.Conditions).ToString());
        Assert.Equal("Law on refugees, art. 7", Assert.Single(added.Sourced).Citation);
        var refuse = edition.Model.Find("Claim")!.Rule(Claim.Refuse);
        Assert.Equal(["Claim.Consulted", "no hold on Words.Removal"], refuse.Conditions.Select(condition => condition.ToString()));
        Assert.Equal(["Claim"], edition.AmendedProcedures);
    }

    [Fact]
    public void leaves_the_baseline_as_it_was()
    {
        _folder.Amended(Consult, RequireConsulted).Sound();

        Assert.Empty(SmallLaw.Baseline.Find("Claim")!.Rule(Claim.Refuse).Conditions);
        Assert.False(SmallLaw.Baseline.Symbols.ContainsKey("Claim.Consult"));
    }

    [Fact]
    public void names_its_step_and_fact_in_the_labels()
    {
        var labels = _folder.Amended(Consult, """ "rename": "Claim.Hear", "ru": "Беседа", "en": "Talk" """).Sound().Over(new Labels());

        Assert.Equal("Спросить комиссию", labels.Text("ru", "step.Claim.Consult"));
        Assert.Equal("the commission was consulted", labels.Text("en", "fact.Claim.Consulted"));
        Assert.Equal("Беседа", labels.Text("ru", "step.Claim.Hear"));
    }

    [Fact]
    public void tightens_a_bound_that_the_terms_must_then_keep()
    {
        _folder.Amended(""" "shorten": "rsd.decide", "value": 3, "unit": "months", "basis": ["Art. 12"] """);

        Assert.StartsWith("terms.csv:2: rsd.decide: 6 months is more than the 3 months", Assert.Single(_folder.Faults()));
    }

    [Theory]
    [InlineData(""" "require": "Claim.Appeal", "if": "Words.Informed", "basis": ["x"] """, "Claim.Appeal: is the person's own act, remove the amendment")]
    [InlineData(""" "require": "Claim.File", "if": "Words.Informed", "basis": ["x"] """, "Claim.File: is the person's own act")]
    [InlineData(""" "require": "Claim.Appoint", "if": "Words.Informed", "basis": ["x"] """, "Claim.Appoint: is a protective step")]
    [InlineData(""" "require": "Claim.Recognise", "if": "Words.Informed", "basis": ["x"] """, "Claim.Recognise: leads to protection")]
    [InlineData(""" "require": "Claim.Refus", "if": "Words.Informed", "basis": ["x"] """, "Claim.Refus: is no step, the nearest known one is Claim.Refuse")]
    [InlineData(""" "require": "Claim.Refuse", "if": "Words.Informed and", "basis": ["x"] """, "Claim.Refuse: at letter 19 of the condition: a fact, a term or a step is expected here")]
    [InlineData(""" "require": "Claim.Refuse", "if": "Words.Informed" """, "Claim.Refuse: cites no source")]
    [InlineData(""" "require": "Claim.Refuse", "basis": ["x"] """, "Claim.Refuse: says not what is required")]
    [InlineData(""" "shorten": "appeal.file", "value": 7, "unit": "calendar_days", "basis": ["x"] """, "appeal.file: is the person's time, which may only be lengthened, write lengthen")]
    [InlineData(""" "lengthen": "rsd.decide", "value": 9, "unit": "months", "basis": ["x"] """, "rsd.decide: is officials' time, which may only be shortened")]
    [InlineData(""" "shorten": "rsd.decide", "value": 9, "unit": "months", "basis": ["x"] """, "rsd.decide: 9 months is weaker than the baseline's 6 months, write 6 months or less")]
    [InlineData(""" "shorten": "rsd.decde", "value": 3, "unit": "months", "basis": ["x"] """, "rsd.decde: is no term, the nearest known one is rsd.decide")]
    [InlineData(""" "rename": "Claim.Refuze", "ru": "а", "en": "a" """, "Claim.Refuze: names nothing, the nearest known one is Claim.Refuse")]
    [InlineData(""" "drop": "Claim.Hear" """, "this is no amendment, begin it with one of add-step")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Filed"], "to": "Refused", "by": ["Decision"], "basis": ["x"], "ru": "а", "en": "a" """, "Claim.Out: a step of an edition leads to Claim.Refused, which is adverse")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Filed"], "to": "Removed", "by": ["Decision"], "basis": ["x"], "ru": "а", "en": "a" """, "Claim.Out: a step of an edition ends the case in Claim.Removed")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Recognised"], "to": "Heard", "by": ["Decision"], "basis": ["x"], "ru": "а", "en": "a" """, "Claim.Out: a step of an edition opens the ended case again")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Filed"], "to": "Refused", "by": ["Decision"], "basis": ["x"], "ru": "а", "en": "a" """, "Claim.Out: from Claim.Filed to Claim.Refused the hold “claim” on Words.Removal would be lost")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Filed"], "stays": true, "by": ["Clock"], "basis": ["x"], "ru": "а", "en": "a" """, "Clock: Clock is no function; officials or the person take the steps of an edition, never the clock")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Filed"], "stays": true, "by": ["Asylum"], "person": true, "if": "Words.Informed", "basis": ["x"], "ru": "а", "en": "a" """, "Claim.Out: a person's own act waits for nothing")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Filed"], "stays": true, "by": ["Asylum"], "sets": "Guardian.Appointed", "basis": ["x"], "ru": "а", "en": "a" """, "Claim.Out: Guardian.Appointed is not new; a step of an edition brings only a fact of its own")]
    [InlineData(""" "add-step": "Claim.Hear", "from": ["Filed"], "stays": true, "by": ["Asylum"], "basis": ["x"], "ru": "а", "en": "a" """, "Claim.Hear: exists already")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Fild"], "stays": true, "by": ["Asylum"], "basis": ["x"], "ru": "а", "en": "a" """, "Fild: Fild is no state of Claim, the nearest known one is Filed")]
    [InlineData(""" "add-step": "Claim.Out", "from": ["Filed"], "stays": true, "by": ["Asylum"], "clears": "Words.Informed", "basis": ["x"], "ru": "а", "en": "a" """, "clears: add-step knows no clears")]
    public void that_could_weaken_protection_or_means_nothing_is_refused(string amendment, string fault)
    {
        _folder.Amended(amendment);

        Assert.Contains(_folder.Faults(), found => found.StartsWith($"amendments.json:2: {fault}", StringComparison.Ordinal));
    }
}
