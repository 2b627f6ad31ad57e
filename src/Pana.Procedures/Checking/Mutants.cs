using System.Collections.Immutable;

namespace Pana.Procedures.Checking;

/// <summary>A declaration with one line changed for the worse. Whoever catches it is named.</summary>
public sealed record Mutant(string What, Model Model, string Procedure, Symbol? Near)
{
    /// <summary>The safeguard, or the universal check, that notices; null: nobody would have noticed.</summary>
    public string? CaughtBy { get; init; }
}

/// <summary>
/// Tries every one-line weakening: a condition, a "distinct from", a hold, the start of a clock, a protective step or a
/// source state of a person's step dropped; a condition put before a protective step; somebody else let to record a step.
/// A survivor means that a line protects nobody or that a safeguard is missing (language.md, vacuity).
/// </summary>
public static class Mutants
{
    public static IEnumerable<Mutant> Of(Model model) => model.Procedures.SelectMany(procedure => Of(model, procedure)).Concat(Standing(model));

    static IEnumerable<Mutant> Of(Model model, ProcedureModel procedure)
    {
        foreach (var rule in procedure.Steps)
        {
            foreach (var condition in rule.Conditions)
                yield return Changed($"{rule.Step} without: {condition}", rule with { Conditions = rule.Conditions.Remove(condition) });
            foreach (var step in rule.Distinct)
                yield return Changed($"{rule.Step} by whoever did {step}", rule with { Distinct = rule.Distinct.Remove(step) });
            if (rule.IsProtective || rule.Actor is ThePerson)
            {
                yield return new($"no {rule.Step}", model.With(procedure with { Steps = procedure.Steps.Remove(rule) }), procedure.Name, rule.Step);
                if (rule.Conditions.IsEmpty)
                    yield return Changed($"{rule.Step} only after {procedure.Terms[0].Term}", rule with { Conditions = [new Elapsed(procedure.Terms[0].Term)] });
                foreach (var source in rule.Sources.Length > 1 && !rule.IsWaiver ? rule.Sources : [])
                    yield return Changed($"{rule.Step} not from {source.Name}", rule with { Sources = rule.Sources.Remove(source) });
            }

            foreach (var field in rule.Fields)
                if (model.Safeguards.OfType<AlwaysWritten>().Any(each => each.Steps.Contains(rule.Step) && each.Fields.Contains(field.Field)))
                    yield return Changed($"{rule.Step} without an answer to {field.Field}", rule with { Fields = rule.Fields.Replace(field, field with { IsRequired = false }) });
            foreach (var start in rule.Starting)
                if (model.Safeguards.OfType<AlwaysBegins>().Any(each => each.Steps.Contains(rule.Step) && each.Opening == start.By))
                    yield return Changed($"{rule.Step} without {start.By} after it", rule with { Starting = rule.Starting.Remove(start) });
            if (rule is { IsWaiver: true, Actor: ThePerson person } && person.Recorders.Length == 1)
                yield return Changed($"{rule.Step} recorded by the border guard", rule with { Actor = person with { Recorders = [.. person.Recorders, Function.Border] } });

            StepRule Same(StepRule each, StepRule changed) => each == rule ? changed : each;

            Mutant Changed(string what, StepRule changed) =>
                new(what, model.With(procedure with { Steps = [.. procedure.Steps.Select(each => Same(each, changed))] }), procedure.Name, rule.Step);
        }
        foreach (var hold in procedure.Holds)
        {
            if (hold.When is InState { States: var states })
                foreach (var state in states.Length > 1 ? states : [])
                    yield return new($"hold {hold.Name} on {hold.Power} not in {state.Name}", model.With(procedure with
                    {
                        Holds = procedure.Holds.Replace(hold, hold with { When = new InState(states.Remove(state)) }),
                    }), procedure.Name, hold.Power);
            yield return new($"no hold {hold.Name} on {hold.Power}", model.With(procedure with { Holds = procedure.Holds.Remove(hold) }), procedure.Name, hold.Power);
        }
        foreach (var term in procedure.Terms)
            foreach (var start in term.Starts)
                yield return new($"{term.Term} does not start with {start}", model.With(procedure with
                {
                    Terms = procedure.Terms.Replace(term, term with { Starts = term.Starts.Remove(start) }),
                }), procedure.Name, term.Term);
    }

    static IEnumerable<Mutant> Standing(Model model) =>
        model.StandingHolds.Select(hold => new Mutant($"no hold {hold.Name} on {hold.Power}",
            model with { StandingHolds = model.StandingHolds.Remove(hold) }, "", hold.Power));

    public static Mutant Try(Mutant mutant, IReadOnlyDictionary<Safeguard, ImmutableArray<string>> cones)
    {
        foreach (var safeguard in mutant.Model.Safeguards.Where(each => mutant.Procedure.Length == 0 || Concerns(each, mutant, cones)).OrderByDescending(each => Nearness(each, mutant)))
            if (!Proof.Of(mutant.Model, safeguard).Holds)
                return mutant with { CaughtBy = safeguard.Id };
        return mutant with { CaughtBy = Universal.Check(mutant.Model, mutant.Procedure).FirstOrDefault() };
    }

    /// <summary>Whether some weakening breaks the safeguard itself; those near what it speaks of are tried first.</summary>
    public static bool AnyBreaks(Safeguard safeguard, IEnumerable<Mutant> mutants, IReadOnlyDictionary<Safeguard, ImmutableArray<string>> cones) =>
        mutants.Where(mutant => mutant.Procedure.Length == 0 || Concerns(safeguard, mutant, cones)).OrderByDescending(mutant => Nearness(safeguard, mutant))
            .Any(mutant => !Proof.Of(mutant.Model, safeguard).Holds);

    static bool Concerns(Safeguard safeguard, Mutant mutant, IReadOnlyDictionary<Safeguard, ImmutableArray<string>> cones) =>
        cones[safeguard].IsEmpty || cones[safeguard].Contains(mutant.Procedure) || safeguard is PowerOnlyWhile or NeverWaits;

    static int Nearness(Safeguard safeguard, Mutant mutant) => safeguard switch
    {
        AlwaysWritten written => written.Steps.Any(step => step == mutant.Near) ? 2 : 0,
        AlwaysBegins begins => begins.Steps.Any(step => step == mutant.Near) ? 2 : 0,
        OnlyRecordedBy recorded => recorded.Steps.Any(step => step == mutant.Near) ? 2 : 0,
        ClockStarts anew => anew.Term == mutant.Near ? 2 : 0,
        OnlyWhile only => only.Steps.Any(step => step == mutant.Near) ? 2 : 0,
        DifferentPeople different => different.Step == mutant.Near ? 2 : 0,
        NeverWaits waits => waits.Steps.Any(step => step == mutant.Near) ? 2 : 0,
        AlwaysPossible always => always.Steps.Any(step => step == mutant.Near) ? 1 : 0,
        ClockRuns clock => clock.Term == mutant.Near ? 2 : 0,
        PowerOnlyWhile power => power.Power == mutant.Near ? 2 : 0,
        _ => 0,
    };
}
