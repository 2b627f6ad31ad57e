using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

public sealed class A_scenario : IDisposable
{
    readonly EditionFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    IEnumerable<string> Run(string steps, string data = "{}")
    {
        _folder["scenarios/case.json"] = $"{{ \"title\": {{\"ru\": \"Дело\", \"en\": \"A case\"}}, \"data\": {data}, \"steps\": [\n{steps}\n] }}";
        var reading = _folder.Load();
        return (reading.Edition is { } edition ? edition.Scenarios.SelectMany(scenario => scenario.Run(edition)) : reading.Faults)
            .Select(fault => fault.ToString()[(_folder.Path.Length + 1)..]);
    }

    const string Filed = """{ "step": "Claim.File", "at": "2026-03-02T10:00", "by": "Border", "expect": "taken", "state": "Claim.Filed" },""" + "\n";

    [Fact]
    public void that_goes_as_written_has_no_fault() =>
        Assert.Empty(Run(Filed + """
            { "step": "Claim.Hear", "at": "2026-03-03T10:00", "by": "Asylum", "expect": "condition-unmet", "state": "Claim.Filed" },
            { "step": "Claim.Appoint", "at": "2026-03-03T11:00", "by": "Asylum", "expect": "taken" },
            { "step": "Claim.Hear", "at": "2026-03-03T12:00", "by": "Asylum:first", "expect": "taken" },
            { "step": "Claim.Refuse", "at": "2026-03-04T10:00", "by": "Decision:second", "expect": "taken", "due": {"appeal.file": "2026-04-03"} },
            { "step": "Claim.Remove", "at": "2026-04-01T10:00", "by": "Migration", "expect": "too-early" },
            { "at": "2026-04-04T00:00", "state": "Claim.Refused" },
            { "step": "Claim.Appeal", "at": "2026-04-05T10:00", "by": "Asylum", "expect": "taken", "state": "Claim.Heard" }
            """));

    [Fact]
    public void believes_what_the_person_says_as_far_as_data_agree()
    {
        const string heard = """{ "step": "Claim.Hear", "at": "2026-03-03T10:00", "by": "Asylum", "says": {"Words.Child": "no"}, "word": "Person", "expect": "taken" }""";

        Assert.Empty(Run(Filed + heard));
        Assert.StartsWith("scenarios/case.json:3: Claim.Hear: expected taken, and it was condition-unmet", Assert.Single(Run(Filed + heard, """{"Words.Child": "yes"}""")));
    }

    [Theory]
    [InlineData("""{ "step": "Claim.Hear", "at": "2026-03-03T10:00", "by": "Asylum", "expect": "taken" }""", "scenarios/case.json:3: Claim.Hear: expected taken, and it was condition-unmet ((not Words.Child or Guardian.Appointed))")]
    [InlineData("""{ "at": "2026-03-03T10:00", "state": "Claim.Heard" }""", "scenarios/case.json:3: Claim.Heard: expected the case at Claim.Heard, and it stands at Claim.Filed")]
    [InlineData("""{ "at": "2026-03-03T10:00", "due": {"rsd.decide": "2026-09-01"} }""", "scenarios/case.json:3: rsd.decide: expected the term to end on 2026-09-01, and it ends on 2026-09-02")]
    [InlineData("""{ "step": "Claim.Her", "at": "2026-03-03T10:00", "expect": "taken" }""", "scenarios/case.json:3: Claim.Her: is no step, the nearest known one is Claim.Hear")]
    [InlineData("""{ "step": "Claim.Hear", "at": "3 March", "expect": "taken" }""", "scenarios/case.json:3: “3 March” is no moment")]
    [InlineData("""{ "step": "Claim.Hear", "at": "2026-03-03T10:00" }""", "scenarios/case.json:3: expect: says not what is expected")]
    [InlineData("""{ "step": "Claim.Hear", "at": "2026-03-03T10:00", "by": "Asilum", "expect": "taken" }""", "scenarios/case.json:3: Asilum: Asilum is no function, the nearest known one is Asylum")]
    [InlineData("""{ "at": "2026-03-03T10:00", "reports": {"Words.Child": "perhaps"} }""", "scenarios/case.json:3: “perhaps” is no answer")]
    [InlineData("""{ "at": "2026-03-03T10:00", "wen": "x" }""", "scenarios/case.json:3: wen: a scenario knows no wen")]
    public void that_does_not_come_out_is_a_fault_of_its_line(string step, string fault) =>
        Assert.Contains(Run(Filed + step), found => found.StartsWith(fault, StringComparison.Ordinal));

    [Fact]
    public async Task that_fails_refuses_the_edition()
    {
        _ = Run(Filed + """{ "at": "2026-03-03T10:00", "state": "Claim.Heard" }""").ToList();
        var output = new StringWriter();

        Assert.Equal(1, await EditionCheck.RunAsync(_folder.Path, SmallLaw.Baseline, output));
        Assert.Contains("scenarios/case.json:3: Claim.Heard", output.ToString());
    }
}
