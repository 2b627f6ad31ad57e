using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pana.Procedures.Checking;

namespace Pana.Procedures.Editions;

/// <summary>What was found about one safeguard, without the declarations themselves, so that it can be kept in a file.</summary>
/// <param name="Cone">The procedures that had to be looked at together.</param>
/// <param name="Story">The shortest list of steps that leads to the harm; empty when it holds.</param>
public sealed record SafeguardProof(string Id, string Says, int Situations, double Milliseconds, ImmutableArray<string> Cone,
    ImmutableArray<string> Story, string? Vacuous)
{
    [JsonIgnore]
    public bool Holds => Story.IsEmpty && Vacuous is null;

    internal static SafeguardProof Of(Verdict verdict) => new(verdict.Safeguard.Id, verdict.Safeguard.Says, verdict.Situations,
        Math.Round(verdict.Took.TotalMilliseconds, 3), verdict.Cone, verdict.Story, verdict.Vacuous);
}

/// <summary>Everything that was proved about a model, and what was not.</summary>
/// <param name="Problems">Breaches of what every procedure must keep without saying so.</param>
public sealed record ModelProof(ImmutableArray<string> Problems, ImmutableArray<SafeguardProof> Safeguards)
{
    [JsonIgnore]
    public bool Holds => Problems.IsEmpty && Safeguards.All(safeguard => safeguard.Holds);

    public static ModelProof Of(Model model) => new([.. Universal.Check(model)], Prove(model, model.Safeguards));

    /// <summary>
    /// Proves again what the changed procedures can touch; a safeguard whose cone holds none of them, and which names nothing
    /// of them, was proved on the very same product by the baseline.
    /// </summary>
    public static ModelProof Of(Model amended, IReadOnlySet<string> changed, ModelProof baseline)
    {
        if (changed.Count == 0)
            return baseline;
        var kept = baseline.Safeguards.Where(proof => proof.Holds && !changed.Any(procedure => Touches(amended, procedure, proof))).ToDictionary(proof => proof.Id);
        var again = Prove(amended, amended.Safeguards.Where(safeguard => !kept.ContainsKey(safeguard.Id))).ToDictionary(proof => proof.Id);
        return new([.. Universal.Check(amended)], [.. amended.Safeguards.Select(safeguard => kept.GetValueOrDefault(safeguard.Id) ?? again[safeguard.Id])]);
    }

    /// <summary>Whether a change of the procedure can break what was proved.</summary>
    internal static bool Touches(Model model, string procedure, SafeguardProof proof) => proof.Cone.Contains(procedure)
        || model.Safeguards.Any(safeguard => safeguard.Id == proof.Id && Canonical.Text(safeguard).Contains($"{procedure}.", StringComparison.Ordinal));

    static ImmutableArray<SafeguardProof> Prove(Model model, IEnumerable<Safeguard> safeguards) =>
        [.. safeguards.AsParallel().AsOrdered().Select(safeguard => SafeguardProof.Of(Proof.Of(model, safeguard)))];

    /// <summary>One paragraph for each breach: what it says, and how it comes about.</summary>
    public IEnumerable<string> Stories()
    {
        foreach (var problem in Problems)
            yield return problem;
        foreach (var broken in Safeguards.Where(safeguard => !safeguard.Holds))
        {
            yield return $"{broken.Id}: {broken.Says}";
            if (broken.Vacuous is { } vacuous)
                yield return $"    says nothing: {vacuous}";
            for (var at = 0; at < broken.Story.Length; at++)
                yield return $"    {at + 1}. {broken.Story[at]}";
        }
    }
}
