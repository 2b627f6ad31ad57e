using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Storage;

namespace Pana.Bench;

/// <summary>
/// A file of made-up persons in families of four, one in a hundred of them twice, written into an empty node by the whole program; then the program
/// serves that node until everybody has been compared with the whole register.
/// </summary>
internal static class ImportTimes
{
    const string Official = "Зарина Импортова";

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync(Options options)
    {
        var persons = options.Number("persons", 100_000);
        var folder = Directory.CreateTempSubdirectory("pana-import-").FullName;
        await using var cluster = options.Database is DatabaseKind.Postgres ? await Cluster.StartAsync() : null;
        var (config, file, program) = (Path.Combine(folder, "node.json"), Path.Combine(folder, "persons.csv"), Path.Combine(options.Program, "pana"));
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new { edition = "tjk", data = folder, database = cluster?.ConnectionString, port = options.Number("port", 5260) }));
        var settings = NodeSettings.Read(config);
        await using (var app = NodeHost.Build(settings))
        {
            await NodeData.MigrateAsync(app.Services);
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Officials>().SeedAsync([new(Official, [Function.Asylum], "asylum", "asylum-dushanbe")]);
        }
        Write(options.Text("data", "../shared/data/linkage"), persons, file);
        Table.Head($"{options.Database}, {persons} persons", "seconds", "seconds of the processor", "largest memory, MiB");
        using var import = Process.Start(new ProcessStartInfo(program, ["register", "import", file, "--config", config, "--official", Official]) { RedirectStandardOutput = true })!;
        await MeasureAsync("`pana register import`", import, () => Task.FromResult(import.HasExited));
        if (import.ExitCode != 0)
            return import.ExitCode;
        using var served = Process.Start(new ProcessStartInfo(program, ["serve", "--config", config]) { RedirectStandardOutput = true })!;
        served.BeginOutputReadLine();
        await MeasureAsync("all compared with all by the node that serves", served, async () => await WaitingAsync(settings, cluster) == 0);
        served.Kill();
        await served.WaitForExitAsync();
        Directory.Delete(folder, true);
        return 0;
    }

    static async Task MeasureAsync(string what, Process process, Func<Task<bool>> isDone)
    {
        var (clock, memory, processor) = (Stopwatch.StartNew(), 0L, TimeSpan.Zero);
        while (!await isDone() && clock.Elapsed < Longest)
        {
            await Task.Delay(200);
            process.Refresh();
            if (!process.HasExited)
                (memory, processor) = (Math.Max(memory, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        Table.Row(what, clock.Elapsed.TotalSeconds, processor.TotalSeconds, memory / 1048576.0);
    }

    /// <summary>Records that nobody has compared yet.</summary>
    static async Task<long> WaitingAsync(NodeSettings settings, Cluster? cluster)
    {
        await using System.Data.Common.DbConnection connection = cluster is null
            ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(settings.Data, "node.db")};Mode=ReadOnly") : new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = cluster is null ? "SELECT count(*) FROM registry_uncompared" : "SELECT count(*) FROM registry.uncompared";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    static void Write(string data, int persons, string file)
    {
        var random = new Random(9);
        var names = File.ReadLines(Path.Combine(data, "names_latin_russian.tsv")).Skip(1).Select(line => line.Split('\t')[0])
            .Where(name => name.Length > 3 && name.All(char.IsLetter)).Distinct().ToArray();
        random.Shuffle(names);
        using var writer = new StreamWriter(file);
        writer.WriteLine("family_key,given,father,family,sex,birth,nationality,document_number");
        var before = "";
        for (var row = 0; row < persons; row++)
        {
            var born = new DateOnly(1940, 1, 1).AddDays(random.Next(28_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var person = $"{Any(2000)},{Any(2000)},{Any(names.Length)},{(random.Next(2) == 0 ? "F" : "M")},{born},AFG";
            // One in a hundred is there a second time, with another document.
            writer.WriteLine($"F{row / 4},{(row % 100 == 99 ? before : person)},P{row:00000000}");
            if (row % 100 == 50)
                before = person;
        }

        string Any(int among) => names[(int)(among * Math.Pow(random.NextDouble(), 2))];
    }
}
