using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Pana.Law;
using Pana.Node.Hosting;
using Pana.Procedures;
using Pana.Procedures.Checking;
using Pana.Procedures.Editions;

namespace Pana.Node.Verbs;

/// <summary>
/// Proves every safeguard over all procedures together, in the baseline and in each edition; nothing is taken from a cache.
/// Exit code 0 when all hold, else 1 with a story for each that does not.
/// </summary>
internal static class Verify
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, ["promela"], ["json", "mutants"]) is not { } arguments)
            return 2;
        var editions = Editions(out var faulty);
        if (arguments["promela"] is { } folder)
            return await PromelaAsync(folder, editions);
        if (arguments.Has("mutants"))
            return Try(Region.Baseline);
        var baseline = ModelProof.Of(Region.Baseline);
        var proofs = editions.Select(edition => (edition.Code, Proof: ModelProof.Of(edition.Model, edition.AmendedProcedures.ToHashSet(), baseline)))
            .Prepend((Code: "baseline", Proof: baseline)).ToList();
        if (arguments.Has("json"))
            Console.WriteLine(JsonSerializer.Serialize(proofs.SelectMany(each => each.Proof.Safeguards.Select(safeguard => new
            {
                safeguard.Id, edition = each.Code, safeguard.Situations, ms = safeguard.Milliseconds, result = safeguard.Holds ? "holds" : "broken",
            })), Json));
        else
            foreach (var (code, proof) in proofs)
                foreach (var line in proof.Stories())
                    Console.WriteLine($"{code}: {line}");
        var broken = proofs.Sum(each => each.Proof.Problems.Length + each.Proof.Safeguards.Count(safeguard => !safeguard.Holds)) + faulty;
        (arguments.Has("json") ? Console.Error : Console.Out).WriteLine($"proved: {Region.Baseline.Procedures.Length} procedures, {editions.Count} editions, "
            + $"{baseline.Safeguards.Length} safeguards, {proofs.Sum(each => each.Proof.Safeguards.Sum(safeguard => (long)safeguard.Situations))} situations, {broken} broken");
        return broken == 0 ? 0 : 1;
    }

    static List<Edition> Editions(out int faulty)
    {
        var editions = new List<Edition>();
        faulty = 0;
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "countries")).Order(StringComparer.Ordinal))
        {
            var (edition, faults) = Edition.Load(folder, Region.Baseline, NodeEdition.Common);
            foreach (var fault in faults)
                Console.WriteLine(fault);
            faulty += faults.Length;
            if (edition is not null && !Path.GetFileName(folder).StartsWith('_'))
                editions.Add(edition);
        }
        return editions;
    }

    static int Try(Model model)
    {
        var clock = Stopwatch.StartNew();
        var cones = model.Safeguards.ToDictionary(safeguard => safeguard, safeguard => Proof.Of(model, safeguard).Cone);
        var mutants = Mutants.Of(model).ToList();
        var done = 0;
        var tried = Partitioner.Create(mutants, EnumerablePartitionerOptions.NoBuffering).AsParallel().Select(mutant =>
        {
            var judged = Mutants.Try(mutant, cones);
            if (Interlocked.Increment(ref done) % 50 == 0)
                Console.Error.WriteLine($"{done} of {mutants.Count}, {clock.Elapsed.TotalSeconds:0} s");
            return judged;
        }).ToList();
        foreach (var survivor in tried.Where(mutant => mutant.CaughtBy is null).OrderBy(mutant => mutant.What, StringComparer.Ordinal))
            Console.WriteLine($"survived: {survivor.What}");
        var noticed = tried.Select(mutant => mutant.CaughtBy).ToHashSet();
        var useless = model.Safeguards.Where(safeguard => !noticed.Contains(safeguard.Id)).AsParallel().AsOrdered()
            .Where(safeguard => !Mutants.AnyBreaks(safeguard, mutants, cones)).ToList();
        foreach (var safeguard in useless)
            Console.WriteLine($"no mutation breaks: {safeguard.Id}");
        var caught = tried.Count(mutant => mutant.CaughtBy is not null);
        Console.WriteLine($"took: {clock.Elapsed.TotalSeconds:0} s");
        Console.WriteLine($"mutants: {tried.Count} tried, {caught} caught");
        return caught == tried.Count && useless.Count == 0 ? 0 : 1;
    }

    /// <summary>One model per safeguard and edition, with what this checker says of it: spin must agree.</summary>
    static async Task<int> PromelaAsync(string folder, List<Edition> editions)
    {
        Directory.CreateDirectory(folder);
        var manifest = new List<string> { "file,safeguard,edition,holds" };
        foreach (var (code, model) in editions.Select(edition => (edition.Code, edition.Model)).Prepend(("baseline", Region.Baseline)))
            foreach (var safeguard in model.Safeguards)
                if (Promela.Of(model, safeguard) is { } text)
                {
                    var file = $"{code}.{safeguard.Id}.pml";
                    await File.WriteAllTextAsync(Path.Combine(folder, file), text);
                    manifest.Add($"{file},{safeguard.Id},{code},{(Proof.Of(model, safeguard).Holds ? "true" : "false")}");
                }
        await File.WriteAllLinesAsync(Path.Combine(folder, "manifest.csv"), manifest);
        Console.WriteLine($"promela: {manifest.Count - 1} models");
        return 0;
    }
}
