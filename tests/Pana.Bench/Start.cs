using System.Diagnostics;
using System.Globalization;

namespace Pana.Bench;

/// <summary>From the start of the program to the moment it is ready, with and without an earlier proof; and its memory when nobody asks anything.</summary>
internal static class Start
{
    public static async Task<int> RunAsync(Options options)
    {
        var (times, idle) = (options.Number("times", 3), options.Number("idle", 30));
        var (first, proved, unproved, memory) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            var folder = Directory.CreateTempSubdirectory("pana-bench-").FullName;
            first.Add(await OnceAsync(options.Program, folder));
            proved.Add(await OnceAsync(options.Program, folder, idle, memory));
            Directory.Delete(Path.Combine(folder, "proofs"), recursive: true);
            unproved.Add(await OnceAsync(options.Program, folder));
            Directory.Delete(folder, recursive: true);
        }
        Table.Head("start of a national node (SQLite)", "median", "of");
        Table.Row("very first: empty folder, no proof, s", new Measured(first).Percentile(50) / 1000, times);
        Table.Row("not proved before, s", new Measured(unproved).Percentile(50) / 1000, times);
        Table.Row("proved before, s", new Measured(proved).Percentile(50) / 1000, times);
        Table.Row($"resident memory after {idle} s idle, MB", new Measured(memory).Percentile(50), times);
        return 0;
    }

    static async Task<double> OnceAsync(string program, string folder, int idle = 0, List<double>? memory = null)
    {
        var port = Town.FreePort();
        var clock = Stopwatch.StartNew();
        var process = NodeProcess.Start(program, folder, new { edition = "tjk", data = folder, port });
        await NodeProcess.ReadyAsync(new($"http://127.0.0.1:{port}"), process);
        var took = clock.Elapsed.TotalMilliseconds;
        if (memory is not null)
        {
            await Task.Delay(TimeSpan.FromSeconds(idle));
            var resident = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            memory.Add(double.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
        }
        await NodeProcess.EndAsync(process);
        return took;
    }
}
