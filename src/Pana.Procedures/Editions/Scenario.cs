using System.Collections.Immutable;
using Pana.Procedures.Running;

namespace Pana.Procedures.Editions;

/// <summary>
/// A worked case of an edition, <c>scenarios/NAME.json</c>: who takes which step when, and what must come of it. It runs
/// through the same rules as real cases, so that an edition is seen to do what its authors mean.
/// </summary>
/// <param name="Data">What data say about the person, by fact.</param>
public sealed record Scenario(string File, Texts Title, ImmutableDictionary<Fact, bool> Data, ImmutableArray<ScenarioStep> Steps)
{
    /// <summary>What did not come as expected; empty when the case went as written.</summary>
    public IEnumerable<EditionFault> Run(Edition edition)
    {
        var situation = Situation.Empty with { Data = (fact, _, _, _) => Data.TryGetValue(fact, out var value) ? value : null };
        var names = new Dictionary<string, Guid>();
        var signers = new Dictionary<string, Guid>();
        foreach (var step in Steps)
        {
            var runner = new Runner(edition.Model, edition.LegalTime(DateOnly.FromDateTime(step.At.DateTime)));
            situation = Pass(runner, situation, step.At);
            foreach (var (fact, value) in step.Reports)
                situation = situation with { Facts = situation.Facts.SetItem(fact, new(value, step.At)) };
            var known = situation.Cases.Select(each => each.Id).ToHashSet();
            if (step.Rule is { } rule)
            {
                var here = rule.IsOpening ? null : Case(step.Case, rule.Step.Owner);
                var act = new Act(rule, here?.Id, step.At, [.. step.By.Select(Signed)])
                {
                    Statements = step.Says, Until = step.Until, Followed = step.Follows is { } follows && names.TryGetValue(follows, out var id) ? id : null,
                };
                var outcome = runner.Take(situation, act);
                var came = outcome.IsRefused ? outcome.Refusal!.Name : Taken;
                if (came != step.Expects)
                    yield return Fault(step, $"expected {step.Expects}, and it was {came}{Why(runner, situation, act, outcome.IsRefused)}", rule.Step.Key);
                if (!outcome.IsRefused)
                    situation = outcome.Value.After;
                foreach (var opened in situation.Cases.Where(each => !known.Contains(each.Id)))
                    names[opened.Procedure == rule.Step.Owner && step.Case is { } given ? given : opened.Procedure] = opened.Id;
            }
            foreach (var (state, owner) in step.States.Select(state => (state, state.Owner)))
                if (Case(step.Case, owner)?.State is var stands && stands != state)
                    yield return Fault(step, $"expected the case at {state}, and it stands at {stands?.ToString() ?? "nothing"}", state.Key);
            foreach (var (key, day) in step.Due)
                if (situation.Cases.SelectMany(each => each.Terms).LastOrDefault(run => run.Term.TermKey == key && run.EndedAt is null) is var run
                    && (run is null || DateOnly.FromDateTime(run.Due.DateTime) != day))
                    yield return Fault(step, $"expected the term to end on {day:yyyy-MM-dd}, and it {(run is null ? "does not run" : $"ends on {run.Due:yyyy-MM-dd}")}", key);
        }

        CaseSituation? Case(string? name, string procedure) =>
            name is not null && names.TryGetValue(name, out var id) && situation.Find(id) is { } named && named.Procedure == procedure
                ? named : situation.Cases.LastOrDefault(each => each.Procedure == procedure);

        Signer Signed(ScenarioSigner signer)
        {
            if (!signers.TryGetValue(signer.Name, out var id))
                signers[signer.Name] = id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
            return new(id, signer.Functions.ToHashSet());
        }
    }

    /// <summary>The word of <c>expect</c> for a step that goes well; anything else is the name of a refusal.</summary>
    public const string Taken = "taken";

    EditionFault Fault(ScenarioStep step, string what, string key) =>
        new(File, step.Line, what, "mend the expectation, or the edition that does not keep it", key);

    static string Why(Runner runner, Situation situation, Act act, bool isRefused) => !isRefused ? "" : runner.Judge(situation, act).Objections
        .Select(objection => objection.Unmet?.ToString() ?? objection.About?.Key).OfType<string>().ToList() is { Count: > 0 } reasons
            ? $" ({string.Join("; ", reasons)})" : "";

    /// <summary>Lets terms run out in their order, each a second after its last moment.</summary>
    static Situation Pass(Runner runner, Situation situation, DateTimeOffset until)
    {
        while (Runner.Due(situation, until).Select(due => ((Guid, TermRun)?)due).FirstOrDefault() is ({ } caseId, { } run)
            && runner.Fire(situation, caseId, run.Id, run.Due.AddSeconds(1)) is { } taking)
            situation = taking.After;
        return situation;
    }
}

/// <summary>Who signs: a name that stands for one and the same official in the whole scenario, and their functions.</summary>
public sealed record ScenarioSigner(string Name, ImmutableArray<Function> Functions);

/// <summary>One line of a worked case.</summary>
/// <param name="Rule">Null: time passes.</param>
public sealed record ScenarioStep(int Line, StepRule? Rule, DateTimeOffset At, ImmutableArray<ScenarioSigner> By, string Expects)
{
    public ImmutableArray<Statement> Says { get; init; } = [];

    /// <summary>What other authorities report just before.</summary>
    public ImmutableArray<(Fact Fact, bool Value)> Reports { get; init; } = [];

    /// <summary>Name of the case meant, where a procedure has several; opening steps give it.</summary>
    public string? Case { get; init; }

    public string? Follows { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Where the cases must stand afterwards.</summary>
    public ImmutableArray<State> States { get; init; } = [];

    /// <summary>Local days on which running terms must end, by key.</summary>
    public ImmutableArray<(string Key, DateOnly Day)> Due { get; init; } = [];
}
