using System.Net;
using System.Text.Json.Nodes;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

public sealed class A_consent
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_taken_back_by_the_step_of_an_open_case_and_the_referral_is_closed_at_once(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var asylum = await node.OfficialAsync(Function.Asylum);
        var person = await node.PersonAsync();
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Case;
        await node.TakeAsync(asylum, claim, AsylumRegistration.AgreeToReferral);
        Assert.Equal("answer-missing", await SendingAsync(node, asylum, person));
        var held = Assert.Single(await ListAsync(node, asylum, person));
        Assert.Equal(("referral", "protection-service", "needs", true, AsylumRegistration.TakeBackConsent.Key), ((string)held["purpose"]!, (string)held["recipient"]!,
            (string)held["data"]!, (bool)held["mayTakeBack"]!, (string)held["step"]!));
        var before = await node.VersionAsync(claim);
        Assert.Equal(HttpStatusCode.OK, (await TakeBackAsync(node, asylum, person, held)).Status);
        Assert.True(await node.VersionAsync(claim) > before);
        Assert.Contains(AsylumRegistration.TakeBackConsent.Key, (await node.GetAsync(asylum, $"/api/cases/{claim}/record")).Text, StringComparison.Ordinal);
        Assert.Equal("condition-unmet", await SendingAsync(node, asylum, person));
        held = Assert.Single(await ListAsync(node, asylum, person));
        Assert.Equal((false, false), ((bool)held["mayTakeBack"]!, held["withdrawnAt"] is null));
        Assert.Equal("consent-not-to-take-back", (await TakeBackAsync(node, asylum, person, held)).Refusal);
        Assert.Contains(await node.InAsync<Readings, IReadOnlyList<ReadingLine>>(readings => readings.ForThePersonAsync(person)),
            line => line is { What: "reading.consents", Wall: Wall.Asylum });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_taken_back_when_its_case_is_closed_too_and_may_be_given_again(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, asylum) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Asylum));
        var (person, intake) = await ReferredAsync(node, guard, agrees: true);
        Assert.Equal(BorderIntake.TakeBackConsent.Key, (string)Assert.Single(await ListAsync(node, guard, person))["step"]!);
        Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(guard, intake, BorderIntake.LetIn)).Status);
        var held = Assert.Single(await ListAsync(node, asylum, person));
        Assert.Equal((true, null), ((bool)held["mayTakeBack"]!, held["step"]));
        var before = await node.VersionAsync(intake);
        Assert.Equal(HttpStatusCode.OK, (await TakeBackAsync(node, asylum, person, held)).Status);
        Assert.Equal(before, await node.VersionAsync(intake));
        Assert.Equal("condition-unmet", await SendingAsync(node, asylum, person));
        var entry = Assert.Single(await node.InAsync<Journal, List<JournalEntry>>(async journal => await journal.ReadAsync((Guid)held["id"]!).ToListAsync()));
        Assert.Equal((asylum.Id, person, "consent.taken-back"), (entry.Actor, entry.PersonId, entry.Step));
        Assert.Equal("consent-not-to-take-back", (await TakeBackAsync(node, asylum, person, held)).Refusal);
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Case;
        await node.TakeAsync(asylum, claim, AsylumRegistration.AgreeToReferral);
        Assert.Equal([false, true], (await ListAsync(node, asylum, person)).Select(one => (bool)one["mayTakeBack"]!).Order());
        Assert.Equal("answer-missing", await SendingAsync(node, asylum, person));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task given_behind_a_wall_is_not_there_for_those_outside(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, asylum) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Asylum));
        var (person, intake) = await ReferredAsync(node, guard, agrees: false);
        var claim = (await node.OpenAsync(asylum, AsylumRegistration.Voice, person)).Case;
        await node.TakeAsync(asylum, claim, AsylumRegistration.AgreeToReferral);
        var held = Assert.Single(await ListAsync(node, asylum, person));
        // The guard knows the person by the open intake, and must not learn from the ledger that a claim is pending.
        Assert.Empty(await ListAsync(node, guard, person));
        Assert.Empty((await node.GetAsync(guard, $"/api/cases/{intake}"))["consents"].AsArray());
        Assert.Equal("no-such-consent", (await TakeBackAsync(node, guard, person, held)).Refusal);
        var migration = await node.OfficialAsync(Function.Migration);
        Assert.Equal((await node.GetAsync(migration, $"/api/persons/{Guid.CreateVersion7()}/consents")).Text,
            (await node.GetAsync(migration, $"/api/persons/{person}/consents")).Text);
        Assert.Equal("no-such-consent", (await TakeBackAsync(node, migration, person, held)).Refusal);
        Assert.True((bool)Assert.Single(await ListAsync(node, asylum, person))["mayTakeBack"]!);
    }

    static async Task<IReadOnlyList<JsonNode>> ListAsync(CaseworkNode node, Officer officer, Guid person) =>
        [.. (await node.GetAsync(officer, $"/api/persons/{person}/consents")).Body!.AsArray().Select(each => each!)];

    static Task<Answer> TakeBackAsync(CaseworkNode node, Officer officer, Guid person, JsonNode held) =>
        node.PostAsync(officer, $"/api/persons/{person}/consents/{(Guid)held["id"]!}/take-back", new { });

    /// <summary>What is answered to a referral to a protection service that says no channel: with consent that is missed, without it the consent.</summary>
    static async Task<string?> SendingAsync(CaseworkNode node, Officer officer, Guid person) =>
        (await node.OpenAsync(officer, Referral.SendToProtectionService, person)).Refusal;

    /// <summary>A person whom the guard wrote down, with the intake that this opened, referred on.</summary>
    static async Task<(Guid Person, Guid Intake)> ReferredAsync(CaseworkNode node, Officer guard, bool agrees)
    {
        var person = (await node.InAsync<Registrations, Outcome<Arrived>>(registrations => registrations.ArrivalAsync(guard,
            new(GroupKind.Travel, null, [new(new() { Name = new() { Given = "Гулзода" }, Birth = "1990", Nationalities = ["AFG"] })])))).Value.Persons[0].Id;
        var intake = await node.InAsync<CaseworkContext, Guid>(context => Task.FromResult(context.Cases.Single(row => row.PersonId == person).Id));
        if (agrees)
            await node.TakeAsync(guard, intake, BorderIntake.AgreeToReferral);
        Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(guard, intake, BorderIntake.Refer)).Status);
        return (person, intake);
    }
}
