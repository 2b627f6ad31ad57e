using System.Text;

namespace Pana.Procedures.Checking;

/// <summary>
/// Writes a safeguard's product as a Promela model, so that spin, which knows nothing of this checker, can be asked the same
/// question. Possibility ("may always", "no case stuck") is not a question for spin, and claims about declarations alone
/// have no situations: both give no model.
/// </summary>
public static class Promela
{
    public static string? Of(Model model, Safeguard safeguard)
    {
        var claim = Claim.Of(model, safeguard);
        if (claim.Missing is not null || claim.Static is not null || safeguard is AlwaysPossible)
            return null;
        var proof = Proof.Of(model, safeguard);
        return new Writer(new Product(model, proof.Cone, claim.Watch with { Atoms = [.. claim.Watch.Atoms, .. proof.Kept] }, proof.IsReduced), safeguard).Write();
    }

    sealed class Writer(Product product, Safeguard safeguard)
    {
        readonly StringBuilder _text = new();
        readonly Dictionary<object, string> _names = [];

        public string Write()
        {
            foreach (var (what, _) in product.Variables)
                _names[what] = $"v{_names.Count}";
            Line($"/* {safeguard.Id}: {safeguard.Says} */");
            foreach (var (what, _) in product.Variables)
                Line($"byte {_names[what]} = 0; /* {Meaning(what)} */");
            Line("active proctype world()");
            Line("{");
            Line("end:");
            Line("  do");
            foreach (var transition in product.Transitions)
                Write(transition);
            Line("  od");
            Line("}");
            return _text.ToString();
        }

        void Write(Transition transition)
        {
            var from = Formula.Or(transition.Sources.Select(source => Formula.Text($"{Name(transition.Control)} == {source}")));
            var guard = Of(transition.Guard);
            if ((from & guard.ForSome()) is var may && may == Formula.False)
                return;
            Line($"  :: d_step {{ {may} -> /* {transition.Name} */");
            if (Asked(transition) is { } asked)
                Line($"       assert(!({(guard & !Of(asked)).ForSome()}));");
            if (transition.Counter is { } counter)
                Line($"       if :: {Name(counter)} < {counter.Largest} -> {Name(counter)}++ :: else -> skip fi;");
            foreach (var effect in transition.Effects)
                Line($"       {Name(effect.Variable)} = {effect.Value};");
            foreach (var broken in Broken())
                Line($"       assert(!({broken.ForSome()}));");
            Line("       skip }");
        }

        /// <summary>What must hold at the very moment of this step; null where the safeguard does not speak of it.</summary>
        Guard? Asked(Transition transition) => safeguard switch
        {
            OnlyWhile only when transition.Rule is { } rule && only.Steps.Contains(rule.Step) => only.When,
            PowerOnlyWhile power when transition.Rule is { } rule && rule.Used.Contains(power.Power) => power.When,
            DifferentPeople different when transition.Rule?.Step == different.Step =>
                new Any([.. transition.Rule.Distinct.Select(step => (Guard)new DoneByWitness(step)), !(Guard)new Any([.. different.Others.Select(step => (Guard)new DoneByWitness(step))])]),
            _ => null,
        };

        /// <summary>What would break the safeguard in the situation that a step leads to.</summary>
        IEnumerable<Formula> Broken() => safeguard switch
        {
            NeverIs never => [Of(never.Bad)],
            OnlyAfter after => after.Targets.Select(target => In(target)
                & Formula.Text($"{_names[product.Variables.First(each => each.Key.GetType() == typeof(object)).Key]} != 1")),
            ClockRuns clock => clock.During.Select(state => In(state) & Formula.Text($"{_names[clock.Term]} == 0")),
            _ => [],
        };

        /// <summary>The official who is followed took the step.</summary>
        sealed record DoneByWitness(Step Step) : Guard;

        Formula Of(Guard guard) => guard switch
        {
            All all => Formula.And(all.Parts.Select(Of)),
            Any any => Formula.Or(any.Parts.Select(Of)),
            Not not => !Of(not.Inner),
            DoneByWitness done => Formula.Text($"{_names[("by", done.Step)]} == 1"),
            FactIs { Fact: var fact } => product.Find(fact) is null ? Formula.Free(fact) : Formula.Text($"{_names[fact]} == 1"),
            Elapsed { Term: var term } => product.Find(term) is null ? Formula.Free(term) : Formula.Text($"{_names[term]} == {Product.Late}"),
            Taken taken => product.Find(taken.Step) is null ? Formula.Free(taken) : Formula.Text($"{_names[taken.Step]} >= {taken.AtLeast}"),
            InState state => Formula.Or(state.States.Select(In)),
            Bears { Quantifier: Quantifier.Some } bears => Bearing(bears.Mark) | Formula.Free(bears.Mark),
            Bears { Quantifier: Quantifier.No } bears => !(Bearing(bears.Mark) | Formula.Free(bears.Mark)),
            Bears bears => EachBearing(bears.Mark) & !Formula.Free(("another", bears.Mark)),
            Permitted permitted => Permitting(permitted.Power) | Formula.Free(permitted.Power),
            NoHoldOn none => Formula.And(product.Model.HoldsOn(none.Power).Where(IsKept).Select(hold => !Of(hold.When)).Prepend(!Formula.Free(("held", none.Power)))),
            _ => throw new InvalidOperationException($"unknown guard {guard.GetType().Name}"),
        };

        bool IsKept(Hold hold) => hold.When is not InState state || product.Procedures.Any(each => each.Name == state.States[0].Owner);

        Formula In(State state) => product.Procedures.FirstOrDefault(each => each.Name == state.Owner) is { } procedure
            ? Formula.Text($"{_names[procedure]} == {Product.Index(procedure, state)}") : Formula.False;

        Formula Bearing(Mark mark) => Formula.Or(product.Procedures.SelectMany(procedure => procedure.States.Where(state => procedure.Bears(state, mark))).Select(In));

        Formula Permitting(Power power) => Formula.Or(product.Procedures.SelectMany(procedure => procedure.States.Where(state => procedure.Permits(state, power))).Select(In));

        Formula EachBearing(Mark mark) => Formula.And(product.Procedures.Where(procedure => procedure.StateRules.Any(rule => rule.Marks.Contains(mark)))
            .Select(procedure => Formula.Or(procedure.States.Where(state => procedure.Bears(state, mark)).Select(In).Prepend(Formula.Text($"{_names[procedure]} == 0")))));

        string Name(Variable variable) => _names[product.Variables.First(each => each.Value == variable).Key];

        static string Meaning(object what) => what switch
        {
            ProcedureModel procedure => $"{procedure.Name}: 0 none, {string.Join(", ", procedure.States.Select((state, index) => $"{index + 1} {state.Name}"))}",
            Symbol symbol => symbol.Key,
            _ => "monitor",
        };

        void Line(string line) => _text.AppendLine(line);
    }
}
