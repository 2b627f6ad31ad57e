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

    /// <summary>What else the story was told with, where the whole would be too wide to be kept at once.</summary>
    internal ImmutableArray<Guard> Kept { get; init; } = [];
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
        foreach (var detours in new[] { false, true })
            if (Look(model, claim, whole, reduced: true, first.Way, detours) is { Story.Count: > 0 } retold)
                return Told(retold, whole, reduced: true);
        for (var found = Look(model, claim, cone, reduced: false); ; found = Look(model, claim, cone, reduced: false))
        {
            var wider = Wider(model, cone);
            if (found.Story.Count == 0 || wider.Count == cone.Count)
                return Told(found, cone, reduced: false);
            cone = wider;
        }

        Verdict Told(Found found, HashSet<string> cone, bool reduced) =>
            new(safeguard, found.Situations, clock.Elapsed, [.. cone.Order(StringComparer.Ordinal)], [.. found.Story], found.Vacuous) { IsReduced = reduced, Kept = found.Kept };
    }

    sealed record Found(int Situations, List<string> Story, List<Transition> Way, string? Vacuous)
    {
        public ImmutableArray<Guard> Kept { get; init; } = [];
    }

    /// <param name="along">A way found on less: only its moves, and those that bring what they need, are tried.</param>
    /// <param name="detours">Also every other way from state to state in the procedures of those moves.</param>
    static Found Look(Model model, Claim claim, HashSet<string> cone, bool reduced, List<Transition>? along = null, bool detours = false)
    {
        var route = along is null ? null : Along(model, cone, along, claim.Watch, detours);
        Product product;
        try
        {
            product = new(model, cone, route is null ? claim.Watch : claim.Watch with { Atoms = route.Needed }, reduced);
        }
        catch (TooWideException wide)
        {
            return new(0, along is null ? [wide.Message] : [], [], null);
        }
        var search = new Search(product, route is null ? null : route.Takes);
        var question = claim.Ask(product, search);
        try
        {
            if (search.Run(question.Visit) is { } found)
                return new(search.Situations, [.. search.StoryTo(found.Index), found.What], search.WayTo(found.Index), null) { Kept = route is null ? [] : [.. route.Needed] };
        }
        catch (TooWideException wide)
        {
            return new(search.Situations, along is null ? [wide.Message] : [], [], null);
        }
        return new(search.Situations, [], [], question.Unseen());
    }

    /// <param name="Needed">Everything that the guards of the steps read: with it kept, what is told is so on the whole.</param>
    sealed record Route(HashSet<Step> Steps, HashSet<string> World, HashSet<Guard> Needed)
    {
        public bool Takes(Transition move) => move.Rule is { } rule ? Steps.Contains(rule.Step) : World.Contains(move.Name);
    }

    /// <summary>
    /// The moves of a way, the steps that bring the facts, counts and clocks which those ask for, and so on. A story told with
    /// some of the moves is a story of the whole; if there is none, everything is looked at.
    /// </summary>
    static Route Along(Model model, HashSet<string> cone, List<Transition> way, Watch watch, bool detours)
    {
        var rules = model.AllSteps.Where(each => cone.Contains(each.Procedure.Name)).Select(each => (each.Procedure, each.Rule, Atoms: Product.Condition(each.Procedure, each.Rule).Atoms().ToList())).ToList();
        var terms = rules.Select(each => each.Procedure).Distinct().SelectMany(each => each.Terms).ToList();
        var steps = way.Select(move => move.Rule?.Step).OfType<Step>().Concat(watch.Steps).ToHashSet();
        var world = way.Where(move => move.Rule is null).Select(move => move.Name).ToHashSet();
        var needed = watch.Atoms.ToHashSet();
        for (var before = -1; before != steps.Count + needed.Count;)
        {
            before = steps.Count + needed.Count;
            needed.UnionWith(rules.Where(each => steps.Contains(each.Rule.Step)).SelectMany(each => each.Atoms));
            needed.UnionWith(terms.Where(term => term.Suspended is not null && needed.Contains(new Elapsed(term.Term))).SelectMany(term => term.Suspended!.Atoms()).ToList());
            var procedures = steps.Select(step => step.Owner).ToHashSet();
            if (detours)
                steps.UnionWith(rules.Where(each => each.Rule.Target is not null && procedures.Contains(each.Procedure.Name)).Select(each => each.Rule.Step));
            steps.UnionWith(rules.Where(each => needed.Any(atom => Brings(each.Procedure, each.Rule, atom))).Select(each => each.Rule.Step));
        }
        world.UnionWith(needed.OfType<Elapsed>().Select(atom => Product.RunsOut(atom.Term)));
        return new(steps, world, needed);
    }

    static bool Brings(ProcedureModel procedure, StepRule rule, Guard atom) => atom switch
    {
        FactIs fact => rule.Makes.Contains(fact.Fact),
        Taken taken => taken.Step == rule.Step,
        Elapsed elapsed => procedure.Terms.Any(term => term.Term == elapsed.Term && term.Starts.Contains(rule.Step)),
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
