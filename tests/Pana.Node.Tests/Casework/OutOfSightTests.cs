using System.Net;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

/// <summary>protection.md 2: existence is a secret too, also for whoever tries to open a case.</summary>
public sealed class Opening_a_case_about_somebody_out_of_sight
{
    static readonly Function[] Outside = [Function.Border, Function.Police, Function.Migration, Function.Social, Function.LegalAid, Function.Hotline, Function.Monitor];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task answers_as_about_nobody_whatever_there_is(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var asylum = await node.OfficialAsync(Function.Asylum);
        var (claims, silent) = (await node.PersonAsync("2012"), await node.PersonAsync("2012"));
        Assert.Equal(HttpStatusCode.OK, (await node.OpenAsync(asylum, AsylumRegistration.Voice, claims)).Status);
        var before = await TracesAsync(node, claims, silent);
        foreach (var function in Outside)
        {
            var official = await node.OfficialAsync(function);
            foreach (var step in Openings(function))
            {
                var nobody = await node.OpenAsync(official, step, Guid.CreateVersion7());
                Assert.Equal((HttpStatusCode.NotFound, "no-such-case"), (nobody.Status, nobody.Refusal));
                Assert.Equal(nobody, await node.OpenAsync(official, step, claims), Same);
                Assert.Equal(nobody, await node.OpenAsync(official, step, silent), Same);
            }
        }
        Assert.Equal(before, await TracesAsync(node, claims, silent));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_not_told_apart_by_the_clients_key(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (asylum, migration) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Migration));
        var claims = await node.PersonAsync();
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, claims)).Case;
        // A key that was refused is free, for whomever it was asked.
        foreach (var person in new[] { claims, Guid.CreateVersion7(), claims })
            Assert.Equal("no-such-case", (await node.OpenAsync(migration, Guardianship.Request, person, key: "one")).Refusal);
        var own = await node.PersonAsync();
        await node.LetKnowAsync(migration, own);
        Assert.Equal(HttpStatusCode.OK, (await node.OpenAsync(migration, Guardianship.Request, own, key: "one")).Status);
        // One that was used says so, whatever it is asked about now.
        foreach (var person in new[] { claims, Guid.CreateVersion7() })
            Assert.Equal("key-used-before", (await node.OpenAsync(migration, Guardianship.Request, person, key: "one")).Refusal);
        foreach (var id in new[] { claim, Guid.CreateVersion7() })
            Assert.Equal("key-used-before", (await node.TakeAsync(migration, id, AsylumRegistration.File, version: 1, key: "one")).Refusal);
    }

    [Fact]
    public async Task is_open_to_who_sees_the_person_and_to_who_wrote_them_down_in_the_same_act()
    {
        await using var node = await CaseworkNode.NewAsync();
        var (migration, adviser) = (await node.OfficialAsync(Function.Migration), await node.OfficialAsync(Function.LegalAid));
        var person = await node.PersonAsync();
        Assert.Equal("no-such-case", (await node.OpenAsync(migration, Referral.Send, person)).Refusal);
        await node.LetKnowAsync(migration, person);
        Assert.Equal(HttpStatusCode.OK, (await node.OpenAsync(migration, Referral.Send, person)).Status);
        Assert.Equal(HttpStatusCode.OK, (await node.PostAsync(adviser, "/api/lodgings", new { isHold = false, place = "Нижний Пяндж" })).Status);
    }

    static IEnumerable<Step> Openings(Function function) => CaseworkNode.Law.Model.AllSteps.Select(each => each.Rule)
        .Where(rule => rule.IsOpening && rule.Actor!.RecordedBy.Contains(function)).Select(rule => rule.Step);

    static bool Same(Answer one, Answer other) => (one.Status, one.Text) == (other.Status, other.Text);

    /// <summary>Cases, keys that were answered, entries of the record, readings.</summary>
    static async Task<(int, int, long, int)> TracesAsync(CaseworkNode node, params Guid[] persons)
    {
        var (cases, keys) = await node.InAsync<CaseworkContext, (int, int)>(async context => (await context.Cases.CountAsync(), await context.Answers.CountAsync()));
        var read = 0;
        foreach (var person in persons)
            read += (await node.InAsync<Readings, IReadOnlyList<ReadingLine>>(readings => readings.ForThePersonAsync(person))).Count;
        return (cases, keys, (await JournalVerification.RunAsync(node.Database)).Entries, read);
    }
}
