using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Clocks;
using Pana.Casework.Retention;
using Pana.Kernel;
using Pana.Law;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

/// <summary>INV-37: an answer that is kept for a time is erased when that is over, and no earlier.</summary>
public sealed class An_answer_that_is_kept_for_a_time
{
    const string Note = "кашель третью неделю";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_erased_once_two_years_after_the_case_was_closed_and_the_record_says_so_without_it(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (_, intake, reader) = await AdmittedAsync(node);
        Assert.Equal("да", await DebtAsync(node, reader, intake));
        node.Clock.Advance(TimeSpan.FromDays(720));
        Assert.Equal(0, await EraseAsync(node));
        node.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(4, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EraseAsync(node)))).Sum());
        Assert.Equal(0, await EraseAsync(node));
        var record = await node.GetAsync(reader, $"/api/cases/{intake}/record");
        var erasure = record["entries"][0]!;
        Assert.Equal(EraseAnswers.Entry, (string)erasure["step"]!);
        // The reader does not see behind the wall of health: of the note nothing is named to them.
        Assert.Equal(3, erasure["details"]!.AsArray().Count);
        Assert.All(erasure["details"]!.AsArray(), detail => Assert.Equal("стёрто по сроку хранения", (string)detail!["value"]!));
        var talk = record["entries"].AsArray().Single(entry => (string)entry!["step"]! == BorderIntake.Talk.Key)!["details"]!.AsArray();
        Assert.Equal(3, talk.Count(detail => (string)detail!["value"]! == "стёрто по сроку хранения"));
        Assert.Contains(talk, detail => (string)detail!["value"]! != "стёрто по сроку хранения");
        Assert.True((await JournalVerification.RunAsync(node.Database)).IsWhole);
        Assert.False(await node.InAsync<CaseworkContext, bool>(context => context.Kept.AnyAsync(kept => kept.SealedKey != null)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task lies_in_the_record_under_a_key_of_its_own(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (_, intake, _) = await AdmittedAsync(node);
        var opened = await node.InAsync<Journal, string>(async journal =>
        {
            var words = new StringBuilder();
            foreach (var entry in await journal.ReadAsync(intake).ToListAsync())
                words.AppendLine(Encoding.UTF8.GetString((await journal.OpenAsync(entry)).Value));
            return Regex.Unescape(words.ToString());
        });
        Assert.Contains("BORDER", opened, StringComparison.Ordinal);
        Assert.DoesNotContain(Note, opened, StringComparison.Ordinal);
        Assert.Contains(BorderIntake.Debt.Key, opened, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_kept_while_another_case_of_the_person_is_open(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (person, _, _) = await AdmittedAsync(node);
        var asylum = await node.OfficialAsync(Function.Asylum);
        await node.LetKnowAsync(asylum, person);
        Assert.Equal(HttpStatusCode.OK, (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Status);
        node.Clock.Advance(TimeSpan.FromDays(800));
        Assert.Equal(0, await EraseAsync(node));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_kept_while_a_hold_behind_its_wall_stands_because_of_a_doubt(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (person, intake, reader) = await AdmittedAsync(node);
        var migration = await node.OfficialAsync(Function.Migration);
        await node.LetKnowAsync(migration, person);
        var order = (await node.OpenAsync(migration, ReturnDecision.Consider, person,
            new { WhyConsidered = "Срок истёк.", Alternatives = new[] { CodeList.All["return-alternative"].Codes[0].Value } })).Case;
        Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(migration, order, ReturnDecision.RaiseDoubt)).Status);
        Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(migration, order, ReturnDecision.Leave)).Status);
        node.Clock.Advance(TimeSpan.FromDays(800));
        // What speaks of trafficking stays with the doubt about trafficking; the rest goes.
        Assert.Equal(2, await EraseAsync(node));
        Assert.Equal("да", await DebtAsync(node, reader, intake));
        Assert.Equal(0, await EraseAsync(node));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task goes_by_itself_when_the_node_starts_again_after_its_time(DatabaseKind kind)
    {
        await using var empty = await EmptyDatabase.NewAsync(kind);
        var clock = new TestClock();
        await using (var node = await CaseworkNode.AtAsync(empty, clock))
            await AdmittedAsync(node);
        clock.Advance(TimeSpan.FromDays(800));
        await using var again = await CaseworkNode.AtAsync(empty, clock);
        for (var tries = 0; tries < 600 && await again.InAsync<CaseworkContext, bool>(context => context.Kept.AnyAsync(kept => kept.SealedKey != null)); tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(0, await EraseAsync(again));
        Assert.Equal(4, await again.InAsync<CaseworkContext, int>(context => context.Kept.CountAsync(kept => kept.ErasedAt != null)));
        Assert.Single(await again.InAsync<Journal, List<JournalEntry>>(async journal =>
            [.. (await journal.ReadAsync(await again.InAsync<CaseworkContext, Guid>(context => Task.FromResult(context.Cases.Single().Id))).ToListAsync())
                .Where(entry => entry.Step == EraseAnswers.Entry)]));
    }

    static Task<int> EraseAsync(CaseworkNode node) => node.InAsync<Clockwork, int>(clocks => clocks.EraseAsync());

    /// <summary>What the reader is shown of the question after debts.</summary>
    static async Task<string> DebtAsync(CaseworkNode node, Officer reader, Guid id) => (string)(await node.GetAsync(reader, $"/api/cases/{id}/record"))["entries"].AsArray()
        .Single(entry => (string)entry!["step"]! == BorderIntake.Talk.Key)!["details"]!.AsArray()
        .Single(detail => ((string)detail!["name"]!).Contains("долг", StringComparison.Ordinal))!["value"]!;

    /// <summary>Talked to, found to fear nothing, let in: nothing of the person is open. A social worker of the post reads the case.</summary>
    static async Task<(Guid Person, Guid Intake, Officer Reader)> AdmittedAsync(CaseworkNode node)
    {
        var (guard, other) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Border, which: 1));
        var (person, intake) = await node.IntakeAsync(guard);
        foreach (var (by, step, answers) in new (Officer, Pana.Procedures.Step, object?)[]
        {
            (guard, BorderIntake.NoteUrgentNeeds, new { Needs = new[] { "HEALTH" }, NeedsNote = Note }),
            (guard, BorderIntake.Explain, new { Language = "prs", Medium = "LEAFLET" }),
            (guard, BorderIntake.Talk, new { TalkedWith = "BORDER", InPrivate = "yes", FearOfReturn = "no", Debt = "yes", ControlledByOthers = "no", AfraidOfCompanion = "unknown" }),
            (guard, BorderIntake.Profile, new { Profiles = new[] { "OTH" } }),
            (guard, BorderIntake.DenyFear, new { SaysNoFear = "yes" }),
            (other, BorderIntake.LookTwice, null),
            (guard, BorderIntake.SendToOrdinaryControl, null),
            (guard, BorderIntake.LetIn, null),
        })
        {
            var taken = await node.TakeAsync(by, intake, step, answers);
            Assert.True(taken.Status == HttpStatusCode.OK, $"{step.Key}: {taken.Text}");
        }
        return (person, intake, await node.OfficialAsync(Function.Social, guard.Unit));
    }
}
