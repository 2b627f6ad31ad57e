using System.Net;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Law;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

public sealed class A_referral
{
    static Task<Case> RowAsync(CaseworkNode node, Guid id) => node.InAsync<CaseworkContext, Case>(context =>
        context.Cases.AsNoTracking().SingleAsync(row => row.Id == id));

    static Task<int> CountAsync(CaseworkNode node, Guid person) => node.InAsync<CaseworkContext, int>(context =>
        context.Cases.CountAsync(row => row.PersonId == person && row.Procedure == nameof(Referral)));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_taken_over_hands_the_intake_over_by_nobodys_click(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        var intake = (await node.IntakeAsync(guard)).Intake;
        var referral = (Guid)(await node.TakeAsync(guard, intake, BorderIntake.Refer))["opened"][0]!["caseId"]!;
        var asylum = await node.OfficialAsync(Function.Asylum, (await RowAsync(node, referral)).Unit);
        await node.TakeAsync(asylum, referral, Referral.Accept);
        Assert.Equal(BorderIntake.Referred.Key, (await RowAsync(node, intake)).State);
        Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(asylum, referral, Referral.TakeOver)).Status);
        Assert.Equal(BorderIntake.HandedOver.Key, (await RowAsync(node, intake)).State);
        Assert.Equal("Status", (string)(await node.GetAsync(guard, $"/api/cases/{intake}"))["sight"]!);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_child_that_went_to_the_wrong_body_reaches_the_right_one_with_a_clock_of_its_own(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        var (child, _) = await node.IntakeAsync(guard, "2014");
        var referral = (await node.OpenAsync(guard, Referral.Send, child)).Case;
        var before = await RowAsync(node, referral);
        Assert.Equal("asylum", before.Authority);
        var asylum = await node.OfficialAsync(Function.Asylum, before.Unit);
        await node.TakeAsync(asylum, referral, Referral.Decline, new { DeclineReason = await ReasonAsync(node) });
        node.Clock.Advance(TimeSpan.FromHours(3));
        var sentOn = await node.TakeAsync(asylum, referral, Referral.RerouteToGuardianship);
        Assert.Equal(HttpStatusCode.OK, sentOn.Status);
        var after = await RowAsync(node, referral);
        Assert.Equal("guardianship", after.Authority);
        Assert.Equal(before.NextDue + TimeSpan.FromHours(3), after.NextDue);
        var social = await node.OfficialAsync(Function.Social, after.Unit);
        Assert.Equal("Full", (string)(await node.GetAsync(social, $"/api/cases/{referral}"))["sight"]!);
        await node.TakeAsync(social, referral, Referral.Accept);
        await node.TakeAsync(social, referral, Referral.TakeOver);
        Assert.True(await node.InAsync<CaseworkContext, bool>(context =>
            context.Cases.AnyAsync(row => row.PersonId == child && row.Procedure == nameof(Guardianship))));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task to_a_service_becomes_a_claim_by_the_persons_own_word_alone(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        var (person, intake) = await node.IntakeAsync(guard);
        await node.TakeAsync(guard, intake, BorderIntake.AgreeToReferral);
        var referral = (await node.OpenAsync(guard, Referral.SendToProtectionService, person, new { Channel = "HEALTH" })).Case;
        var service = await node.OfficialAsync(Function.Social, (await RowAsync(node, referral)).Unit);
        await node.TakeAsync(service, referral, Referral.Decline, new { DeclineReason = await ReasonAsync(node) });
        var refused = await node.TakeAsync(service, referral, Referral.RerouteToAsylum);
        Assert.Equal((HttpStatusCode.Conflict, "condition-unmet"), (refused.Status, refused.Refusal));
        Assert.Contains("касается убежища", System.Text.RegularExpressions.Regex.Unescape(refused.Text), StringComparison.Ordinal);
        Assert.Equal(Referral.Declined.Key, (await RowAsync(node, referral)).State);
        Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(service, referral, Referral.AskForAsylum)).Status);
        var asked = await RowAsync(node, referral);
        Assert.Equal((Referral.Sent.Key, "asylum"), (asked.State, asked.Authority));
        var asylum = await node.OfficialAsync(Function.Asylum, asked.Unit);
        await node.TakeAsync(asylum, referral, Referral.Accept);
        Assert.Single((await node.TakeAsync(asylum, referral, Referral.TakeOver))["opened"].AsArray());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_child_goes_with_the_arrival_and_is_closed_when_two_officials_say_who_cares(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, other) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Border, which: 1));
        var (child, intake) = await node.IntakeAsync(guard, "2014");
        var referral = (await node.InAsync<CaseworkContext, List<Case>>(context => context.Cases.AsNoTracking()
            .Where(row => row.PersonId == child && row.Procedure == nameof(Referral)).ToListAsync())).Single();
        Assert.Equal("guardianship", referral.Authority);
        Assert.Equal("Received", (string)(await node.GetAsync(guard, $"/api/cases/{referral.Id}"))["status"]!);
        // Asked for once more it is the same referral.
        Assert.Equal(referral.Id, (await node.OpenAsync(guard, Referral.SendToGuardianship, child)).Case);
        var social = await node.OfficialAsync(Function.Social, referral.Unit);
        Assert.Equal("condition-unmet", (await CloseAsync()).Refusal);
        foreach (var official in new[] { guard, guard, other })
        {
            Assert.Equal("condition-unmet", (await CloseAsync()).Refusal);
            Assert.Equal(HttpStatusCode.OK, (await node.TakeAsync(official, intake, BorderIntake.ConfirmCaregiver, new { TieToldBy = "BOTH", IsAlone = "no" })).Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await CloseAsync()).Status);
        Assert.NotNull((await RowAsync(node, referral.Id)).ClosedAt);
        Assert.False(await node.InAsync<CaseworkContext, bool>(context => context.Cases.AnyAsync(row => row.PersonId == child && row.Procedure == nameof(Guardianship))));

        Task<Answer> CloseAsync() => node.TakeAsync(social, referral.Id, Referral.FindAccompanied, new { CaredBy = "Мать, так говорят оба." });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_open_is_joined_by_the_second_of_the_same_sender(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var guard = await node.OfficialAsync(Function.Border);
        var (person, _) = await node.IntakeAsync(guard);
        var first = await node.OpenAsync(guard, Referral.Send, person);
        var second = await node.OpenAsync(guard, Referral.Send, person, new { Note = "Просит ещё раз." }, key: "again");
        Assert.Equal((HttpStatusCode.OK, first.Case), (second.Status, second.Case));
        Assert.Equal(second.Text, (await node.OpenAsync(guard, Referral.Send, person, new { Note = "Просит ещё раз." }, key: "again")).Text);
        Assert.Equal(1, await CountAsync(node, person));
        Assert.Equal(2, await node.VersionAsync(first.Case));
        Assert.NotEqual(first.Case, (await node.OpenAsync(guard, Referral.SendToGuardianship, person)).Case);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_somebody_else_is_not_told_to_whom_may_not_know_of_it(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, monitor) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Monitor));
        var (person, _) = await node.IntakeAsync(guard);
        await node.LetKnowAsync(monitor, person);
        var lodged = await node.OpenAsync(monitor, Referral.LodgeClaim, person);
        var sent = await node.OpenAsync(guard, Referral.Send, person);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.NotEqual(lodged["number"]?.ToString(), (string)sent["number"]!);
    }

    static Task<string> ReasonAsync(CaseworkNode node) => node.InAsync<Pana.Casework.Steps.FormReader, string>(forms =>
        Task.FromResult(forms.Codes("referral-decline-reason")[0]));
}
