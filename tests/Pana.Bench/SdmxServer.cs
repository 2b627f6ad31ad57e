using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Node.Hosting;

namespace Pana.Bench;

/// <summary>Published figures asked for through the front door of the program that is shipped: one series, some, all; beside a bare copy of the same bytes by the same server.</summary>
internal static class SdmxServer
{
    public static async Task<int> RunAsync(Options options)
    {
        var sizes = options.Text("observations", "2500000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToList();
        Table.Head("observations, SQLite", "published, million a second", "megabytes in the database", "one series p50 ms", "p95", "a few series p50 ms", "p95", "structure p50 ms", "p95", "CSV million a second", "of a bare copy",
            "JSON million a second", "of a bare copy", "memory before the streams, MB", "largest while they ran",
            "of these the program's own files, MB");
        List<(double, double)> series = [], csv = [], json = [];
        foreach (var size in sizes)
        {
            var (one, table, message) = await MeasureAsync(size, options);
            series.Add((size, one));
            csv.Add((size, table));
            json.Add((size, message));
        }
        if (options.Text("plot", "") is { Length: > 0 } file)
        {
            var plot = new CostPlot("observations");
            plot.Field("one series, p95 ms", ("through the network", "#1b6ca8", series));
            plot.Field("all of them, seconds", ("CSV", "#1b6ca8", csv), ("JSON", "#b5541c", json));
            plot.Write(file);
        }
        return 0;
    }

    static async Task<(double Series, double Csv, double Json)> MeasureAsync(int size, Options options)
    {
        var folder = Directory.CreateTempSubdirectory("pana-figures-").FullName;
        var (publishing, keys) = await PublishAsync(size, folder, options);
        var port = Town.FreePort();
        var process = NodeProcess.Start(options.Program, folder, new { edition = "tjk", data = folder, port });
        try
        {
            using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            await NodeProcess.ReadyAsync(client.BaseAddress, process);
            const string flow = "/sdmx/3.0/data/dataflow/AP/DF_STOCK/1.0.0";
            var random = new Random(7);
            string[] Any(Func<string[], string> question) => [.. Enumerable.Range(0, 400).Select(_ => question(keys[random.Next(keys.Count)]))];
            var one = await AskAsync(client, Any(key => $"{flow}/{string.Join('.', key)}"));
            var few = await AskAsync(client, Any(key => $"{flow}/M.*.UNHCR.STOCK.{key[4]}.{key[5]}.{key[6]}.{key[7]}.T.PS?c[TIME_PERIOD]=ge:2020"));
            var structure = await AskAsync(client, Any(_ => "/sdmx/3.0/structure/dataflow/AP/DF_STOCK/1.0.0?references=all"));
            var idle = Memory(process, "VmRSS");
            await File.WriteAllTextAsync($"/proc/{process.Id}/clear_refs", "5");
            var (csv, csvFile) = await StreamAsync(client, $"{flow}?format=csv", folder);
            var (json, jsonFile) = await StreamAsync(client, $"{flow}?format=jsondata", folder);
            var largest = Memory(process, "VmHWM");
            Table.Row(size, size / publishing / 1e6, Directory.GetFiles(folder, "node.db*").Sum(file => new FileInfo(file).Length) / 1e6, one.Percentile(50), one.Percentile(95), few.Percentile(50), few.Percentile(95),
                structure.Percentile(50), structure.Percentile(95), size / csv / 1e6, await CopyAsync(csvFile) / csv, size / json / 1e6, await CopyAsync(jsonFile) / json, idle, largest, Memory(process, "RssFile"));
            return (one.Percentile(95), csv, json);
        }
        finally
        {
            await NodeProcess.EndAsync(process);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Of the node's process, as the kernel counts it. The largest is counted anew once <c>clear_refs</c> was written.</summary>
    static double Memory(Process process, string what) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(what, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <returns>Seconds of publishing, and some keys of series.</returns>
    static async Task<(double, List<string[]>)> PublishAsync(int size, string folder, Options options)
    {
        await using var app = NodeHost.Build(new() { Edition = "tjk", Data = folder, Port = 0 });
        await NodeData.MigrateAsync(app.Services);
        var figures = FigureCorpus.Make(options.Text("data", "../shared/data/unhcr"), size, app.Services.GetRequiredService<FlowStructures>());
        var clock = Stopwatch.StartNew();
        foreach (var (state, own) in figures)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Publication>().PublishAsync(new(Guid.CreateVersion7(), AllFlows.Stock, state, "UNHCR", TimeProvider.System.GetUtcNow()), own.ToAsyncEnumerable());
        }
        return (clock.Elapsed.TotalSeconds, [.. figures.Values.SelectMany(own => own.Where((_, at) => at % 997 == 0)).Select(figure => figure.Codes)]);
    }

    static async Task<Measured> AskAsync(HttpClient client, string[] questions)
    {
        var took = new List<double>();
        foreach (var question in questions)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(question);
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            took.Add(clock.Elapsed.TotalMilliseconds);
        }
        return new(took.Skip(questions.Length / 4));
    }

    /// <summary>The best of three; the bytes are kept.</summary>
    static async Task<(double Seconds, string File)> StreamAsync(HttpClient client, string question, string folder)
    {
        var file = Path.Combine(folder, $"{Guid.CreateVersion7():N}");
        await using (var target = File.Create(file))
        await using (var first = await client.GetStreamAsync(question))
            await first.CopyToAsync(target);
        return (await BestAsync(client, question), file);
    }

    static async Task<double> BestAsync(HttpClient client, string question)
    {
        var (best, buffer) = (double.MaxValue, new byte[128 * 1024]);
        for (var time = 0; time < 3; time++)
        {
            var clock = Stopwatch.StartNew();
            await using var answer = await client.GetStreamAsync(question);
            while (await answer.ReadAsync(buffer) > 0) ;
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    /// <summary>Seconds in which a bare server sends the same bytes from the file.</summary>
    static async Task<double> CopyAsync(string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", (HttpContext http) => http.Response.SendFileAsync(file));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        return await BestAsync(client, "/");
    }
}
