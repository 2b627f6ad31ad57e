namespace Pana.Procedures.Checking;

/// <summary>
/// What every procedure must keep without saying so: states reachable, no case stuck, every term with its bound and
/// consequence, every step with its source, no officer's word alone releasing what binds that officer.
/// </summary>
public static class Universal
{
    public static IEnumerable<string> Check(Model model) =>
        model.Procedures.SelectMany(procedure => Check(model, procedure)).Concat(Shared(model));

    /// <summary>The checks that a change in one procedure can upset.</summary>
    public static IEnumerable<string> Check(Model model, string procedure) =>
        model.Procedures.Where(each => each.Name == procedure).SelectMany(each => Check(model, each)).Concat(Shared(model));

    static IEnumerable<string> Check(Model model, ProcedureModel procedure)
    {
        foreach (var rule in procedure.Steps)
        {
            if (rule.Actor is null)
                yield return $"{rule.Step}: nobody takes it";
            if (rule.Sourced.IsEmpty)
                yield return $"{rule.Step}: cites no source";
            foreach (var power in rule.Used)
                if (!rule.Conditions.Contains(new NoHoldOn(power))
                    || !rule.Conditions.Contains(new Permitted(power)) && model.Procedures.Any(each => each.StateRules.Any(state => state.Permitted.Contains(power))))
                    yield return $"{rule.Step}: uses {power} without asking that nothing holds it, or that some decision permits it";
            foreach (var state in rule.Conditions.SelectMany(condition => condition.Atoms()).OfType<InState>().SelectMany(atom => atom.States))
                if (state.Owner != procedure.Name)
                    yield return $"{rule.Step}: names {state}; procedures never name each other's states";
            foreach (var problem in Words(rule))
                yield return problem;
            if (rule.Actor is ThePerson && !rule.IsWaiver)
            {
                foreach (var condition in rule.Conditions)
                    yield return $"{rule.Step}: a person's own act waits for: {condition}";
                foreach (var field in rule.Fields.Where(field => field.IsRequired))
                    yield return $"{rule.Step}: a person's own act waits for an answer to {field.Field}";
            }
            if (rule.Target is { Effect: Effect.Adverse } && rule.Actor is Official or Panel && !rule.Conditions.Any(condition => condition is FactIs { Fact.OfFollowed: true })
                && rule.Papers.IsEmpty && rule.Used.IsEmpty && !rule.Fields.Any(field => field.IsRequired && field.Field.Kind == FieldKind.LongText))
                yield return $"{rule.Step}: an adverse step without written reasons";
            if (rule.Actor is TheClock clock && procedure.Terms.All(term => term.Term != clock.Term))
                yield return $"{rule.Step}: waits for {clock.Term}, which never starts";
            if (rule.IsCorrection && rule.Fields.All(field => !field.IsRequired))
                yield return $"{rule.Step}: a correction needs a reason";
            foreach (var field in rule.Fields)
                if (field.Purpose.Length == 0)
                    yield return $"{rule.Step}: asks {field.Field} without a purpose";
        }
        foreach (var term in procedure.Terms)
        {
            if (term.Starts.IsEmpty)
                yield return $"{term.Term}: never starts";
            if (term.Term.Of == Time.Officials && term.Consequence is Consequence.Lapse)
                yield return $"{term.Term}: officials' time may not lapse for the person";
            if (term.Consequence == Consequence.Lapse && !procedure.Steps.Any(rule => rule.Actor is TheClock clock && clock.Term == term.Term))
                yield return $"{term.Term}: lapses, and no step says where the case goes";
            if (term.Consequence == Consequence.Renew && !procedure.Steps.Any(rule => rule.Actor is TheClock clock && clock.Term == term.Term && term.Starts.Contains(rule.Step)))
                yield return $"{term.Term}: no step renews it and starts it anew";
            if (term.Consequence == Consequence.Release && !procedure.Steps.Any(rule => rule.Conditions.Contains(new Elapsed(term.Term)) || rule.Actor is TheClock clock && clock.Term == term.Term))
                yield return $"{term.Term}: no step waits for it";
            foreach (var start in term.Starts)
                if (!term.Ahead.IsEmpty && !procedure.Terms.Any(other => term.Ahead.Contains(other.Term) && other.Starts.Contains(start)))
                    yield return $"{term.Term}: starts with {start}, which starts nothing that it could run ahead of";
            if (term.Term.Bound.Amount <= 0)
                yield return $"{term.Term}: has no bound";
        }
        if (procedure.States.Count(state => state.Kind == StateKind.Initial) == 0)
            yield return $"{procedure.Name}: has no initial state";
        foreach (var problem in Walk(model, procedure))
            yield return problem;
    }

    /// <summary>Protection.md 19: the fact that frees an officer from a duty is not stated by that officer's click.</summary>
    static IEnumerable<string> Words(StepRule rule)
    {
        if (rule.Actor is not (Official or Panel))
            yield break;
        foreach (var condition in rule.Conditions)
            foreach (var fact in Released(condition, true))
                if (fact.Kind == FactKind.Stated && fact.ReleasedBy.All(by => by == By.Officer))
                    yield return $"{rule.Step}: the officer's own word on {fact} would free the officer";
        foreach (var field in rule.Fields)
            if (field is { States: { Kind: FactKind.Stated } fact, StatedBy: var by } && !fact.ReleasedBy.Contains(by))
                yield return $"{rule.Step}: {field.Field} lets {by} state {fact}, which only {string.Join(", ", fact.ReleasedBy)} may";
    }

    static IEnumerable<Fact> Released(Guard guard, bool wanted) => guard switch
    {
        All all => all.Parts.SelectMany(part => Released(part, wanted)),
        Any any => any.Parts.SelectMany(part => Released(part, wanted)),
        Not not => Released(not.Inner, !wanted),
        FactIs fact when fact.Fact.Protective != wanted => [fact.Fact],
        _ => [],
    };

    /// <summary>
    /// Every state is reached, every step can be taken, and from every situation a final state can still be reached, even if
    /// nobody outside ever reports anything.
    /// </summary>
    static IEnumerable<string> Walk(Model model, ProcedureModel procedure)
    {
        var product = new Product(model, [procedure.Name], new Watch());
        var search = new Search(product);
        var seen = new HashSet<State>();
        var taken = new HashSet<Step>();
        // Once everything was seen the rest cannot surprise, unless a state has no exit that is always open.
        var flows = Flows(product, procedure);
        var looked = 0;
        search.Run(situation =>
        {
            foreach (var transition in product.Transitions)
                if (transition.Rule is { } rule && !taken.Contains(rule.Step) && search.IsPossible(transition, situation))
                    taken.Add(rule.Step);
            if (product.ControlOf(situation, procedure) is var control and > 0)
                seen.Add(procedure.States[control - 1]);
            return flows && (++looked > Enough || taken.Count == procedure.Steps.Length) && seen.Count == procedure.States.Length ? "all seen" : null;
        });
        if (flows)
            taken.UnionWith(procedure.Steps.Where(rule => !taken.Contains(rule.Step) && CanBeTaken(model, procedure, rule)).Select(rule => rule.Step).ToList());
        foreach (var state in procedure.States.Where(state => !seen.Contains(state)))
            yield return $"{state}: cannot be reached";
        foreach (var rule in procedure.Steps.Where(rule => !taken.Contains(rule.Step)))
            yield return $"{rule.Step}: can never be taken";
        if (!flows && Stuck(product, search, procedure) is { } stuck)
            yield return $"{procedure.Name}: the case is stuck after {string.Join(", ", search.StoryTo(stuck))}";
    }

    /// <summary>After so many situations a step that was not seen yet is looked for on its own.</summary>
    const int Enough = 2_000;

    /// <summary>Looks for a step on the facts alone that it needs, and that those need which bring them.</summary>
    static bool CanBeTaken(Model model, ProcedureModel procedure, StepRule rule)
    {
        var needed = new HashSet<Guard>(Product.Condition(procedure, rule).Atoms());
        for (var before = 0; before < needed.Count;)
        {
            before = needed.Count;
            foreach (var bringing in procedure.Steps.Where(each => needed.OfType<FactIs>().Any(atom => each.Makes.Contains(atom.Fact))
                         || needed.OfType<Taken>().Any(atom => atom.Step == each.Step)).ToList())
                needed.UnionWith(Product.Condition(procedure, bringing).Atoms());
        }
        var product = new Product(model, [procedure.Name], new Watch { Atoms = needed }, reduced: true);
        var search = new Search(product);
        return search.Run(situation => product.Transitions.Any(transition => transition.Rule?.Step == rule.Step && search.IsPossible(transition, situation)) ? "taken" : null) is not null;
    }

    /// <summary>
    /// Whether every state leads to a final one through steps that ask for nothing which the case itself would have to bring
    /// first: then no situation is stuck, whatever its facts.
    /// </summary>
    static bool Flows(Product product, ProcedureModel procedure)
    {
        var open = procedure.Steps.Where(rule => rule is { IsOpening: false, Target: not null })
            .Select(rule => (Rule: rule, Guard: AtWorst(product, Unreported(Product.Condition(procedure, rule)), true)))
            .Where(each => IsOpenInTime(product, each.Guard)).ToList();
        var flowing = procedure.States.Where(state => state.IsFinal).ToHashSet();
        while (procedure.States.FirstOrDefault(state => !flowing.Contains(state) && open.Any(each =>
                   procedure.SourcesOf(each.Rule).Contains(state) && flowing.Contains(each.Rule.Target!))) is { } next)
            flowing.Add(next);
        return flowing.Count == procedure.States.Length;
    }

    /// <summary>Possible for some values of what is free, once the terms that it waits for have run out.</summary>
    static bool IsOpenInTime(Product product, Guard guard)
    {
        var late = guard.Atoms().OfType<Elapsed>().Select(atom => product.Find(atom.Term)).OfType<Variable>()
            .Aggregate((UInt128)0, (situation, clock) => clock.Write(situation, Product.Late));
        return new Reading(product, [guard]).Find(guard, late) is not null;
    }

    static int? Stuck(Product product, Search search, ProcedureModel procedure)
    {
        var moves = product.Transitions.Where(transition => transition.Rule is { IsOpening: false })
            .Select(transition => (Transition: transition, Unreported: Unreported(transition.Guard))).ToList();
        var readings = moves.ToDictionary(move => move.Transition, move => new Reading(product, [move.Unreported]));
        var ways = new List<int>[search.Situations];
        var alive = new Queue<int>();
        var reaches = new bool[search.Situations];
        for (var index = 0; index < search.Situations; index++)
        {
            var situation = search.At(index);
            var control = product.ControlOf(situation, procedure);
            if (control == 0 || procedure.States[control - 1].IsFinal)
                Reach(index);
            else
                foreach (var (transition, guard) in moves)
                    if (transition.MayStart(situation) && readings[transition].Find(guard, situation) is not null
                        && search.IndexOf(transition.Apply(situation)) is var next and >= 0)
                        (ways[next] ??= []).Add(index);
        }
        while (alive.TryDequeue(out var index))
            foreach (var before in ways[index] ?? [])
                Reach(before);
        return Array.IndexOf(reaches, false) is var stuck and >= 0 ? stuck : null;

        void Reach(int index)
        {
            if (reaches[index])
                return;
            reaches[index] = true;
            alive.Enqueue(index);
        }
    }

    /// <summary>The guard while everything that the case itself brings stands against it.</summary>
    static Guard AtWorst(Product product, Guard guard, bool wanted) => guard switch
    {
        All all => new All([.. all.Parts.Select(part => AtWorst(product, part, wanted))]),
        Any any => new Any([.. any.Parts.Select(part => AtWorst(product, part, wanted))]),
        Not not => new Not(AtWorst(product, not.Inner, !wanted)),
        FactIs fact when product.IsTracked(fact.Fact) => wanted ? new Any([]) : Guard.Always,
        Taken => wanted ? new Any([]) : Guard.Always,
        _ => guard,
    };

    /// <summary>The guard while every reported fact stays at its protective value.</summary>
    static Guard Unreported(Guard guard) => guard switch
    {
        All all => new All([.. all.Parts.Select(Unreported)]),
        Any any => new Any([.. any.Parts.Select(Unreported)]),
        Not not => !Unreported(not.Inner),
        FactIs { Fact: { Kind: FactKind.Reported } fact } => fact.Protective ? Guard.Always : !Guard.Always,
        _ => guard,
    };

    /// <summary>Facts that steps read must be set somewhere, or be declared as reported.</summary>
    static IEnumerable<string> Shared(Model model)
    {
        var made = model.AllSteps.SelectMany(each => each.Rule.Makes).ToHashSet();
        var stated = model.AllSteps.SelectMany(each => each.Rule.Fields).Select(field => field.States).OfType<Fact>().ToHashSet();
        var read = model.AllSteps.SelectMany(each => each.Rule.Conditions).SelectMany(condition => condition.Atoms()).OfType<FactIs>().Select(atom => atom.Fact).Distinct();
        foreach (var fact in read)
            if (fact.Kind is FactKind.Shown or FactKind.Held && !made.Contains(fact) && !stated.Contains(fact))
                yield return $"{fact}: is asked for, and no step brings it";
        foreach (var fact in read)
            if (fact.Kind == FactKind.Stated && !fact.ReleasedBy.Contains(By.Data) && !stated.Contains(fact))
                yield return $"{fact}: is asked for, and no form lets {string.Join(" or ", fact.ReleasedBy)} state it";
        foreach (var started in model.AllSteps.SelectMany(each => each.Rule.Starting.Select(start => (each.Rule.Step, start.Procedure))))
            if (model.Find(started.Procedure) is null)
                yield return $"{started.Step}: starts {started.Procedure}, which does not exist";
        foreach (var twice in model.Safeguards.GroupBy(safeguard => safeguard.Id).Where(group => group.Count() > 1))
            yield return $"two safeguards are called {twice.Key}";
    }
}
