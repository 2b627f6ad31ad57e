using System.Collections.Immutable;

namespace Pana.Procedures.Checking;

/// <summary>What is looked at in each situation, and what was never seen at the end (vacuity).</summary>
internal sealed record Question(Func<UInt128, string?> Visit, Func<string?> Unseen);

/// <summary>A safeguard made ready for the checker: its cone, what it watches, and its question.</summary>
internal sealed record Claim(ImmutableArray<string> Cone)
{
    public Watch Watch { get; init; } = new();

    public Func<Product, Search, Question> Ask { get; init; } = (_, _) => new(_ => null, () => null);

    /// <summary>A claim about declarations alone: no situation has to be reached.</summary>
    public (int Looked, ImmutableArray<string> Story)? Static { get; init; }

    /// <summary>The safeguard names something that no longer exists.</summary>
    public string? Missing { get; init; }

    public static Claim Of(Model model, Safeguard safeguard) => safeguard switch
    {
        NeverIs never => Never(never),
        OnlyWhile only => While(model, only.Steps, only.When),
        PowerOnlyWhile power => While(model, [.. model.AllSteps.Where(each => each.Rule.Used.Contains(power.Power)).Select(each => each.Rule.Step)], power.When),
        OnlyAfter after => After(model, after),
        DifferentPeople different => Different(model, different),
        AlwaysPossible always => Possible(model, always),
        ClockRuns clock => Runs(model, clock),
        NeverWaits waits => Waits(model, waits),
        SilenceHarmsNobody silence => Silence(model, silence),
        NoEasierWhere easier => Easier(model, easier),
        OnlyRecordedBy recorded => RecordedBy(model, recorded),
        AlwaysWritten written => Written(model, written),
        ClockStarts anew => Anew(model, anew),
        AlwaysBegins begins => Begun(model, begins),
        _ => throw new InvalidOperationException($"unknown safeguard {safeguard.GetType().Name}"),
    };

    static ImmutableArray<string> Owners(IEnumerable<Symbol> symbols) => [.. symbols.Select(symbol => symbol.Owner).Distinct()];

    static IEnumerable<string> OwnersIn(Guard guard) =>
        guard.Atoms().SelectMany(atom => atom switch
        {
            InState state => state.States.Select(each => each.Owner),
            Taken taken => [taken.Step.Owner],
            Elapsed elapsed => [elapsed.Term.Owner],
            _ => Enumerable.Empty<string>(),
        });

    static Claim Never(NeverIs never) => new([.. OwnersIn(never.Bad).Distinct()])
    {
        Watch = new() { Atoms = [.. never.Bad.Atoms()] },
        Ask = (product, _) =>
        {
            var reading = new Reading(product, [never.Bad]);
            var states = never.Bad.Atoms().OfType<InState>().SelectMany(atom => atom.States).Distinct().ToHashSet();
            var unseen = new HashSet<State>(states);
            return new(situation =>
            {
                unseen.RemoveWhere(state => product.IsIn(situation, state));
                return reading.Find(never.Bad, situation) is { } values ? $"then: {never.Bad} {reading.Describe(values)}" : null;
            }, () => unseen.Count == 0 ? null : $"never reached: {string.Join(", ", unseen)}");
        },
    };

    static Claim While(Model model, ImmutableArray<Step> steps, Guard when)
    {
        if (Gone(model, steps) is { } gone)
            return new([]) { Missing = gone };
        return new([.. Owners(steps).Concat(OwnersIn(when)).Distinct()])
        {
            Watch = new() { Atoms = [.. when.Atoms()], Steps = steps },
            Ask = (product, _) =>
            {
                var watched = product.Transitions.Where(transition => transition.Rule is { } rule && steps.Contains(rule.Step))
                    .Select(transition => (Transition: transition, Against: transition.Guard & !when, Reading: new Reading(product, [transition.Guard, when]))).ToList();
                var unseen = steps.ToHashSet();
                return new(situation =>
                {
                    foreach (var (transition, against, reading) in watched)
                        if (transition.MayStart(situation))
                        {
                            if (reading.Find(transition.Guard, situation) is not null)
                                unseen.Remove(transition.Rule!.Step);
                            if (reading.Find(against, situation) is { } values)
                                return $"then: {transition.Name}, although not: {when} {reading.Describe(values)}";
                        }
                    return null;
                }, () => unseen.Count == 0 ? null : $"never possible: {string.Join(", ", unseen)}");
            },
        };
    }

    static string? Gone(Model model, IEnumerable<Step> steps)
    {
        var present = model.AllSteps.Select(each => each.Rule.Step).ToHashSet();
        var gone = steps.Where(step => !present.Contains(step)).ToList();
        return gone.Count > 0 ? $"no such step: {string.Join(", ", gone)}" : steps.Any() ? null : "no step is meant";
    }

    static Claim After(Model model, OnlyAfter after)
    {
        if (Gone(model, [.. after.First.OfType<Step>(), .. AnyStep(model, after.Targets)]) is { } gone)
            return new([]) { Missing = gone };
        var monitor = new object();
        return new(Owners([.. after.Targets, .. after.First]))
        {
            Watch = new()
            {
                Monitors = [monitor],
                Passed = (rule, _, _) => after.First.Contains(rule.Step) || rule.Target is { } to && after.First.Contains(to) ? [monitor] : [],
            },
            Ask = (product, _) =>
            {
                var seen = product.Find(monitor)!;
                var unseen = after.Targets.ToHashSet();
                return new(situation =>
                {
                    foreach (var target in after.Targets)
                        if (product.IsIn(situation, target))
                        {
                            unseen.Remove(target);
                            if (seen.Read(situation) == 0)
                                return $"then: {target}, without {string.Join(" or ", after.First)} before";
                        }
                    return null;
                }, () => unseen.Count == 0 ? null : $"never reached: {string.Join(", ", unseen)}");
            },
        };
    }

    static IEnumerable<Step> AnyStep(Model model, IEnumerable<State> targets) =>
        model.AllSteps.Where(each => each.Rule.Target is { } to && targets.Contains(to)).Take(1).Select(each => each.Rule.Step);

    /// <summary>One official is followed: whoever will take the step. Two are enough, since all others are alike.</summary>
    static Claim Different(Model model, DifferentPeople different)
    {
        if (Gone(model, [different.Step, .. different.Others]) is { } gone)
            return new([]) { Missing = gone };
        var step = model.Of(different.Step).Rule(different.Step);
        var others = different.Others.Concat(step.Distinct).Distinct().ToList();
        return new([different.Step.Owner])
        {
            Watch = new()
            {
                Monitors = others.Select(other => (object)("by", other)),
                Steps = [different.Step],
                Actors = rule => others.Contains(rule.Step),
                Passed = (rule, _, byWitness) => byWitness ? [("by", rule.Step)] : [],
            },
            Ask = (product, _) =>
            {
                var taken = product.Transitions.First(transition => transition.Rule?.Step == different.Step);
                var reading = new Reading(product, [taken.Guard]);
                var reached = false;
                bool Did(UInt128 situation, Step other) => product.Find(("by", other))!.Read(situation) == 1;
                return new(situation =>
                {
                    if (!taken.MayStart(situation) || reading.Find(taken.Guard, situation) is null)
                        return null;
                    reached = true;
                    if (step.Distinct.Any(other => Did(situation, other)))
                        return null;
                    return different.Others.FirstOrDefault(other => Did(situation, other)) is { } same
                        ? $"then: {different.Step} by the one who did {same}" : null;
                }, () => reached ? null : $"never possible: {different.Step}");
            },
        };
    }

    static Claim Possible(Model model, AlwaysPossible always)
    {
        if (Gone(model, always.Steps.Take(1)) is not null && Gone(model, always.Steps) is { } gone)
            return new([]) { Missing = gone };
        return new(Owners(always.During))
        {
            Watch = new() { Atoms = [.. model.AllSteps.Where(each => always.Steps.Contains(each.Rule.Step)).SelectMany(each => Product.Condition(each.Procedure, each.Rule).Atoms())] },
            Ask = (product, _) =>
            {
                var rules = model.AllSteps.Where(each => always.Steps.Contains(each.Rule.Step))
                    .Select(each => (each.Procedure, each.Rule, Guard: Product.Condition(each.Procedure, each.Rule))).ToList();
                var reading = new Reading(product, rules.Select(each => each.Guard));
                var unseen = always.During.ToHashSet();
                var nones = new Dictionary<int, Guard>();
                Guard None(IEnumerable<bool> startable)
                {
                    var set = startable.Select((may, index) => may ? 1 << index : 0).Sum();
                    return nones.TryGetValue(set, out var none) ? none
                        : nones[set] = new Not(new Any([.. rules.Where((_, index) => (set >> index & 1) == 1).Select(each => each.Guard)]));
                }
                bool MayStart(ProcedureModel procedure, StepRule rule, UInt128 situation) =>
                    rule.IsOpening || product.Procedures.Contains(procedure) && procedure.SourcesOf(rule).Any(state => product.IsIn(situation, state));
                return new(situation =>
                {
                    foreach (var state in always.During)
                        if (product.IsIn(situation, state))
                        {
                            unseen.Remove(state);
                            var none = None(rules.Select(each => MayStart(each.Procedure, each.Rule, situation)));
                            if (reading.Find(none, situation) is { } values)
                                return $"then, in {state}: none of {string.Join(", ", always.Steps)} is possible {reading.Describe(values)}";
                        }
                    return null;
                }, () => unseen.Count == 0 ? null : $"never reached: {string.Join(", ", unseen)}");
            },
        };
    }

    static Claim Runs(Model model, ClockRuns clock)
    {
        if (model.Procedures.SelectMany(each => each.Terms).FirstOrDefault(rule => rule.Term == clock.Term) is null)
            return new([]) { Missing = $"no such term: {clock.Term}" };
        return new(Owners(clock.During))
        {
            Watch = new() { Terms = [clock.Term] },
            Ask = (product, _) =>
            {
                var unseen = clock.During.ToHashSet();
                return new(situation =>
                {
                    foreach (var state in clock.During)
                        if (product.IsIn(situation, state))
                        {
                            unseen.Remove(state);
                            if (product.Find(clock.Term)!.Read(situation) == 0)
                                return $"then, in {state}: {clock.Term} does not run";
                        }
                    return null;
                }, () => unseen.Count == 0 ? null : $"never reached: {string.Join(", ", unseen)}");
            },
        };
    }

    static Claim Waits(Model model, NeverWaits waits)
    {
        if (Gone(model, waits.Steps) is { } gone)
            return new([]) { Missing = gone };
        var story = new List<string>();
        foreach (var (_, rule) in model.AllSteps.Where(each => waits.Steps.Contains(each.Rule.Step)))
        {
            story.AddRange(rule.Conditions.Select(condition => $"{rule.Step} waits for: {condition}"));
            story.AddRange(rule.Distinct.Select(step => $"{rule.Step} waits for somebody who did not do {step}"));
            story.AddRange(rule.Fields.Where(field => field.IsRequired).Select(field => $"{rule.Step} waits for an answer to {field.Field}"));
        }
        return new(Owners(waits.Steps)) { Static = (waits.Steps.Length, [.. story]) };
    }

    static Claim Silence(Model model, SilenceHarmsNobody silence)
    {
        if (model.Find(silence.Procedure) is not { } procedure)
            return new([]) { Missing = $"no such procedure: {silence.Procedure}" };
        var harmful = procedure.Steps.Where(rule => rule.Actor is TheClock or ThePlatform && rule.Target is { } to
            && (to.Effect == Effect.Adverse || procedure.StateRules.Any(each => each.States.Contains(to) && !each.Permitted.IsEmpty)));
        var story = harmful
            .Where(rule => Product.Condition(procedure, rule).Atoms().OfType<Elapsed>().Any(atom => atom.Term.Of == Time.Officials))
            .Select(rule => $"{rule.Step} → {rule.Target!.Name}, because officials let their own time pass").ToList();
        story.AddRange(procedure.Terms.Where(term => term.Term.Of == Time.Officials && term.Consequence == Consequence.Lapse)
            .Select(term => $"{term.Term}: officials' time lapses for the person"));
        return procedure.Terms.Any(term => term.Term.Of == Time.Officials)
            ? new([procedure.Name]) { Static = (procedure.Steps.Length, [.. story]) }
            : new([]) { Missing = $"{procedure.Name} has no officials' term" };
    }

    static Claim Easier(Model model, NoEasierWhere easier)
    {
        if (model.Find(easier.Procedure) is not { } procedure)
            return new([]) { Missing = $"no such procedure: {easier.Procedure}" };
        if (!procedure.Steps.Any(rule => rule.Makes.Contains(easier.Fact)))
            return new([]) { Missing = $"no step of {procedure.Name} makes {easier.Fact}" };
        var story = new List<string>();
        foreach (var rule in procedure.Steps)
        {
            var atoms = rule.Conditions.SelectMany(condition => condition.Atoms()).Distinct().ToList();
            if (!atoms.Contains(new FactIs(easier.Fact)))
                continue;
            for (var values = 0; values < 1 << atoms.Count; values++)
            {
                bool Value(Guard atom, bool where) => atom is FactIs fact && fact.Fact == easier.Fact ? where : (values >> atoms.IndexOf(atom) & 1) == 1;
                if (rule.Conditions.All(each => each.Holds(atom => Value(atom, true))) && !rule.Conditions.All(each => each.Holds(atom => Value(atom, false))))
                {
                    story.Add($"{rule.Step} is possible with {easier.Fact} and would not be without");
                    break;
                }
            }
        }
        return new([procedure.Name]) { Static = (procedure.Steps.Length, [.. story]) };
    }

    static Claim RecordedBy(Model model, OnlyRecordedBy recorded)
    {
        if (Gone(model, recorded.Steps) is { } gone)
            return new([]) { Missing = gone };
        var story = model.AllSteps.Where(each => recorded.Steps.Contains(each.Rule.Step))
            .SelectMany(each => each.Rule.Actor!.RecordedBy.Except(recorded.Functions).Select(function => $"{each.Rule.Step} may be recorded by {function}"));
        return new(Owners(recorded.Steps)) { Static = (recorded.Steps.Length, [.. story]) };
    }

    static Claim Written(Model model, AlwaysWritten written)
    {
        if (Gone(model, written.Steps) is { } gone)
            return new([]) { Missing = gone };
        var story = model.AllSteps.Where(each => written.Steps.Contains(each.Rule.Step))
            .SelectMany(each => written.Fields.Where(field => !each.Rule.Fields.Any(rule => rule.Field == field && rule.IsRequired && rule.ShownWhen is null))
                .Select(field => $"{each.Rule.Step} is possible without {field}"));
        return new(Owners(written.Steps)) { Static = (written.Steps.Length, [.. story]) };
    }

    static Claim Begun(Model model, AlwaysBegins begins)
    {
        if (Gone(model, [.. begins.Steps, begins.Opening]) is { } gone)
            return new([]) { Missing = gone };
        var story = model.AllSteps.Where(each => begins.Steps.Contains(each.Rule.Step) && !each.Rule.Starting.Any(start => start.By == begins.Opening && Follows(begins.When, start.Only)))
            .Select(each => $"{each.Rule.Step} is taken while {begins.When}, and {begins.Opening} does not follow").ToList();
        if (!model.Of(begins.Opening).Rule(begins.Opening).Conditions.IsEmpty)
            story.Add($"{begins.Opening} waits for a condition of its own");
        return new(Owners([.. begins.Steps, begins.Opening])) { Static = (begins.Steps.Length, [.. story]) };
    }

    /// <summary>Whatever the facts are, where the one holds the other does.</summary>
    static bool Follows(Guard when, Guard? only)
    {
        if (only is null)
            return true;
        var atoms = when.Atoms().Concat(only.Atoms()).Distinct().ToList();
        return Enumerable.Range(0, 1 << atoms.Count).All(values => !when.Holds(atom => Value(atom, values)) || only.Holds(atom => Value(atom, values)));

        bool Value(Guard atom, int values) => (values >> atoms.IndexOf(atom) & 1) == 1;
    }

    static Claim Anew(Model model, ClockStarts anew)
    {
        if (Gone(model, anew.Steps) is { } gone)
            return new([]) { Missing = gone };
        var starts = model.Procedures.SelectMany(each => each.Terms).Where(rule => rule.Term == anew.Term).SelectMany(rule => rule.Starts).ToHashSet();
        return new(Owners(anew.Steps)) { Static = (anew.Steps.Length, [.. anew.Steps.Where(step => !starts.Contains(step)).Select(step => $"{step} does not start {anew.Term}")]) };
    }
}
