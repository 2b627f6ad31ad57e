using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>What <c>edition check PATH</c> does: loads, proves, and says what is wrong and how to mend it.</summary>
public static class EditionCheck
{
    /// <summary>Lists faults or stories; 0 when the edition may run, 1 when not.</summary>
    /// <param name="proofs">Known proofs; null proves everything afresh and keeps nothing.</param>
    public static async Task<int> RunAsync(string path, Model baseline, TextWriter output, ProofCache? proofs = null, CommonData? common = null)
    {
        var (edition, proof, faults) = Check(path, baseline, proofs, common);
        foreach (var fault in faults)
            await output.WriteLineAsync(fault.ToString());
        foreach (var line in proof?.Stories() ?? [])
            await output.WriteLineAsync(line);
        if (edition is null || !faults.IsEmpty)
        {
            await output.WriteLineAsync($"refused: {faults.Length} faults");
            return 1;
        }
        var amended = edition.AmendedProcedures.ToList();
        var again = proof!.Safeguards.Count(safeguard => amended.Exists(procedure => ModelProof.Touches(edition.Model, procedure, safeguard)));
        await output.WriteLineAsync($"edition {edition.Code} {edition.Version}: {edition.Amendments.Length} amendments, {again} safeguards proved again, "
            + $"{proof.Safeguards.Length - again} by the baseline, {edition.Scenarios.Length} scenarios, 0 faults");
        return 0;
    }

    /// <summary>Loads the edition and proves what it changes. Faults are empty exactly when it may run.</summary>
    internal static EditionChoice Check(string path, Model baseline, ProofCache? proofs, CommonData? common)
    {
        var (edition, faults) = Edition.Load(path, baseline, common);
        if (edition is null)
            return new(null, null, faults);
        var proof = proofs?.Of(edition, baseline) ?? ModelProof.Of(edition.Model, edition.AmendedProcedures.ToHashSet(), ModelProof.Of(baseline));
        return new(edition, proof, [.. Broken(edition, proof), .. edition.Scenarios.SelectMany(scenario => scenario.Run(edition))]);
    }

    static IEnumerable<EditionFault> Broken(Edition edition, ModelProof proof)
    {
        const string mend = "change or remove the amendment; the story says how it comes about";
        foreach (var problem in proof.Problems)
            yield return At(edition, edition.Amendments.FirstOrDefault(amendment => amendment.Procedure is { } name && problem.Contains(name, StringComparison.Ordinal)), problem, mend, null);
        foreach (var broken in proof.Safeguards.Where(safeguard => !safeguard.Holds))
            yield return At(edition, edition.Amendments.FirstOrDefault(amendment => amendment.Procedure is { } name && ModelProof.Touches(edition.Model, name, broken)),
                $"breaks the safeguard “{broken.Says}”", mend, broken.Id);
    }

    /// <summary>A breach that no amendment touches is the baseline's own.</summary>
    static EditionFault At(Edition edition, Amendment? cause, string what, string howToMend, string? key) => cause is null
        ? new(Path.Combine(edition.Folder, "edition.json"), 1, $"the baseline itself {what}", "mend the declarations; no edition runs on them", key)
        : new(Path.Combine(edition.Folder, AmendmentReader.File), cause.Line, what, howToMend, key);
}
