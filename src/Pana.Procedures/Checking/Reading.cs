namespace Pana.Procedures.Checking;

/// <summary>
/// Evaluates guards in a situation. What the situation does not contain is free: one unknown per free thing, the same
/// wherever the thing is named at that moment. Whether some values of the unknowns satisfy a guard is found by trying
/// values only where the guard is still open; answers are remembered by the bits that the guards can see.
/// </summary>
internal sealed class Reading
{
    readonly Product product;
    readonly List<object> _inputs;
    readonly UInt128 _seen;
    readonly Dictionary<Guard, Dictionary<UInt128, sbyte[]?>> _answers = new(ReferenceEqualityComparer.Instance);

    public Reading(Product product, IEnumerable<Guard> guards)
    {
        this.product = product;
        var atoms = guards.SelectMany(guard => guard.Atoms()).ToList();
        _inputs = Inputs(product, atoms);
        _seen = Seen(product, atoms);
    }

    const sbyte No = 0, Yes = 1, Open = 2;

    /// <summary>Values of the free things with which the guard holds in the situation; null when there are none.</summary>
    public sbyte[]? Find(Guard guard, UInt128 situation)
    {
        if (ReferenceEquals(guard, Guard.Always))
            return [];
        if (!_answers.TryGetValue(guard, out var answers))
            _answers[guard] = answers = [];
        if (answers.TryGetValue(situation & _seen, out var known))
            return known;
        var values = new sbyte[_inputs.Count];
        Array.Fill(values, Open);
        return answers[situation & _seen] = Try(guard, situation, values) ? values : null;
    }

    bool Try(Guard guard, UInt128 situation, sbyte[] values)
    {
        var next = -1;
        var now = Value(guard, situation, values, ref next);
        if (now != Open)
            return now == Yes;
        foreach (var value in new[] { Yes, No })
        {
            values[next] = value;
            if (Try(guard, situation, values))
                return true;
        }
        values[next] = Open;
        return false;
    }

    /// <summary>Yes, no, or open with the first free thing that matters.</summary>
    sbyte Value(Guard guard, UInt128 situation, sbyte[] values, ref int next)
    {
        switch (guard)
        {
            case All all:
                return AllOf(all.Parts, situation, values, ref next);
            case Any any:
                var open = false;
                foreach (var part in any.Parts)
                    switch (Value(part, situation, values, ref next))
                    {
                        case Yes: return Yes;
                        case Open: open = true; break;
                    }
                return open ? Open : No;
            case Not not:
                return Value(not.Inner, situation, values, ref next) switch { Yes => No, No => Yes, _ => Open };
            case FactIs { Fact: var fact }:
                return product.Find(fact) is { } bit ? Known(bit.Read(situation) == 1) : Input(fact, values, ref next);
            case Elapsed { Term: var term }:
                return product.Find(term) is { } clock ? Known(clock.Read(situation) == Product.Late) : Input(term, values, ref next);
            case Taken taken:
                return product.Find(taken.Step) is { } counter ? Known(counter.Read(situation) >= taken.AtLeast) : Input(taken, values, ref next);
            case InState state:
                foreach (var each in state.States)
                    if (product.IsIn(situation, each))
                        return Yes;
                return No;
            case Bears { Quantifier: Quantifier.Every } every:
                return EveryBears(every.Mark, situation) ? Opposite(Input(("another", every.Mark), values, ref next)) : No;
            case Bears bears:
                var some = SomeBears(bears.Mark, situation) ? Yes : Input(bears.Mark, values, ref next);
                return bears.Quantifier == Quantifier.Some ? some : Opposite(some);
            case Permitted permitted:
                return SomePermits(permitted.Power, situation) ? Yes : Input(permitted.Power, values, ref next);
            case NoHoldOn none:
                var held = Input(("held", none.Power), values, ref next);
                if (held == Yes)
                    return No;
                var free = Opposite(held);
                foreach (var hold in product.Model.HoldsOn(none.Power))
                    if (IsKept(product, hold))
                        switch (Value(hold.When, situation, values, ref next))
                        {
                            case Yes: return No;
                            case Open: free = Open; break;
                        }
                return free;
            default:
                throw new InvalidOperationException($"unknown guard {guard.GetType().Name}");
        }
    }

    sbyte AllOf(System.Collections.Immutable.ImmutableArray<Guard> parts, UInt128 situation, sbyte[] values, ref int next)
    {
        var open = false;
        foreach (var part in parts)
            switch (Value(part, situation, values, ref next))
            {
                case No: return No;
                case Open: open = true; break;
            }
        return open ? Open : Yes;
    }

    static sbyte Known(bool value) => value ? Yes : No;

    static sbyte Opposite(sbyte value) => value switch { Yes => No, No => Yes, _ => Open };

    sbyte Input(object what, sbyte[] values, ref int next)
    {
        var index = _inputs.IndexOf(what);
        if (values[index] == Open && (next < 0 || values[next] != Open))
            next = index;
        return values[index];
    }

    /// <summary>A hold on states counts when its procedure is in the cone; one on facts always.</summary>
    static bool IsKept(Product product, Hold hold) =>
        hold.When is not InState state || product.Procedures.Any(each => each.Name == state.States[0].Owner);

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

    static List<object> Inputs(Product product, IEnumerable<Guard> atoms)
    {
        var found = new List<object>();
        foreach (var input in atoms.SelectMany(atom => InputsOf(product, atom)))
            if (!found.Contains(input))
                found.Add(input);
        return found;
    }

    /// <summary>The bits of a situation that these atoms can see.</summary>
    static UInt128 Seen(Product product, IEnumerable<Guard> atoms)
    {
        UInt128 mask = 0;
        foreach (var atom in atoms)
            foreach (var variable in atom switch
            {
                FactIs fact => [product.Find(fact.Fact)],
                Elapsed elapsed => [product.Find(elapsed.Term)],
                Taken taken => [product.Find(taken.Step)],
                NoHoldOn none => product.Model.HoldsOn(none.Power).SelectMany(hold => hold.When.Atoms()).OfType<FactIs>().Select(fact => product.Find(fact.Fact))
                    .Concat(product.Procedures.Select(product.Find)),
                _ => product.Procedures.Select(product.Find),
            })
                if (variable is not null)
                    mask |= (UInt128)(uint)variable.Largest << variable.Offset;
        return mask;
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

    /// <summary>In words, for stories: which free things mattered at the moment.</summary>
    public string Describe(sbyte[] values)
    {
        var so = _inputs.Where((_, index) => values[index] == Yes).Select(Word).ToList();
        var not = _inputs.Where((_, index) => values[index] == No).Select(Word).ToList();
        var parts = new[] { so.Count > 0 ? $"so: {string.Join(", ", so)}" : "", not.Count > 0 ? $"not so: {string.Join(", ", not)}" : "" };
        return values.Length == 0 ? "" : $"({string.Join("; ", parts.Where(part => part.Length > 0))})";
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
