using System.Collections.Immutable;
using System.Globalization;
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
        var cone = Proof.Of(model, safeguard).Cone;
        return new Writer(new Product(model, cone, claim.Watch, reduced: cone.Length == claim.Cone.Length), safeguard).Write();
    }

    sealed class Writer(Product product, Safeguard safeguard)
    {
        readonly StringBuilder _text = new();
        readonly Dictionary<object, string> _names = [];
        readonly List<object> _inputs = [];

        public string Write()
        {
            foreach (var (what, variable) in product.Variables)
                _names[what] = $"v{_names.Count}";
            var steps = new StringBuilder();
            foreach (var transition in product.Transitions)
                steps.Append(Step(transition));
            Line($"/* {safeguard.Id}: {safeguard.Says} */");
            foreach (var (what, variable) in product.Variables)
                Line($"byte {_names[what]} = 0; /* {Meaning(what)} */");
            foreach (var input in _inputs)
                Line($"bit i{_inputs.IndexOf(input)}; /* free: {input} */");
            Line("active proctype world()");
            Line("{");
            Line("end:");
            Line("  do");
            _text.Append(steps);
            Line("  od");
            Line("}");
            return _text.ToString();
        }

        string Step(Transition transition)
        {
            var from = string.Join(" || ", transition.Sources.Select(source => $"{Name(transition.Control)} == {source}"));
            var asked = Asked(transition);
            var used = new List<int>();
            var guard = Text(transition.Guard, used);
            var claim = asked is null ? null : Text(asked, used);
            var text = new StringBuilder();
            text.AppendLine(CultureInfo.InvariantCulture, $"  :: atomic {{ ({from}) -> /* {transition.Name} */");
            foreach (var input in used.Distinct())
                text.AppendLine(CultureInfo.InvariantCulture, $"       if :: i{input} = 0 :: i{input} = 1 fi;");
            text.AppendLine(CultureInfo.InvariantCulture, $"       if :: ({guard}) ->");
            if (claim is not null)
                text.AppendLine(CultureInfo.InvariantCulture, $"            assert({claim});");
            if (transition.Counter is { } counter)
                text.AppendLine(CultureInfo.InvariantCulture, $"            if :: {Name(counter)} < {counter.Largest} -> {Name(counter)}++ :: else -> skip fi;");
            foreach (var effect in transition.Effects)
                text.AppendLine(CultureInfo.InvariantCulture, $"            {Name(effect.Variable)} = {effect.Value};");
            foreach (var invariant in Invariants())
                text.AppendLine(CultureInfo.InvariantCulture, $"            assert({invariant});");
            text.AppendLine("            skip");
            text.AppendLine("          :: else -> skip");
            text.AppendLine("       fi;");
            foreach (var input in used.Distinct())
                text.AppendLine(CultureInfo.InvariantCulture, $"       i{input} = 0;");
            text.AppendLine("     }");
            return text.ToString();
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

        IEnumerable<string> Invariants() => safeguard switch
        {
            NeverIs never => [$"!({Text(never.Bad, [])})"],
            OnlyAfter after => after.Targets.Select(target => $"!({In(target)}) || {_names[product.Variables.First(each => each.Key.GetType() == typeof(object)).Key]} == 1"),
            ClockRuns clock => clock.During.Select(state => $"!({In(state)}) || {_names[clock.Term]} != 0"),
            _ => [],
        };

        /// <summary>The official who is followed took the step.</summary>
        sealed record DoneByWitness(Step Step) : Guard;

        string Text(Guard guard, List<int> used) => guard switch
        {
            All { Parts.IsEmpty: true } => "true",
            All all => string.Join(" && ", all.Parts.Select(part => $"({Text(part, used)})")),
            Any { Parts.IsEmpty: true } => "false",
            Any any => string.Join(" || ", any.Parts.Select(part => $"({Text(part, used)})")),
            Not not => $"!({Text(not.Inner, used)})",
            DoneByWitness done => $"{_names[("by", done.Step)]} == 1",
            FactIs { Fact: var fact } => product.Find(fact) is null ? Input(fact, used) : $"{_names[fact]} == 1",
            Elapsed { Term: var term } => product.Find(term) is null ? Input(term, used) : $"{_names[term]} == {Product.Late}",
            Taken taken => product.Find(taken.Step) is null ? Input(taken, used) : $"{_names[taken.Step]} >= {taken.AtLeast}",
            InState state => string.Join(" || ", state.States.Select(In)),
            Bears { Quantifier: Quantifier.Some } bears => $"({Bearing(bears.Mark)}) || {Input(bears.Mark, used)}",
            Bears { Quantifier: Quantifier.No } bears => $"!({Bearing(bears.Mark)}) && !{Input(bears.Mark, used)}",
            Bears bears => $"({EachBearing(bears.Mark)}) && !{Input(("another", bears.Mark), used)}",
            Permitted permitted => $"({Permitting(permitted.Power)}) || {Input(permitted.Power, used)}",
            NoHoldOn none => string.Join(" && ", product.Model.HoldsOn(none.Power).Where(IsKept).Select(hold => $"!({Text(hold.When, used)})").Prepend($"!{Input(("held", none.Power), used)}")),
            _ => throw new InvalidOperationException($"unknown guard {guard.GetType().Name}"),
        };

        bool IsKept(Hold hold) => hold.When is not InState state || product.Procedures.Any(each => each.Name == state.States[0].Owner);

        string In(State state) => product.Procedures.FirstOrDefault(each => each.Name == state.Owner) is { } procedure
            ? $"{_names[procedure]} == {Product.Index(procedure, state)}" : "false";

        string Bearing(Mark mark) => Or(product.Procedures.SelectMany(procedure => procedure.States.Where(state => procedure.Bears(state, mark))).Select(In));

        string Permitting(Power power) => Or(product.Procedures.SelectMany(procedure => procedure.States.Where(state => procedure.Permits(state, power))).Select(In));

        string EachBearing(Mark mark) => And(product.Procedures.Where(procedure => procedure.StateRules.Any(rule => rule.Marks.Contains(mark)))
            .Select(procedure => Or(procedure.States.Where(state => procedure.Bears(state, mark)).Select(In).Prepend($"{_names[procedure]} == 0"))));

        static string Or(IEnumerable<string> parts) => parts.ToList() is { Count: > 0 } some ? string.Join(" || ", some.Select(part => $"({part})")) : "false";

        static string And(IEnumerable<string> parts) => parts.ToList() is { Count: > 0 } some ? string.Join(" && ", some.Select(part => $"({part})")) : "true";

        string Input(object what, List<int> used)
        {
            if (!_inputs.Contains(what))
                _inputs.Add(what);
            used.Add(_inputs.IndexOf(what));
            return $"i{_inputs.IndexOf(what)}";
        }

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
