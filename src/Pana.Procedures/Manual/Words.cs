using System.Collections.Immutable;
using System.Globalization;

namespace Pana.Procedures;

/// <summary>
/// Tells declarations in the words of the labels: for the manual, and for "what I may not and why" on the screens.
/// A fact's negation has a sentence of its own under <c>fact.KEY.not</c> where grammar asks for one.
/// </summary>
public sealed class Words(Labels labels, string language)
{
    public string Language => language;

    /// <summary>A sentence of the labels with its places filled.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> with)
    {
        var places = new Dictionary<string, string>();
        foreach (var (name, value) in with)
            places[name] = value;
        return labels.Text(language, key, places);
    }

    /// <summary>The sentence, or null where no label has the key.</summary>
    public string? Find(string key) => labels.Has(language, key) ? labels.Text(language, key) : null;

    public string Of(Symbol symbol) => Say(LabelKeys.Of(symbol));

    public string Of(Hold hold) => Say(LabelKeys.Of(hold));

    public string Of(Function function) => Say(LabelKeys.Of(function));

    public string Of(Wall wall) => Say(LabelKeys.Of(wall));

    public string Of(ProcedureModel procedure) => Say($"procedure.{procedure.Name}");

    public string Of(Safeguard safeguard) => Find(LabelKeys.Of(safeguard)) ?? safeguard.Says;

    public string Of(Basis basis) => labels.Citation(language, basis.Citation);

    public string Of(Span span) => new Period(span.Amount, (TimeUnit)(int)span.Unit) is var period
        ? $"{period.Amount.ToString(CultureInfo.InvariantCulture)} {Say($"unit.{period.UnitCode}")}" : "";

    public string Of(Actor actor) => actor switch
    {
        Official official => List(official.Functions),
        ThePerson person => Say("actor.person", ("functions", List(person.Recorders))),
        Panel panel => Say("actor.panel", ("functions", List(panel.Members)), ("quorum", panel.Quorum.ToString(CultureInfo.InvariantCulture))),
        TheClock clock => Say("actor.clock", ("term", Of(clock.Term))),
        _ => Say("actor.platform"),
    };

    string List(ImmutableArray<Function> functions) => functions.Length > 8
        ? Say("actor.anybody") : string.Join(", ", functions.Select(Of));

    public string Tell(Guard guard) => guard switch
    {
        All { Parts.IsEmpty: true } => Say("guard.always"),
        All all => string.Join($" {Say("guard.and")} ", all.Parts.Select(part => Inside(part, part is Any))),
        Any any => Either(any),
        Not not => OfNot(not.Inner),
        FactIs fact => Of(fact.Fact),
        NoHoldOn none => Say("guard.no-hold", ("power", Of(none.Power))),
        Permitted permitted => Say("guard.permitted", ("power", Of(permitted.Power))),
        Bears bears => Say($"guard.{bears.Quantifier.ToString().ToLowerInvariant()}-case", ("mark", Of(bears.Mark))),
        Elapsed elapsed => Say("guard.elapsed", ("term", Of(elapsed.Term))),
        Taken { AtLeast: 1 } taken => Say("guard.taken", ("step", Of(taken.Step))),
        Taken taken => Say("guard.taken-times", ("step", Of(taken.Step)), ("times", taken.AtLeast.ToString(CultureInfo.InvariantCulture))),
        InState state => Say("guard.in-state", ("states", string.Join(", ", state.States.Select(Of)))),
        _ => throw new InvalidOperationException($"unknown guard {guard.GetType().Name}"),
    };

    /// <summary>
    /// What <see cref="Guard.Requires"/> builds, "not a child, or a guardian is there", is said as "if a child, then a guardian is
    /// there". In any other order the alternatives stay alternatives.
    /// </summary>
    string Either(Any any)
    {
        var conditions = any.Parts.TakeWhile(part => part is Not).Select(part => ((Not)part).Inner).ToImmutableArray();
        var results = any.Parts[conditions.Length..];
        return conditions.IsEmpty || results.IsEmpty
            ? Or(any.Parts)
            : Say("guard.if", ("if", Tell(new All([.. conditions.SelectMany(part => Guard.Conjuncts(part))]))), ("then", Or(results)));
    }

    string Or(ImmutableArray<Guard> parts) =>
        string.Join($" {Say("guard.or")} ", parts.Select(part => Inside(part, parts.Length > 1 && part is All or Any)));

    string Inside(Guard guard, bool inBrackets) => inBrackets ? $"({Tell(guard)})" : Tell(guard);

    string OfNot(Guard inner) => inner switch
    {
        All all => Tell(new Any([.. all.Parts.Select(part => !part)])),
        Any any => Tell(new All([.. any.Parts.Select(part => !part)])),
        FactIs fact => Find($"{LabelKeys.Of(fact.Fact)}.not") ?? Say("guard.not", ("what", Tell(inner))),
        NoHoldOn none => Say("guard.hold", ("power", Of(none.Power))),
        Bears { Quantifier: Quantifier.Some } bears => Tell(new Bears(Quantifier.No, bears.Mark)),
        Bears { Quantifier: Quantifier.No } bears => Tell(new Bears(Quantifier.Some, bears.Mark)),
        Elapsed elapsed => Say("guard.not-elapsed", ("term", Of(elapsed.Term))),
        Taken { AtLeast: 1 } taken => Say("guard.not-taken", ("step", Of(taken.Step))),
        _ => Say("guard.not", ("what", Tell(inner))),
    };
}
