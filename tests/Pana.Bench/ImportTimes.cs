using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Registry;
using Pana.Registry.Identity;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Bench;

/// <summary>
/// A file of made-up persons in families of four, one in a hundred of them twice, written into an empty node and compared by the whole program; a program of before,
/// which only writes, then serves that node until everybody has been compared. Last it is counted how many of those who are twice the desk will ask about.
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
        var twice = Write(options.Text("data", "../shared/data/linkage"), persons, file);
        Table.Head($"{options.Database}, {persons} persons", "seconds", "seconds of the processor", "largest memory, MiB");
        using var import = Process.Start(new ProcessStartInfo(program, ["register", "import", file, "--config", config, "--official", Official]) { RedirectStandardOutput = true })!;
        await MeasureAsync("`pana register import`", import, () => Task.FromResult(import.HasExited));
        if (import.ExitCode != 0)
            return import.ExitCode;
        using var served = Process.Start(new ProcessStartInfo(program, ["serve", "--config", config]) { RedirectStandardOutput = true })!;
        served.BeginOutputReadLine();
        await MeasureAsync("what was left, compared by the node that serves", served, async () => await WaitingAsync(settings, cluster) == 0);
        served.Kill();
        await served.WaitForExitAsync();
        await FoundAsync(settings, twice);
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

    /// <summary>How many of those who are in the file twice wait at the desk as a pair, by what is wrong with the second time; and all pairs that wait.</summary>
    static async Task FoundAsync(NodeSettings settings, List<(long One, long Other, Wrong Wrong)> twice)
    {
        await using var app = NodeHost.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var (registry, tokens) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>().Context<RegistryContext>(), scope.ServiceProvider.GetRequiredService<Tokens>());
        long Token(long row) => tokens.Telling(new() { Documents = [new("OTHER", Number(row), null, null, null)] }).Single();
        var asked = twice.SelectMany(pair => new[] { Token(pair.One), Token(pair.Other) }).ToList();
        var persons = await (from token in registry.Tokens
                             where asked.Contains(token.Token)
                             join link in registry.Links on token.SourceId equals link.SourceId
                             select new { token.Token, link.PersonId }).ToDictionaryAsync(one => one.Token, one => one.PersonId);
        var likely = (await registry.LikelyPairs.AsNoTracking().ToListAsync()).Select(pair => Pair.Of(pair.OneId, pair.OtherId)).ToHashSet();
        Table.Head("the second time", "in the file", "asked about");
        foreach (var each in twice.GroupBy(pair => pair.Wrong).OrderBy(each => each.Key))
            Table.Row($"{each.Key}", each.Count(), $"{(double)each.Count(IsAsked) / each.Count():0.000}");
        Table.Row("all", twice.Count, $"{(double)twice.Count(IsAsked) / twice.Count:0.000}");
        Console.WriteLine($"{likely.Count} pairs wait at the desk");

        bool IsAsked((long One, long Other, Wrong) pair) => likely.Contains(Pair.Of(persons[Token(pair.One)], persons[Token(pair.Other)]));
    }

    /// <summary>What is wrong with a person's second time in the file, beside another document.</summary>
    enum Wrong
    {
        Nothing, InRussianLetters, OneLetter, Year, InRussianLettersAndOneLetter, TwoWords, NoFatherAndYear,
    }

    static string Number(long row) => $"P{row:00000000}";

    static List<(long One, long Other, Wrong Wrong)> Write(string data, int persons, string file)
    {
        var random = new Random(9);
        var names = File.ReadLines(Path.Combine(data, "names_latin_russian.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Where(name => name[0].Length > 3 && name[0].All(char.IsLetter)).DistinctBy(name => name[0]).Select(name => (Latin: name[0], Russian: name[1].Replace(" ", "", StringComparison.Ordinal))).ToArray();
        random.Shuffle(names);
        using var writer = new StreamWriter(file);
        writer.WriteLine("family_key,given,father,family,sex,birth,nationality,document_number");
        List<(long, long, Wrong)> twice = [];
        (string Latin, string Russian)[] before = [];
        var (beforeSex, beforeBorn) = ("", default(DateOnly));
        for (var row = 0; row < persons; row++)
        {
            var (words, sex, born) = (new[] { Any(2000), Any(2000), Any(names.Length) }, random.Next(2) == 0 ? "F" : "M", new DateOnly(1940, 1, 1).AddDays(random.Next(28_000)));
            if (row % 100 == 50)
                (before, beforeSex, beforeBorn) = (words, sex, born);
            if (row % 100 != 99)
            {
                writer.WriteLine($"F{row / 4},{string.Join(',', words.Select(word => word.Latin))},{sex},{Plain(born)},AFG,{Number(row)}");
                continue;
            }
            var wrong = (Wrong)(row / 100 % Enum.GetValues<Wrong>().Length);
            var second = before.Select(word => wrong is Wrong.InRussianLetters or Wrong.InRussianLettersAndOneLetter ? word.Russian : word.Latin).ToArray();
            foreach (var at in wrong switch { Wrong.OneLetter or Wrong.InRussianLettersAndOneLetter => new[] { random.Next(3) }, Wrong.TwoWords => [0, 2], _ => [] })
                second[at] = Slip(second[at]);
            if (wrong == Wrong.NoFatherAndYear)
                second[1] = "";
            var birth = wrong is not (Wrong.Year or Wrong.NoFatherAndYear) ? Plain(beforeBorn) : random.Next(2) == 0 ? $"{beforeBorn.Year}" : Plain(beforeBorn.AddYears(1));
            writer.WriteLine($"F{row / 4},{string.Join(',', second)},{beforeSex},{birth},AFG,{Number(row)}");
            twice.Add((row - 49, row, wrong));
        }
        return twice;

        (string Latin, string Russian) Any(int among) => names[(int)(among * Math.Pow(random.NextDouble(), 2))];

        // A letter missed, doubled or hit beside the right one.
        string Slip(string word) => random.Next(word.Length) is var at && random.Next(3) is var what && what == 0 ? word.Remove(at, 1)
            : what == 1 ? word.Insert(at, $"{word[at]}") : word.Remove(at, 1).Insert(at, $"{word[random.Next(word.Length)]}");
    }

    static string Plain(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
