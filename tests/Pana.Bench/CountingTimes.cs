using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Casework.Open;
using Pana.Insight;
using Pana.Insight.Counting;
using Pana.Node.Hosting;
using Pana.Procedures.Editions;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Bench;

/// <summary>
/// What figures cost. Of a register in a database: everybody counted from nothing, with all that this needs (the record and the words read and opened, shares, sealing, rows);
/// the same again, when nothing changes; and a step each of many persons. Of histories in memory: the counting alone, of so many persons over ten years.
/// </summary>
internal static class CountingTimes
{
    const int Patterns = 200, Years = 10, Portion = 10_000;

    public static async Task<int> RunAsync(Options options)
    {
        var (persons, stream) = (options.Number("persons", 10_000), options.Number("stream", 1_000_000));
        var folder = Directory.CreateTempSubdirectory("pana-bench-").FullName;
        await using var cluster = options.Database is DatabaseKind.Postgres ? await Cluster.StartAsync() : null;
        var settings = new NodeSettings { Edition = "tjk", Data = folder, Database = cluster?.ConnectionString, Port = 0 };
        await using (var demo = NodeHost.Build(settings with { IsDemo = true, MadeUpPeople = Patterns }))
        {
            await NodeStart.RunAsync(demo);
            await demo.StopAsync();
        }
        await using var node = NodeHost.Build(settings);
        var crowd = await Crowd.ReadAsync(node.Services.GetRequiredService<NodeDatabase>(), node.Services.GetRequiredService<NodeKey>());
        await crowd.GrowAsync(persons - Patterns, _ => true);
        Table.Head("database", "what", "persons", "seconds", "ms each", "rows of sums");
        await ForgetAsync(node.Services);
        foreach (var what in (string[])["counted from nothing", "counted again, nothing changes"])
            await RowAsync(node.Services, options.Database, what, scope => scope.GetRequiredService<CountingTurn>().RecountAsync(default));
        await ForgetAsync(node.Services);
        await MessagesAsync(node.Services);
        foreach (var what in (string[])["a step each, the first of everybody", "a step each, nothing changes"])
        {
            await RowAsync(node.Services, options.Database, what, async scope =>
            {
                for (var (all, taken) = (0, 1); ; all += taken)
                    if ((taken = await scope.GetRequiredService<CountingTurn>().RunAsync(default)) == 0)
                        return all;
            });
            await MessagesAsync(node.Services);
        }
        await StreamAsync(node.Services, stream);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    static async Task RowAsync(IServiceProvider services, DatabaseKind database, string what, Func<IServiceProvider, Task<int>> count)
    {
        await using var scope = services.CreateAsyncScope();
        var clock = Stopwatch.StartNew();
        var persons = await count(scope.ServiceProvider);
        var seconds = clock.Elapsed.TotalSeconds;
        var rows = await scope.ServiceProvider.GetRequiredService<InsightContext>().Sums.CountAsync();
        Table.Row(database, what, persons, seconds, seconds * 1000 / persons, rows);
    }

    static async Task ForgetAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var insight = scope.ServiceProvider.GetRequiredService<InsightContext>();
        await insight.Sums.ExecuteDeleteAsync();
        await insight.Contributions.ExecuteDeleteAsync();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Context<StorageDb>().Outbox.ExecuteDeleteAsync();
    }

    /// <summary>A message about a case of each, so that no two of them come together.</summary>
    static async Task MessagesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var histories = scope.ServiceProvider.GetRequiredService<Histories>();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        var cases = (await histories.OfAsync(await histories.PersonsAsync())).Select(own => own.First().Id).ToList();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(() =>
        {
            foreach (var id in cases)
                outbox.Add(CountingTurn.Step, Encoding.UTF8.GetBytes($"{id}/1"));
            return Task.CompletedTask;
        });
    }

    /// <summary>On all processors: histories of the made-up people, moved over ten years and given other births, as they come from a generator; what that costs alone is told beside.</summary>
    static async Task StreamAsync(IServiceProvider services, int persons)
    {
        await using var scope = services.CreateAsyncScope();
        var (histories, known) = (scope.ServiceProvider.GetRequiredService<Histories>(), scope.ServiceProvider.GetRequiredService<CountedPersons>());
        var numbers = (await histories.PersonsAsync()).Take(Patterns).ToList();
        var patterns = (await known.OfAsync(numbers)).ToList();
        var cases = await histories.OfAsync(numbers);
        var places = new Places(services.GetRequiredService<Edition>());
        var keys = await scope.ServiceProvider.GetRequiredService<PersonKeys>().OfAllAsync(numbers);
        var of = patterns.Select(person => (person, cases[person.Id].ToList(), keys[person.Id])).ToList();
        (long Shares, int Sums, long Bytes) Go(bool count)
        {
            var (all, gate, shares, bytes) = (new Dictionary<(Spot, int), (long, uint)>(), new Lock(), 0L, 0L);
            Parallel.For(0, (persons + Portion - 1) / Portion, part =>
            {
                var (chance, sums, ownShares, ownBytes) = (new Random(part), new Dictionary<(Spot, int), (long, uint)>(), 0L, 0L);
                for (var i = part * Portion; i < Math.Min(persons, (part + 1) * Portion); i++)
                {
                    var (person, pattern, key) = of[i % of.Count];
                    var (days, younger) = (TimeSpan.FromDays(chance.Next(365 * (Years - 4))), chance.Next(-20, 20));
                    var moved = pattern.ConvertAll(each => each with
                    {
                        Steps = [.. each.Steps.Select(step => step with { At = step.At - days })], Papers = [.. each.Papers.Select(paper => paper with { At = paper.At - days })],
                    });
                    var born = person with { Facts = person.Facts with { Birth = person.Facts.Birth is { IsFull: true } birth ? Kernel.PartialDate.Of(birth.Earliest.AddYears(younger)) : null } };
                    if (!count)
                        continue;
                    var own = PersonTally.Of(born, moved, places);
                    ownBytes += SealedShares.Seal(key, own).Length;
                    ownShares += own.Count;
                    foreach (var (spot, share) in own)
                        Add(sums, (spot, CountedPeriod.Month(places.Day(share.Known)).Number), share.Count, unchecked((uint)share.Count * (uint)i));
                }
                lock (gate)
                {
                    (shares, bytes) = (shares + ownShares, bytes + ownBytes);
                    foreach (var (at, (sum, keySum)) in sums)
                        Add(all, at, sum, keySum);
                }
            });
            return (shares, all.Count, bytes);
        }
        static void Add(Dictionary<(Spot, int), (long, uint)> sums, (Spot, int) at, long count, uint key)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, at, out _);
            row = (row.Item1 + count, unchecked(row.Item2 + key));
        }
        var clock = Stopwatch.StartNew();
        Go(false);
        var generator = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var (made, rows, sealedBytes) = Go(true);
        var whole = clock.Elapsed.TotalSeconds;
        Console.WriteLine();
        Table.Head($"in memory, {Environment.ProcessorCount} processors, persons", "years", "generator alone, s", "with counting and sealing, s", "counting, µs each", "shares each", "rows of sums", "sealed, bytes each");
        Table.Row(persons, Years, generator, whole, (whole - generator) * 1_000_000 / persons, made / (double)persons, rows, sealedBytes / (double)persons);
    }
}
