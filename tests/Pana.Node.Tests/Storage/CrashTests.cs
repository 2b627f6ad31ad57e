using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Pana.Storage;

namespace Pana.Node.Tests.Storage;

/// <summary>
/// A program that writes steps and says which were acknowledged, ended again and again without a word of warning (kill
/// -9). <c>PANA_KILLS</c> sets how often (5 unless told; 30 in CI, 300 in the long run).
/// </summary>
public sealed class A_killed_program
{
    const string Place = "PANA_KILL_PLACE", Case = "PANA_KILL_CASE", Acknowledged = "PANA_KILL_ACKNOWLEDGED";

    static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("PANA_KILLS"), CultureInfo.InvariantCulture, out var kills)
            ? kills
            : 5;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task loses_no_acknowledged_entry_and_leaves_none_half_written(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var (caseId, acknowledged, least) = (Guid.CreateVersion7(), Path.Combine(node.Folder, "acknowledged"), 0);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var before = LastOf(acknowledged);
            using var writer = Start(node, caseId, acknowledged);
            for (var waited = 0; LastOf(acknowledged) < before + 5; waited++)
            {
                Assert.True(waited < 1_500 && !writer.HasExited, "the writer wrote nothing in 30 seconds");
                await Task.Delay(20);
            }
            await Task.Delay(Random.Shared.Next(0, 60));
            writer.Kill();
            await writer.WaitForExitAsync();
            least = LastOf(acknowledged);
            await Task.Delay(100);      // PostgreSQL may still be ending a commit that it had been sent

            var report = await JournalVerification.RunAsync(node.Database);
            Assert.Null(report.Fault);
            // One more may be kept than was acknowledged: committed, and killed before it could say so.
            Assert.InRange(report.Entries, least, least + kill);
            Assert.Equal(report.Entries, await node.In(scope => scope.Notes.Notes.LongCountAsync()));
        }
        await node.SealAll();
        Assert.Equal(0, (await JournalVerification.RunAsync(node.Database)).Unsealed);
        Assert.True(least >= 5 * Kills);
    }

    /// <summary>The program that is killed. Run by the test above alone, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task writes_until_it_ends()
    {
        var place = Environment.GetEnvironmentVariable(Place)!;
        await using var database = place.StartsWith('/') ? NodeDatabase.Sqlite(place) : NodeDatabase.Postgres(place);
        var caseId = Guid.Parse(Environment.GetEnvironmentVariable(Case)!);
        var key = NodeKey.OpenOrCreate(Path.GetDirectoryName(Environment.GetEnvironmentVariable(Acknowledged)!)!);
        using var cache = new KeyCache();
        await using var said = new FileStream(Environment.GetEnvironmentVariable(Acknowledged)!, FileMode.Append,
            FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        _ = new Sequencer(database, TimeProvider.System, NullLogger<Sequencer>.Instance)
            .RunAsync(CancellationToken.None);
        while (true)
        {
            await using var unit = new UnitOfWork(database);
            var journal = new Journal(unit, new(unit, key, cache, TimeProvider.System), TimeProvider.System);
            var head = await unit.RunAsync<CaseHead>(async () =>
            {
                unit.Context<NotesDb>().Add(new Note { Text = "beside the entry, in the same transaction" });
                return await journal.AppendAsync(await journal.HeadAsync(caseId), StorageNode.Draft(caseId, "word"));
            });
            if (!head.IsRefused)
                said.Write(System.Text.Encoding.ASCII.GetBytes($"{head.Value.Sequence}\n"));
        }
    }

    static Process Start(StorageNode node, Guid caseId, string acknowledged)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "exec", typeof(A_killed_program).Assembly.Location, "-noLogo", "-explicit", "only",
            "-method", $"{typeof(A_killed_program).FullName}.{nameof(writes_until_it_ends)}",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment[Place], start.Environment[Case], start.Environment[Acknowledged]) =
            (node.Empty.Place, $"{caseId}", acknowledged);
        return Process.Start(start)!;
    }

    static int LastOf(string acknowledged)
    {
        if (!File.Exists(acknowledged))
            return 0;
        using var stream = new FileStream(acknowledged, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var lines = new StreamReader(stream).ReadToEnd().Split('\n');
        // a last line without its end was not said
        return lines.Length < 2 ? 0 : int.Parse(lines[^2], CultureInfo.InvariantCulture);
    }
}
