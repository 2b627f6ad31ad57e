using System.Collections.Immutable;

namespace Pana.Procedures.Running;

/// <summary>
/// Evaluates guards in a real situation, with the meaning that the checker's reading gives them: what the proof holds free,
/// other cases and other people's words, is here as it is.
/// </summary>
public sealed class GuardReader(Model model, Situation situation, DateTimeOffset now)
{
    /// <summary>Whether the guard holds seen from a case; null: from the person as a whole.</summary>
    public bool Holds(Guard guard, CaseSituation? here) => guard.Holds(atom => Atom(atom, here));

    bool Atom(Guard atom, CaseSituation? here) => atom switch
    {
        FactIs { Fact: var fact } => IsSo(fact, here),
        Elapsed { Term: var term } => Standpoints(term, here).Any(each => each.Running(term)?.HasPassed(now) ?? false),
        Taken taken => Standpoints(taken.Step, here).Any(each => each.Taken.Count(past => past.Step == taken.Step) >= taken.AtLeast),
        InState state => state.States.Any(wanted => Standpoints(wanted, here).Any(each => each.State == wanted)),
        Bears { Quantifier: Quantifier.Some } bears => situation.Cases.Any(each => IsMarked(each, bears.Mark)),
        Bears { Quantifier: Quantifier.No } bears => !situation.Cases.Any(each => IsMarked(each, bears.Mark)),
        Bears bears => situation.Cases.All(each => IsMarked(each, bears.Mark) || !CanBear(each, bears.Mark)),
        Permitted permitted => situation.Cases.Any(each => model.Find(each.Procedure)?.Permits(each.State, permitted.Power) ?? false),
        NoHoldOn none => !Standing(none.Power).Any(),
        _ => throw new InvalidOperationException($"unknown guard {atom.GetType().Name}"),
    };

    /// <summary>The fact as it is now; its protective value where nothing valid is known.</summary>
    public bool IsSo(Fact fact, CaseSituation? here)
    {
        if (model.Find(fact.Owner) is null && !fact.OfFollowed)
            return Value(fact, situation.Known(fact), here);
        if (here is not null && Bearer(fact, here) is { } bearer)
            return Value(fact, bearer.Facts.GetValueOrDefault(fact), bearer);
        var bearers = situation.Cases.Where(each => each.Facts.ContainsKey(fact)).ToList();
        return bearers.Count == 0 ? Value(fact, null, here) : bearers.Any(each => Value(fact, each.Facts[fact], each));
    }

    /// <summary>
    /// The case on which a fact of a case stands: on the followed one when the procedure makes it for that one, an appeal's
    /// outcome on the decision appealed.
    /// </summary>
    public CaseSituation? Bearer(Fact fact, CaseSituation here)
    {
        if (fact.OfFollowed && fact.Owner != here.Procedure)
            return model.Find(here.Procedure) is { } procedure && procedure.Steps.Any(rule => rule.Makes.Contains(fact))
                ? situation.Find(here.Followed) ?? here
                : here;
        return fact.Owner == here.Procedure ? here : null;
    }

    bool Value(Fact fact, FactValue? stored, CaseSituation? here)
    {
        var known = stored is not null && stored.IsValid(now) ? stored.Value : (bool?)null;
        if (fact.Kind != FactKind.Stated || !fact.ReleasedBy.Contains(By.Data))
            return known ?? fact.Protective;
        // Whoever says what protects is believed: data and people must agree to release.
        var data = situation.Data(fact, situation, here, now);
        return known == fact.Protective || data == fact.Protective ? fact.Protective : known ?? data ?? fact.Protective;
    }

    /// <summary>The holds that stand on the power now, each with the case on which it rests.</summary>
    public IEnumerable<StandingHold> Standing(Power power)
    {
        foreach (var procedure in model.Procedures)
            foreach (var hold in procedure.Holds.Where(hold => hold.Power == power))
            {
                var cases = situation.Cases.Where(each => each.Procedure == procedure.Name).ToList();
                foreach (var each in cases)
                    if (Holds(hold.When, each))
                        yield return new(hold, each);
                if (cases.Count == 0 && Holds(hold.When, null))
                    yield return new(hold, null);
            }
        foreach (var hold in model.StandingHolds)
            if (hold.Power == power && Holds(hold.When, null))
                yield return new(hold, null);
    }

    public bool IsMarked(CaseSituation each, Mark mark) => model.Find(each.Procedure)?.Bears(each.State, mark) ?? false;

    bool CanBear(CaseSituation each, Mark mark) =>
        model.Find(each.Procedure)?.StateRules.Any(rule => rule.Marks.Contains(mark)) ?? false;

    /// <summary>The case itself for what its own procedure declares, every case of the other procedure for what that one does.</summary>
    IEnumerable<CaseSituation> Standpoints(Symbol symbol, CaseSituation? here) => here is not null && here.Procedure == symbol.Owner
        ? [here]
        : situation.Cases.Where(each => each.Procedure == symbol.Owner);
}

/// <summary>A hold that stands, and the case on which it rests; null when it rests on the person's facts.</summary>
public sealed record StandingHold(Hold Hold, CaseSituation? Case);
