using Microsoft.EntityFrameworkCore;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Storage;

public sealed class A_unit_of_work
{
    static readonly Refusal No = new("no");

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task keeps_two_modules_together(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var caseId = Guid.CreateVersion7();
        await node.Run(async scope =>
        {
            scope.Notes.Add(new Note { Text = "kept" });
            await scope.Journal.AppendAsync(CaseHead.Empty(caseId), StorageNode.Draft(Guid.CreateVersion7(), "kept"));
            scope.Outbox.Add("told", [1, 2]);
        });
        Assert.Equal((1, 1, 1), await CountAsync(node, caseId));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_refused_changes_nothing(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var caseId = Guid.CreateVersion7();
        var outcome = await node.Run<CaseHead>(async scope =>
        {
            scope.Notes.Add(new Note { Text = "not kept" });
            await scope.Journal.AppendAsync(CaseHead.Empty(caseId),
                StorageNode.Draft(Guid.CreateVersion7(), "not kept"));
            scope.Outbox.Add("told", [1]);
            await scope.Unit.SaveAsync();
            return No;
        });
        Assert.Equal("no", outcome.Refusal?.Name);
        Assert.Equal((0, 0, 0), await CountAsync(node, caseId));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_fails_changes_nothing_and_the_scope_goes_on(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.In(async scope =>
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => scope.Unit.RunAsync(async () =>
            {
                scope.Notes.Add(new Note { Text = "not kept" });
                await scope.Unit.SaveAsync();
                throw new NotSupportedException();
            }));
            Assert.Equal(0, await scope.Notes.Notes.CountAsync());
            await scope.Unit.RunAsync(() =>
            {
                scope.Notes.Add(new Note { Text = "kept" });
                return Task.CompletedTask;
            });
            return Assert.Single(await scope.Notes.Notes.ToListAsync()).Text == "kept";
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_joins_another_is_undone_alone(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Run(async scope =>
        {
            scope.Notes.Add(new Note { Text = "before" });
            var refused = await scope.Unit.RunAsync<bool>(async () =>
            {
                scope.Notes.Add(new Note { Text = "refused" });
                await scope.Unit.SaveAsync();
                return No;
            });
            Assert.True(refused.IsRefused);
            await scope.Unit.RunAsync(() => Task.FromResult(scope.Notes.Add(new Note { Text = "joined" })));
            scope.Notes.Add(new Note { Text = "after" });
        });
        Assert.Equal(["after", "before", "joined"], await node.In(scope =>
            scope.Notes.Notes.Select(note => note.Text).OrderBy(text => text).ToListAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_not_kept_over_a_part_that_failed(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.Run(async scope =>
        {
            scope.Notes.Add(new Note { Text = "before" });
            await Assert.ThrowsAsync<NotSupportedException>(() =>
                scope.Unit.RunAsync(() => throw new NotSupportedException()));
        }));
        Assert.Equal(0, await node.In(scope => scope.Notes.Notes.CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_not_kept_over_a_part_of_a_part_that_failed(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.Run(scope => scope.Unit.RunAsync(async () =>
        {
            scope.Notes.Add(new Note { Text = "before" });
            await Assert.ThrowsAsync<NotSupportedException>(() =>
                scope.Unit.RunAsync(() => throw new NotSupportedException()));
        })));
        Assert.Equal(0, await node.In(scope => scope.Notes.Notes.CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task never_shares_its_context_with_the_next_one(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.In(async first =>
        {
            await first.Notes.Notes.CountAsync();
            await first.Notes.DisposeAsync();           // as the container does at the end of a request …
            return await node.In(second =>
            {
                Assert.NotSame(first.Notes, second.Notes);
                return second.Notes.Notes.CountAsync();  // … while the next one has begun
            });
        });
        await node.In(async third =>
        {
            await node.In(async fourth =>
            {
                Assert.NotSame(third.Notes, fourth.Notes);
                return await fourth.Notes.Notes.CountAsync();
            });
            return await third.Notes.Notes.CountAsync();
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task counts_right_when_many_write_at_once(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var note = new Note { Text = "counted" };
        await node.Run(scope => Task.FromResult(scope.Notes.Add(note)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var kept = 0;
            for (var i = 0; i < 10; i++)
            {
                var outcome = await node.Run<int>(async scope => ++(await scope.Notes.Notes.SingleAsync()).Count);
                kept += outcome.IsRefused ? 0 : 1;
            }
            return kept;
        })));
        var found = await node.In(scope => scope.Notes.Notes.SingleAsync());
        Assert.Equal(outcomes.Sum(), found.Count);
        Assert.Equal(found.Count, found.Version);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_locks_a_subject_keeps_a_rule_over_several_rows(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var subject = Guid.CreateVersion7();
        // "At most one": true for each alone, false for both together unless they take turns.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => node.Run<bool>(async scope =>
        {
            await scope.Unit.LockAsync([subject]);
            if (await scope.Notes.Notes.AnyAsync())
                return No;
            await Task.Delay(20);
            scope.Notes.Add(new Note { Text = "the one" });
            return true;
        }))));
        Assert.Equal(1, await node.In(scope => scope.Notes.Notes.CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task does_not_take_what_was_changed_before_it_began(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.In(async scope =>
        {
            scope.Notes.Add(new Note { Text = "too early" });
            await scope.Unit.RunAsync(() => Task.CompletedTask);
            return true;
        }));
    }

    [Fact]
    public async Task on_a_full_disk_changes_nothing_and_reading_goes_on()
    {
        await using var node = await StorageNode.NewAsync(DatabaseKind.Sqlite);
        await node.Run(scope => Task.FromResult(scope.Notes.Add(new Note { Text = "before" })));
        await Assert.ThrowsAsync<StorageFullException>(() => node.Run(async scope =>
        {
            // no page more than there are
            await scope.Notes.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1");
            for (var i = 0; i < 100; i++)
                scope.Notes.Add(new Note { Text = new('x', 4_096) });
        }));
        Assert.Equal("before", (await node.In(scope => scope.Notes.Notes.SingleAsync())).Text);
    }

    static Task<(int Notes, int Entries, int Told)> CountAsync(StorageNode node, Guid caseId) => node.In(async scope =>
        (await scope.Notes.Notes.CountAsync(), (await scope.Journal.HeadAsync(caseId)).Sequence,
            (await scope.Outbox.WaitingAsync("told", 10)).Count));
}

public sealed class A_stored_row
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task keeps_moments_to_the_microsecond_in_order_and_in_UTC(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        var first = new DateTimeOffset(2026, 1, 1, 4, 59, 59, TimeSpan.FromHours(5)).AddMicroseconds(999_999);
        var then = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await node.Run(scope => Task.FromResult(
            (scope.Notes.Add(new Note { Text = "then", WrittenAt = then }),
                scope.Notes.Add(new Note { Text = "first", WrittenAt = first }))));
        var found = await node.In(scope => scope.Notes.Notes.OrderBy(note => note.WrittenAt).ToListAsync());
        Assert.Equal([first, then], found.Select(note => note.WrittenAt));
        Assert.All(found, note => Assert.Equal(TimeSpan.Zero, note.WrittenAt.Offset));
        Assert.Equal("then",
            (await node.In(scope => scope.Notes.Notes.SingleAsync(note => note.WrittenAt > first))).Text);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task keeps_a_kind_by_its_name(DatabaseKind kind)
    {
        await using var node = await StorageNode.NewAsync(kind);
        await node.Run(scope =>
            Task.FromResult(scope.Notes.Add(new Note { Text = "urgent", Kind = NoteKind.VeryUrgent })));
        await using var connection = await node.Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT kind FROM {(kind is DatabaseKind.Sqlite ? "notes_note" : "notes.note")}";
        Assert.Equal("VeryUrgent", await command.ExecuteScalarAsync());
    }
}
