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
        for (var reduced = true; ; reduced = false)
        {
            var (situations, story, vacuous) = Look(model, claim, cone, reduced);
            var wider = story.Count == 0 || reduced ? cone : Wider(model, cone);
            if (story.Count == 0 || !reduced && wider.Count == cone.Count)
                return new(safeguard, situations, clock.Elapsed, [.. cone.Order(StringComparer.Ordinal)], [.. story], vacuous) { IsReduced = reduced };
            cone = wider;
        }
    }

    static (int Situations, List<string> Story, string? Vacuous) Look(Model model, Claim claim, HashSet<string> cone, bool reduced)
    {
        var product = new Product(model, cone, claim.Watch, reduced);
        var search = new Search(product);
        var question = claim.Ask(product, search);
        try
        {
            if (search.Run(question.Visit) is { } found)
                return (search.Situations, [.. search.StoryTo(found.Index), found.What], null);
        }
        catch (TooWideException wide)
        {
            return (search.Situations, [wide.Message], null);
        }
        return (search.Situations, [], question.Unseen());
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
