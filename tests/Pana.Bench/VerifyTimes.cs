using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Pana.Bench;

/// <summary>How long the proof of every safeguard over all procedures and editions takes, and how many situations it looked at.</summary>
internal static class VerifyTimes
{
    public static async Task<int> RunAsync(Options options)
    {
        var times = options.Number("times", 3);
        var (took, proofs) = (new List<double>(), new JsonArray());
        for (var i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "pana.dll"), "verify", "--json"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            took.Add(clock.Elapsed.TotalMilliseconds);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"verify ended with {process.ExitCode}");
            proofs = JsonNode.Parse(said)!.AsArray();
        }
        Table.Head("verify, whole program", "median s", "safeguards", "situations");
        Table.Row("all procedures × editions", new Measured(took).Percentile(50) / 1000, proofs.Select(each => (string)each!["id"]!).Distinct().Count(),
            proofs.Sum(each => (long)each!["situations"]!));
        Console.WriteLine();
        Table.Head("safeguard", "edition", "situations", "ms");
        foreach (var proof in proofs.OrderByDescending(each => (long)each!["situations"]!).Take(options.Number("top", 12)))
            Table.Row((string)proof!["id"]!, (string)proof["edition"]!, (long)proof["situations"]!, (double)proof["ms"]!);
        return 0;
    }
}
