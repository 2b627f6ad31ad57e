namespace Pana.Procedures.Checking;

/// <summary>
/// Evaluates guards in a situation. What the situation does not contain is an input: one bit per free thing, the same bit
/// wherever the thing is named at that moment.
/// </summary>
internal sealed class Reading(Product product, IEnumerable<Guard> guards)
{
    readonly List<object> _inputs = Inputs(product, guards);

    public int Count => _inputs.Count;

    public IReadOnlyList<object> Names => _inputs;

    public bool Holds(Guard guard, UInt128 situation, uint inputs) => guard switch
    {
        All all => AllHold(all, situation, inputs),
        Any any => AnyHolds(any, situation, inputs),
        Not not => !Holds(not.Inner, situation, inputs),
        FactIs { Fact: var fact } => product.Find(fact) is { } bit ? bit.Read(situation) == 1 : Input(fact, inputs),
        Elapsed { Term: var term } => product.Find(term) is { } clock ? clock.Read(situation) == Product.Late : Input(term, inputs),
        Taken taken => product.Find(taken.Step) is { } counter
            ? counter.Read(situation) >= taken.AtLeast : Input(taken, inputs),
        InState state => state.States.Any(each => product.IsIn(situation, each)),
        Bears { Quantifier: Quantifier.Some } bears => SomeBears(bears.Mark, situation) || Input(bears.Mark, inputs),
        Bears { Quantifier: Quantifier.No } bears => !SomeBears(bears.Mark, situation) && !Input(bears.Mark, inputs),
        Bears bears => EveryBears(bears.Mark, situation) && !Input(("another", bears.Mark), inputs),
        Permitted permitted => SomePermits(permitted.Power, situation) || Input(permitted.Power, inputs),
        NoHoldOn none => !Input(("held", none.Power), inputs)
            && product.Model.HoldsOn(none.Power).All(hold => !IsKept(hold) || !Holds(hold.When, situation, inputs)),
        _ => throw new InvalidOperationException($"unknown guard {guard.GetType().Name}"),
    };

    /// <summary>A hold on states counts when its procedure is in the cone; one on facts always.</summary>
    bool IsKept(Hold hold) => IsKept(product, hold);

    static bool IsKept(Product product, Hold hold) =>
        hold.When is not InState state || product.Procedures.Any(each => each.Name == state.States[0].Owner);

    bool AllHold(All all, UInt128 situation, uint inputs)
    {
        foreach (var part in all.Parts)
            if (!Holds(part, situation, inputs))
                return false;
        return true;
    }

    bool AnyHolds(Any any, UInt128 situation, uint inputs)
    {
        foreach (var part in any.Parts)
            if (Holds(part, situation, inputs))
                return true;
        return false;
    }

    bool SomeBears(Mark mark, UInt128 situation)
    {
        foreach (var procedure in product.Procedures)
            if (product.ControlOf(situation, procedure) is var control and > 0 && procedure.Bears(procedure.States[control - 1], mark))
                return true;
        return false;
    }

    bool EveryBears(Mark mark, UInt128 situation)
    {
        foreach (var procedure in product.Procedures)
            if (procedure.StateRules.Any(rule => rule.Marks.Contains(mark))
                && product.ControlOf(situation, procedure) is var control and > 0
                && !procedure.Bears(procedure.States[control - 1], mark))
                return false;
        return true;
    }

    bool SomePermits(Power power, UInt128 situation)
    {
        foreach (var procedure in product.Procedures)
            if (product.ControlOf(situation, procedure) is var control and > 0 && procedure.Permits(procedure.States[control - 1], power))
                return true;
        return false;
    }

    bool Input(object what, uint inputs) => (inputs >> _inputs.IndexOf(what) & 1) == 1;

    static List<object> Inputs(Product product, IEnumerable<Guard> guards)
    {
        var found = new List<object>();
        foreach (var atom in guards.SelectMany(guard => guard.Atoms()))
            foreach (var input in InputsOf(product, atom))
                if (!found.Contains(input))
                    found.Add(input);
        if (found.Count > 20)
            throw new TooWideException($"{found.Count} free facts at one moment: {string.Join(", ", found)}");
        return found;
    }

    static IEnumerable<object> InputsOf(Product product, Guard atom) => atom switch
    {
        FactIs fact => product.Find(fact.Fact) is null ? [fact.Fact] : [],
        Elapsed elapsed => product.Find(elapsed.Term) is null ? [elapsed.Term] : [],
        Taken taken => product.Find(taken.Step) is null ? [taken] : [],
        Bears { Quantifier: Quantifier.Every } bears => [("another", bears.Mark)],
        Bears bears => [bears.Mark],
        Permitted permitted => [permitted.Power],
        NoHoldOn none => product.Model.HoldsOn(none.Power).Where(hold => IsKept(product, hold))
            .SelectMany(hold => hold.When.Atoms()).SelectMany(inner => InputsOf(product, inner)).Prepend(("held", none.Power)),
        _ => [],
    };

    /// <summary>In words, for stories: which free things were so at the moment.</summary>
    public string Describe(uint inputs)
    {
        var so = _inputs.Where((_, index) => (inputs >> index & 1) == 1).Select(Word).ToList();
        var not = _inputs.Where((_, index) => (inputs >> index & 1) == 0).Select(Word).ToList();
        return string.Join("; ", new[]
        {
            so.Count > 0 ? $"so: {string.Join(", ", so)}" : "", not.Count > 0 ? $"not so: {string.Join(", ", not)}" : "",
        }.Where(part => part.Length > 0));
    }

    static string Word(object input) => input switch
    {
        ValueTuple<string, Power> held => $"another case holds {held.Item2.Key}",
        ValueTuple<string, Mark> another => $"another case is not {another.Item2.Key}",
        Mark mark => $"another case is {mark.Key}",
        Power power => $"another case permits {power.Key}",
        _ => input.ToString()!,
    };
}
