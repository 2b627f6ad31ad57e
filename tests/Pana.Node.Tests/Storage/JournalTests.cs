using System.Text;
using Microsoft.EntityFrameworkCore;
using Pana.Storage;

namespace Pana.Node.Tests.Storage;

public sealed class The_record
{
    static readonly Guid Case = Guid.CreateVersion7(), Other = Guid.CreateVersion7(), Person = Guid.CreateVersion7();

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task says_again_what_was_said_in_order(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "один", "два", "три");
        var said = await node.In(async scope =>
        {
            var words = new List<string>();
            foreach (var entry in await scope.Journal.ReadAsync(Case).ToListAsync())
                words.Add($"{entry.Sequence} {Encoding.UTF8.GetString((await scope.Journal.OpenAsync(entry)).Value)}");
            return words;
        });
        Assert.Equal(["1 один", "2 два", "3 три"], said);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task only_grows(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "one");
        await node.SealAll();
        foreach (var change in new[]
        {
            "UPDATE storage_journal_entry SET step = 'x'", "DELETE FROM storage_journal_entry",
            "UPDATE storage_chain_seal SET case_sequence = 2", "DELETE FROM storage_chain_seal",
        })
        {
            await using var connection = await node.Database.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = kind is DatabaseKind.Sqlite
                ? change
                : change.Replace("storage_", "storage.", StringComparison.Ordinal);
            var fault = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                command.ExecuteNonQueryAsync());
            Assert.Contains("only grows", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_one_case_grows_without_a_gap_when_many_write_at_once(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var running = new CancellationTokenSource();
        var sequencers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => node.Sequencer.RunAsync(running.Token)))
            .ToList();
        var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var kept = 0;
            for (var i = 0; i < 10; i++)
            {
                var outcome = await node.Run<CaseHead>(async scope => await scope.Journal.AppendAsync(
                    await scope.Journal.HeadAsync(Case), StorageNode.Draft(Person, "word")));
                kept += outcome.IsRefused ? 0 : 1;
            }
            return kept;
        })));
        await running.CancelAsync();
        await Task.WhenAll(sequencers);
        await node.SealAll();
        var report = await JournalVerification.RunAsync(node.Database);
        Assert.Equal((null, written.Sum(), 1, 0), (report.Fault, report.Entries, report.Cases, report.Unsealed));
        Assert.NotEqual(0, written.Sum());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task does_not_take_an_entry_after_a_stale_head(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "one");
        var outcome = await node.Run<CaseHead>(async scope =>
            await scope.Journal.AppendAsync(CaseHead.Empty(Case), StorageNode.Draft(Person, "late")));
        Assert.Equal("changed-meanwhile", outcome.Refusal?.Name);
        Assert.Equal(1, (await JournalVerification.RunAsync(node.Database)).Entries);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_whole_and_counts_what_waits_for_its_seal(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "a", "b");
        await node.Say(Other, Person, "c");
        await node.SealAll();
        await node.Say(Case, Person, "d", "e");
        var report = await JournalVerification.RunAsync(node.Database);
        Assert.Equal((null, 5, 2, 2, 2), (report.Fault, report.Entries, report.Cases, report.Seals, report.Unsealed));
        await node.SealAll();
        report = await JournalVerification.RunAsync(node.Database, report.Head);
        Assert.Equal((null, 3, 0), (report.Fault, report.Seals, report.Unsealed));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_an_erased_person_still_verifies_and_says_nothing(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "secret");
        await node.Run(scope => scope.Keys.DestroyAsync(Person));
        await node.SealAll();
        Assert.True((await JournalVerification.RunAsync(node.Database)).IsWhole);
        var opened = await node.In(async scope =>
            await scope.Journal.OpenAsync(Assert.Single(await scope.Journal.ReadAsync(Case).ToListAsync())));
        Assert.Equal("person-erased", opened.Refusal?.Name);
        var added = await node.Run<CaseHead>(async scope =>
            await scope.Journal.AppendAsync(await scope.Journal.HeadAsync(Case), StorageNode.Draft(Person, "more")));
        Assert.Equal("person-erased", added.Refusal?.Name);
    }

    /// <summary>Each tampering with a case of five sealed entries, and what the verification says.</summary>
    public static TheoryData<DatabaseKind, string, JournalFaultKind, int> Tamperings()
    {
        var each = new TheoryData<DatabaseKind, string, JournalFaultKind, int>();
        foreach (var kind in new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres })
        {
            foreach (var change in new[]
            {
                "authority = 'kaz.border'", "step = 'Refuse'", "payload = other.payload", "actor = other.actor",
                "person_id = other.id", "sources = other.sources", "id = other.actor", "hash = other.payload",
                "previous = other.payload",
                kind is DatabaseKind.Sqlite ? "occurred_at = 1" : "occurred_at = now()",
                kind is DatabaseKind.Sqlite ? "recorded_at = 1" : "recorded_at = now()",
            })
                each.Add(kind, $"UPDATE storage_journal_entry SET {change} FROM "
                    + "(SELECT * FROM storage_journal_entry WHERE case_id = {case} AND sequence = 1) AS other "
                    + "WHERE storage_journal_entry.case_id = {case} AND storage_journal_entry.sequence = 3",
                    JournalFaultKind.Altered, 3);
            each.Add(kind, "DELETE FROM storage_journal_entry WHERE case_id = {case} AND sequence = 1",
                JournalFaultKind.Missing, 1);
            each.Add(kind, "DELETE FROM storage_journal_entry WHERE case_id = {case} AND sequence = 3",
                JournalFaultKind.Missing, 3);
            each.Add(kind, "DELETE FROM storage_journal_entry WHERE case_id = {case} AND sequence >= 4",
                JournalFaultKind.Missing, 4);
            each.Add(kind, "DELETE FROM storage_journal_entry WHERE case_id = {case}", JournalFaultKind.Missing, 1);
            each.Add(kind, "UPDATE storage_journal_entry SET sequence = 99 WHERE case_id = {case} AND sequence = 2; "
                + "UPDATE storage_journal_entry SET sequence = 2 WHERE case_id = {case} AND sequence = 3; "
                + "UPDATE storage_journal_entry SET sequence = 3 WHERE case_id = {case} AND sequence = 99",
                JournalFaultKind.Reordered, 2);
            each.Add(kind, "UPDATE storage_journal_entry SET sequence = 0 WHERE case_id = {case} AND sequence = 5",
                JournalFaultKind.Reordered, 1);
        }
        return each;
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task names_the_first_entry_that_was_tampered_with(
        DatabaseKind kind, string tampering, JournalFaultKind fault, int sequence)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Other, Person, "another case");
        await node.Say(Case, Person, "a", "b", "c", "d", "e");
        await node.SealAll();
        await node.Tamper(tampering.Replace("{case}", node.Sql(Case), StringComparison.Ordinal));
        var report = await JournalVerification.RunAsync(node.Database);
        Assert.Equal(new JournalFault(fault, Case, sequence), report.Fault);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task names_an_entry_that_was_written_anew_with_a_right_hash(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Say(Case, Person, "a", "b", "c");
        await node.SealAll();
        foreach (var sequence in new[] { 3, 2 })      // the last one is caught by its seal, one before by its neighbour
        {
            await ForgeAsync(node, sequence);
            Assert.Equal(new JournalFault(JournalFaultKind.Altered, Case, sequence),
                (await JournalVerification.RunAsync(node.Database)).Fault);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task names_a_seal_that_was_altered_or_removed(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        foreach (var word in new[] { "a", "b", "c" })
        {
            await node.Say(Case, Person, word);
            await node.SealAll();
        }
        var head = (await JournalVerification.RunAsync(node.Database)).Head;
        await node.Tamper("DELETE FROM storage_chain_seal WHERE number = 3");
        // The seal leaves an entry that nobody waits to seal; with the entry gone too, only a head kept apart tells.
        Assert.Equal(new JournalFault(JournalFaultKind.Missing, Case, 3, 3),
            (await JournalVerification.RunAsync(node.Database)).Fault);
        await node.Tamper("DELETE FROM storage_journal_entry WHERE sequence = 3");
        Assert.True((await JournalVerification.RunAsync(node.Database)).IsWhole);
        Assert.Equal(3, (await JournalVerification.RunAsync(node.Database, head)).Fault?.Seal);
        await node.Tamper("UPDATE storage_chain_seal SET case_sequence = 9 WHERE number = 1");
        Assert.Equal(1, (await JournalVerification.RunAsync(node.Database)).Fault?.Seal);
    }

    static async Task ForgeAsync(StorageNode node, int sequence)
    {
        await using var unit = new UnitOfWork(node.Database);
        var entry = await unit.Context<StorageDb>().Entries.AsNoTracking()
            .SingleAsync(entry => entry.CaseId == Case && entry.Sequence == sequence);
        var forged = new JournalEntry
        {
            Id = entry.Id, CaseId = Case, PersonId = entry.PersonId, Sequence = sequence, OccurredAt = entry.OccurredAt,
            RecordedAt = entry.RecordedAt, Actor = entry.Actor, Authority = "forged", Step = entry.Step,
            Payload = entry.Payload, Sources = entry.Sources, Previous = entry.Previous, Hash = [],
        };
        var hash = Convert.ToHexString(RecordHash.Of(forged));
        await node.Tamper("UPDATE storage_journal_entry SET authority = 'forged', hash = "
            + (node.Database.Kind is DatabaseKind.Sqlite ? $"X'{hash}'" : $"'\\x{hash}'")
            + $" WHERE sequence = {sequence}");
    }
}
