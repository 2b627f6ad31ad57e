using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

public sealed class An_edition_check : IDisposable
{
    /// <summary>Leads round the hearing.</summary>
    const string Skip = """
        "add-step": "Claim.Skip", "from": ["Filed"], "to": "Heard", "by": ["Decision"], "basis": ["x"], "ru": "Пропустить", "en": "Skip"
        """;

    readonly EditionFolder _folder = new();
    readonly StringWriter _output = new();

    public void Dispose() => _folder.Dispose();

    async Task<int> Check() => await EditionCheck.RunAsync(_folder.Path, SmallLaw.Baseline, _output);

    [Fact]
    public async Task of_a_sound_edition_ends_with_0()
    {
        Assert.Equal(0, await Check());
        Assert.Equal("edition zzz 1: 0 amendments, 0 safeguards proved again, 5 by the baseline, 0 scenarios, 0 faults", _output.ToString().TrimEnd());
    }

    [Fact]
    public async Task of_a_broken_file_prints_file_line_key_and_ends_with_1()
    {
        _folder.Terms("rsd.decide,9,months,,,,,,,project,,", "appeal.file,30,calendar_days,,,,,,,project,,");

        Assert.Equal(1, await Check());
        Assert.StartsWith($"{_folder.Path}/terms.csv:2: rsd.decide: 9 months is more than", _output.ToString());
    }

    [Fact]
    public async Task tells_the_story_of_an_amendment_that_breaks_a_safeguard()
    {
        _folder.Amended(""" "rename": "Claim.Hear", "ru": "Беседа", "en": "Talk" """, Skip);

        Assert.Equal(1, await Check());
        var told = _output.ToString();
        Assert.Contains("amendments.json:3: heard: breaks the safeguard “No one is refused unheard.”", told);
        Assert.Contains("Claim.Skip → Heard", told);
    }

    [Fact]
    public async Task proves_again_what_a_sound_amendment_touches()
    {
        _folder.Amended(""" "require": "Claim.Refuse", "if": "Words.Informed", "basis": ["Art. 7"] """);

        Assert.Equal(0, await Check());
        Assert.Contains("1 amendments, 5 safeguards proved again", _output.ToString());
    }

    [Fact]
    public async Task proves_again_what_names_an_amended_procedure_from_afar()
    {
        _folder.Amended(""" "require": "Care.Give", "if": "Words.Informed", "basis": ["Art. 7"] """);

        Assert.Equal(1, await Check());
        Assert.Contains("care: breaks the safeguard “Whoever claims is cared for.”", _output.ToString());
    }

    [Fact]
    public async Task refuses_a_condition_that_nothing_can_bring_about()
    {
        _folder.Amended(""" "require": "Claim.Refuse", "if": "Hear was done and not Hear was done", "basis": ["Art. 7"] """);

        Assert.Equal(1, await Check());
        Assert.Contains("amendments.json:2: Claim.Refuse: can never be taken", _output.ToString());
    }
}

public sealed class The_cache_of_proofs : IDisposable
{
    readonly EditionFolder _folder = new();
    readonly string _proofs = Directory.CreateTempSubdirectory("proofs").FullName;

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_proofs, true);
    }

    ModelProof Prove() => new ProofCache(_proofs).Of(_folder.Sound(), SmallLaw.Baseline);

    string[] Kept() => [.. Directory.EnumerateFiles(_proofs).Order(StringComparer.Ordinal)];

    [Fact]
    public void gives_the_same_answer_without_proving_again()
    {
        var first = Prove();
        var kept = Kept();
        var second = Prove();

        Assert.Equal(kept, Kept());
        Assert.Equal(first.Safeguards.Select(each => (each.Id, each.Milliseconds, each.Holds)), second.Safeguards.Select(each => (each.Id, each.Milliseconds, each.Holds)));
    }

    [Fact]
    public void proves_again_after_one_changed_byte()
    {
        Prove();
        var kept = Kept();
        _folder.Terms("rsd.decide,5,months,,,,,,,project,,", "appeal.file,30,calendar_days,,,,,,,project,,");
        Prove();

        Assert.Equal(kept.Length + 1, Kept().Length);
    }

    [Fact]
    public void proves_again_what_a_crash_left_half_written()
    {
        Prove();
        foreach (var file in Kept())
            File.WriteAllText(file, File.ReadAllText(file)[..20]);

        Assert.True(Prove().Holds);
    }

    [Fact]
    public void knows_two_models_apart_by_one_condition()
    {
        using var other = new EditionFolder();
        other.Amended(""" "require": "Claim.Refuse", "if": "Words.Informed", "basis": ["Art. 7"] """);

        Assert.NotEqual(Canonical.Text(SmallLaw.Baseline), Canonical.Text(other.Sound().Model));
        Assert.Equal(Canonical.Text(SmallLaw.Baseline), Canonical.Text(_folder.Sound().Model));
    }
}

public sealed class A_node : IDisposable
{
    readonly EditionFolder _folder = new();
    readonly string _data = Directory.CreateTempSubdirectory("node").FullName;

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_data, true);
    }

    EditionChoice Start() => EditionChoice.Choose(_data, _folder.Path, SmallLaw.Baseline);

    void Break() => _folder.Terms("rsd.decide,9,months,,,,,,,project,,", "appeal.file,30,calendar_days,,,,,,,project,,");

    [Fact]
    public void runs_the_edition_it_is_given()
    {
        var choice = Start();

        Assert.Equal(_folder.Path, choice.Edition!.Folder);
        Assert.False(choice.IsLastProved);
        Assert.Empty(choice.Faults);
    }

    [Fact]
    public void keeps_the_last_proved_edition_when_the_new_one_is_broken()
    {
        Start();
        Break();

        var choice = Start();

        Assert.True(choice.IsLastProved);
        Assert.Equal(6, choice.Edition!.Term("rsd.decide", new(2026, 1, 1)).Value.Amount);
        Assert.Contains("rsd.decide", Assert.Single(choice.Faults).ToString());
    }

    [Fact]
    public void keeps_the_last_proved_edition_when_the_new_one_breaks_a_safeguard()
    {
        Start();
        _folder.Amended(""" "add-step": "Claim.Skip", "from": ["Filed"], "to": "Heard", "by": ["Decision"], "basis": ["x"], "ru": "а", "en": "a" """);

        var choice = Start();

        Assert.True(choice.IsLastProved);
        Assert.Empty(choice.Edition!.Amendments);
        Assert.Contains(choice.Faults, fault => fault.Key == "heard");
    }

    [Fact]
    public void does_not_start_without_any_proved_edition()
    {
        Break();

        var choice = Start();

        Assert.Null(choice.Edition);
        Assert.NotEmpty(choice.Faults);
    }

    [Fact]
    public void takes_the_mended_edition_again()
    {
        Start();
        Break();
        Start();
        _folder.Terms("rsd.decide,4,months,,,,,,,project,,", "appeal.file,30,calendar_days,,,,,,,project,,");

        var choice = Start();

        Assert.False(choice.IsLastProved);
        Assert.Equal(4, choice.Edition!.Term("rsd.decide", new(2026, 1, 1)).Value.Amount);
    }

    [Fact]
    public void does_not_become_another_state()
    {
        Start();
        var file = Path.Combine(_folder.Path, "edition.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("zzz", "yyy", StringComparison.Ordinal));

        var choice = Start();

        Assert.Equal("zzz", choice.Edition!.Code);
        Assert.Contains("the data of this node are of zzz", Assert.Single(choice.Faults).ToString());
    }
}
