using System.Collections.Immutable;

namespace Pana.Procedures.Checking;

/// <summary>
/// The cases of a few procedures about one subject, side by side, as a packed transition system: one witness case per
/// procedure. A reduced product keeps only the facts and terms that the safeguard itself watches. Everything outside is free: facts of the vocabulary (another case or node may move them at any moment),
/// stated and reported facts, and what other cases hold or bear. Freedom is the safe side for safeguards of harm.
/// </summary>
internal sealed class Product
{
    readonly Dictionary<object, Variable> _variables = [];
    int _bits;

    public Model Model { get; }

    public ImmutableArray<ProcedureModel> Procedures { get; }

    public List<Transition> Transitions { get; } = [];

    public Product(Model model, IEnumerable<string> cone, Watch watch, bool reduced = false)
    {
        Model = model;
        Procedures = [.. model.Procedures.Where(procedure => cone.Contains(procedure.Name))];
        foreach (var procedure in Procedures)
            Allocate(procedure, procedure.States.Length);
        var atoms = watch.Atoms.ToList();
        if (!reduced)
            atoms.AddRange(Procedures.SelectMany(procedure => procedure.Steps)
                .SelectMany(rule => Condition(model.Of(rule.Step), rule).Atoms())
                .Concat(Procedures.SelectMany(procedure => procedure.Terms).SelectMany(term => term.Suspended?.Atoms() ?? [])));
        atoms.AddRange(atoms.OfType<NoHoldOn>().SelectMany(none => model.HoldsOn(none.Power)).SelectMany(hold => hold.When.Atoms()).ToList());
        foreach (var fact in atoms.OfType<FactIs>().Select(atom => atom.Fact).Distinct().Where(IsTracked))
            Allocate(fact, 1);
        foreach (var term in atoms.OfType<Elapsed>().Select(atom => atom.Term).Concat(watch.Terms).Distinct().Where(IsInside))
            Allocate(term, 2);
        foreach (var taken in atoms.OfType<Taken>().GroupBy(atom => atom.Step).Where(group => IsInside(group.Key)))
            Allocate(taken.Key, taken.Max(atom => atom.AtLeast));
        foreach (var monitor in watch.Monitors)
            Allocate(monitor, 1);
        foreach (var procedure in Procedures)
            foreach (var rule in procedure.Steps)
                Add(procedure, rule, watch);
        AddWorld();
    }

    public int Bits => _bits;

    /// <summary>Facts of a procedure in the cone are part of the situation; all others are free.</summary>
    public bool IsTracked(Fact fact) => fact.Kind is FactKind.Shown or FactKind.Held && (IsInside(fact)
        || fact.OfFollowed && Procedures.Any(procedure => procedure.Steps.Any(rule => rule.Makes.Contains(fact))));

    public bool IsInside(Symbol symbol) => Procedures.Any(procedure => procedure.Name == symbol.Owner);

    public Variable? Find(object what) => _variables.GetValueOrDefault(what);

    public IEnumerable<KeyValuePair<object, Variable>> Variables => _variables;

    public int ControlOf(UInt128 situation, ProcedureModel procedure) => _variables[procedure].Read(situation);

    public static int Index(ProcedureModel procedure, State state) => procedure.States.IndexOf(state) + 1;

    public bool IsIn(UInt128 situation, State state)
    {
        var procedure = Procedures.FirstOrDefault(each => each.Name == state.Owner);
        return procedure is not null && ControlOf(situation, procedure) == Index(procedure, state);
    }

    void Allocate(object what, int largest)
    {
        var width = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)largest);
        _variables[what] = new(_bits, width);
        _bits += width;
        if (_bits > 128)
            throw new TooWideException($"more than 128 bits; the cone is {string.Join(", ", Procedures.Select(each => each.Name))}");
    }

    void Add(ProcedureModel procedure, StepRule rule, Watch watch)
    {
        var control = _variables[procedure];
        var guard = Condition(procedure, rule);
        int[] sources = rule.IsOpening ? [0] : [.. procedure.SourcesOf(rule).Select(state => Index(procedure, state))];
        foreach (var byWitness in watch.Actors(rule) ? new[] { false, true } : [false])
            foreach (var onThisCase in rule.Makes.Any(fact => fact.OfFollowed && Find(fact) is not null) ? new[] { true, false } : [true])
            {
                var effects = new List<Assignment>();
                if (rule.Target is { } target)
                    effects.Add(new(control, Index(procedure, target)));
                effects.AddRange(rule.Makes.Where(fact => onThisCase || !fact.OfFollowed).Select(Find).OfType<Variable>().Select(fact => new Assignment(fact, 1)));
                effects.AddRange(rule.Unmakes.Select(Find).OfType<Variable>().Select(fact => new Assignment(fact, 0)));
                foreach (var term in procedure.Terms)
                    if (Find(term.Term) is { } clock && (term.Starts.Contains(rule.Step) || term.Ends.Contains(rule.Step)))
                        effects.Add(new(clock, term.Starts.Contains(rule.Step) ? Running : 0));
                var counter = Find(rule.Step);
                effects.AddRange(watch.Passed(rule, procedure, byWitness).Select(monitor => new Assignment(_variables[monitor], 1)));
                Transitions.Add(new(rule.Step.Key, procedure, rule, control, sources, guard, [.. effects], counter, byWitness));
            }
    }

    /// <summary>Everything that must be so for the step: conditions, the followed case, and the term of a step by the clock.</summary>
    public static Guard Condition(ProcedureModel procedure, StepRule rule)
    {
        var guard = rule.Conditions.IsEmpty ? Guard.Always : new All(rule.Conditions);
        if (rule.Followed is { } mark)
            guard &= new Bears(Quantifier.Some, mark);
        if (rule.Actor is TheClock clock && procedure.Terms.Any(term => term.Term == clock.Term))
            guard &= new Elapsed(clock.Term);
        return guard;
    }

    public const int Running = 1, Late = 2;

    /// <summary>How the move of the world is called by which a term ends.</summary>
    public static string RunsOut(Term term) => $"{term.Key} runs out";

    /// <summary>What the world does by itself: held facts lapse, terms run out while nothing suspends them.</summary>
    void AddWorld()
    {
        foreach (var (what, variable) in _variables)
            if (what is Fact { Kind: FactKind.Held } fact)
                Transitions.Add(new($"{fact.Key} lapses", null, null, variable, [1], Guard.Always, [new(variable, 0)], null, false));
            else if (what is Term term)
            {
                var suspended = Procedures.SelectMany(each => each.Terms).First(rule => rule.Term == term).Suspended;
                Transitions.Add(new(RunsOut(term), null, null, variable, [Running],
                    suspended is null ? Guard.Always : !suspended, [new(variable, Late)], null, false));
            }
    }
}

/// <summary>Some bits of a situation.</summary>
internal sealed record Variable(int Offset, int Width)
{
    public int Largest => (1 << Width) - 1;

    public int Read(UInt128 situation) => (int)(ulong)(situation >> Offset) & Largest;

    public UInt128 Write(UInt128 situation, int value) =>
        situation & ~((UInt128)(uint)Largest << Offset) | (UInt128)(uint)value << Offset;
}

internal readonly record struct Assignment(Variable Variable, int Value);

/// <summary>One way in which the situation changes: a step, or a move of the world.</summary>
internal sealed record Transition(string Name, ProcedureModel? Procedure, StepRule? Rule, Variable Control, int[] Sources,
    Guard Guard, Assignment[] Effects, Variable? Counter, bool ByWitness)
{
    public bool MayStart(UInt128 situation) => Array.IndexOf(Sources, Control.Read(situation)) >= 0;

    public UInt128 Apply(UInt128 situation)
    {
        if (Counter is not null && Counter.Read(situation) is var count && count < Counter.Largest)
            situation = Counter.Write(situation, count + 1);
        foreach (var effect in Effects)
            situation = effect.Variable.Write(situation, effect.Value);
        return situation;
    }
}

/// <summary>What a proof watches beyond the procedures themselves.</summary>
internal sealed record Watch
{
    public IEnumerable<Guard> Atoms { get; init; } = [];

    public IEnumerable<Term> Terms { get; init; } = [];

    public IEnumerable<object> Monitors { get; init; } = [];

    /// <summary>Steps of which it is asked whether they are possible.</summary>
    public IEnumerable<Step> Steps { get; init; } = [];

    /// <summary>Whether it matters that one official, the witness, takes the step.</summary>
    public Func<StepRule, bool> Actors { get; init; } = _ => false;

    /// <summary>Which monitors a taken step sets.</summary>
    public Func<StepRule, ProcedureModel, bool, IEnumerable<object>> Passed { get; init; } = (_, _, _) => [];
}

/// <summary>The budget of language.md is exceeded: never a silent cut.</summary>
internal sealed class TooWideException(string what) : Exception($"too wide: {what}");
