using System.Collections.Immutable;
using System.Diagnostics;

namespace Pana.Procedures.Checking;

/// <summary>What a proof found: the safeguard holds over so many situations, or a story that breaks it.</summary>
/// <param name="Situations">How many situations were looked at; for purely static claims, how many steps.</param>
/// <param name="Story">The shortest list of steps that leads to the harm; empty when it holds.</param>
/// <param name="Vacuous">What the safeguard speaks of cannot happen at all: an error, not a proof.</param>
public sealed record Verdict(Safeguard Safeguard, int Situations, TimeSpan Took, ImmutableArray<string> Cone, ImmutableArray<string> Story,
    string? Vacuous = null)
{
    public bool Holds => Story.IsEmpty && Vacuous is null;

    /// <summary>The answer was found with the facts alone that the safeguard itself watches.</summary>
    public bool IsReduced { get; init; }
}

/// <summary>
/// Proves one safeguard. It begins with the procedures that the safeguard names, reduced to what it watches, everything else
/// free. A story found there is looked for again with all facts that the kept guards read, then with every procedure whose
/// marks and holds they read: only a story that survives on the whole is shown.
/// </summary>
public static class Proof
{
    public static Verdict Of(Model model, Safeguard safeguard)
    {
        var clock = Stopwatch.StartNew();
        var claim = Claim.Of(model, safeguard);
        if (claim.Missing is { } missing)
            return new(safeguard, 0, clock.Elapsed, [], [], missing);
        if (claim.Static is { } check)
            return new(safeguard, check.Looked, clock.Elapsed, [.. claim.Cone], [.. check.Story]);
        var cone = claim.Cone.ToHashSet();
        var first = Look(model, claim, cone, reduced: true);
        if (first.Story.Count == 0)
            return Told(first, cone, reduced: true);
        var whole = Whole(model, cone);
        if (first.Way.Count > 0)
            foreach (var detours in new[] { false, true })
                if (Look(model, claim, whole, reduced: false, first.Way, detours) is { Story.Count: > 0 } retold)
                    return Told(retold, whole, reduced: false);
        for (var found = Look(model, claim, cone, reduced: false); ; found = Look(model, claim, cone, reduced: false))
        {
            var wider = Wider(model, cone);
            if (found.Story.Count == 0 || wider.Count == cone.Count)
                return Told(found, cone, reduced: false);
            cone = wider;
        }

        Verdict Told(Found found, HashSet<string> cone, bool reduced) =>
            new(safeguard, found.Situations, clock.Elapsed, [.. cone.Order(StringComparer.Ordinal)], [.. found.Story], found.Vacuous) { IsReduced = reduced };
    }

    sealed record Found(int Situations, List<string> Story, List<Transition> Way, string? Vacuous);

    /// <param name="along">A way found on less: only its moves, and those that bring what they need, are tried.</param>
    /// <param name="detours">Also every other way from state to state in the procedures of those moves.</param>
    static Found Look(Model model, Claim claim, HashSet<string> cone, bool reduced, List<Transition>? along = null, bool detours = false)
    {
        Product product;
        try
        {
            product = new(model, cone, claim.Watch, reduced);
        }
        catch (TooWideException wide)
        {
            return new(0, along is null ? [wide.Message] : [], [], null);
        }
        var search = new Search(product, along is null ? null : Along(along, product, claim.Watch, detours));
        var question = claim.Ask(product, search);
        try
        {
            if (search.Run(question.Visit) is { } found)
                return new(search.Situations, [.. search.StoryTo(found.Index), found.What], search.WayTo(found.Index), null);
        }
        catch (TooWideException wide)
        {
            return new(search.Situations, along is null ? [wide.Message] : [], [], null);
        }
        return new(search.Situations, [], [], question.Unseen());
    }

    /// <summary>
    /// The moves of a way, the steps that bring the facts, counts and clocks which those ask for, and so on. A story told with
    /// some of the moves is a story of the whole; if there is none, everything is looked at.
    /// </summary>
    static Func<Transition, bool> Along(List<Transition> way, Product product, Watch watch, bool detours)
    {
        var steps = way.Select(move => move.Rule?.Step).OfType<Step>().ToHashSet();
        var world = way.Where(move => move.Rule is null).Select(move => move.Name).ToHashSet();
        var needed = watch.Atoms.ToHashSet();
        for (var before = -1; before != steps.Count + needed.Count;)
        {
            before = steps.Count + needed.Count;
            needed.UnionWith(product.Transitions.Where(move => move.Rule is { } rule && steps.Contains(rule.Step)).SelectMany(move => move.Guard.Atoms()));
            var procedures = steps.Select(step => step.Owner).ToHashSet();
            if (detours)
                steps.UnionWith(product.Transitions.Where(move => move.Rule?.Target is not null && procedures.Contains(move.Procedure!.Name)).Select(move => move.Rule!.Step).ToList());
            steps.UnionWith(product.Transitions.Where(move => move.Rule is not null && needed.Any(atom => Brings(move, atom))).Select(move => move.Rule!.Step).ToList());
        }
        world.UnionWith(needed.OfType<Elapsed>().Select(atom => Product.RunsOut(atom.Term)));
        return move => move.Rule is { } rule ? steps.Contains(rule.Step) : world.Contains(move.Name);
    }

    static bool Brings(Transition move, Guard atom) => atom switch
    {
        FactIs fact => move.Rule!.Makes.Contains(fact.Fact),
        Taken taken => taken.Step == move.Rule!.Step,
        Elapsed elapsed => move.Procedure!.Terms.Any(term => term.Term == elapsed.Term && term.Starts.Contains(move.Rule!.Step)),
        _ => false,
    };

    static HashSet<string> Whole(Model model, HashSet<string> cone)
    {
        for (var wider = Wider(model, cone); wider.Count > cone.Count; wider = Wider(model, cone))
            cone = wider;
        return cone;
    }

    /// <summary>Adds the procedures whose states the kept guards read through marks, powers and holds.</summary>
    static HashSet<string> Wider(Model model, HashSet<string> cone)
    {
        var atoms = model.Procedures.Where(each => cone.Contains(each.Name)).SelectMany(each => each.Steps)
            .SelectMany(rule => Product.Condition(model.Of(rule.Step), rule).Atoms()).Distinct().ToList();
        var wider = new HashSet<string>(cone);
        foreach (var procedure in model.Procedures)
            if (atoms.Any(atom => atom switch
            {
                Bears bears => procedure.StateRules.Any(rule => rule.Marks.Contains(bears.Mark)),
                Permitted permitted => procedure.StateRules.Any(rule => rule.Permitted.Contains(permitted.Power)),
                NoHoldOn none => procedure.Holds.Any(hold => hold.Power == none.Power),
                FactIs { Fact.OfFollowed: true } fact => procedure.Steps.Any(rule => rule.Makes.Contains(fact.Fact)),
                _ => false,
            }))
                wider.Add(procedure.Name);
        return wider;
    }
}
