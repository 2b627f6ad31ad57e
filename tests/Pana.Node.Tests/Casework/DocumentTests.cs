using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Storage;
using Pana.Trust.Open;
using static Pana.Law.IssueOfDocument;

namespace Pana.Node.Tests.Casework;

public sealed class A_card
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task follows_the_grant_and_the_certificate_lasts_until_it_is_in_the_hand(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (claim, _, card) = await node.RecogniseAsync(await node.PersonAsync());
        Assert.Equal("IssueOfDocument.Applied", await node.StateAsync(card));
        var certificate = (await node.PapersAsync(claim)).Last();
        await node.MakeAsync(card, CheckRefugeeCard);
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync(certificate.Number));
        await node.HandOverAsync(card);
        Assert.Equal("IssueOfDocument.InForce", await node.StateAsync(card));
        var paper = Assert.Single(await node.PapersAsync(card));
        Assert.Equal("Vocabulary.RefugeeCard", paper.Paper);
        Assert.True(paper.ValidUntil > node.Clock.GetUtcNow().AddDays(360));
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync(paper.Number));
        Assert.Equal(NumberStanding.NoLongerValid, await node.StandingAsync(certificate.Number));
        Assert.Equal("AsylumRegistration.Close", (await node.PapersAsync(claim)).Last().WithdrawnBy);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_checked_by_somebody_else_than_drafted_it(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (_, _, card) = await node.RecogniseAsync(await node.PersonAsync());
        var asylum = await node.AsylumAsync();
        await node.DoneAsync(asylum, card, Confirm);
        await node.DoneAsync(asylum, card, Draft, new { Fee = "0", PassportFee = "450" });
        Assert.Equal("same-official", (await node.TakeAsync(asylum, card, CheckRefugeeCard, new { AgreesWithFile = "yes" })).Refusal);
        Assert.Empty(await node.PapersAsync(card));
        Assert.Equal("condition-unmet", (await node.TakeAsync(await node.AsylumAsync(1), card, CheckTravelDocument, new { AgreesWithFile = "yes" })).Refusal);
        await node.DoneAsync(await node.AsylumAsync(1), card, CheckRefugeeCard, new { AgreesWithFile = "yes" });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task with_a_wrong_page_falls_and_is_made_anew_under_another_number(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (_, _, card) = await node.RecogniseAsync(await node.PersonAsync());
        await node.MakeAsync(card, CheckRefugeeCard);
        var asylum = await node.AsylumAsync();
        await node.DoneAsync(asylum, card, Spoil, new { WhatIsWrong = "Пятно краски." });
        Assert.Equal("IssueOfDocument.Checked", await node.StateAsync(card));
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync((await node.PapersAsync(card)).Single().Number));
        await node.DoneAsync(asylum, card, Print, new { BlankUsed = await node.BlankAsync(asylum, card) });
        await node.DoneAsync(asylum, card, SendBack, new { WhatIsWrong = "Имя не то." });
        await node.DoneAsync(asylum, card, Draft, new { Fee = "0", PassportFee = "450" });
        await node.DoneAsync(await node.AsylumAsync(1), card, CheckRefugeeCard, new { AgreesWithFile = "yes" });
        var papers = await node.PapersAsync(card);
        Assert.Equal([NumberStanding.NoLongerValid, NumberStanding.Valid], [await node.StandingAsync(papers[0].Number), await node.StandingAsync(papers[1].Number)]);
        Assert.Equal(["IssueOfDocument.SendBack", null], papers.Select(paper => paper.WithdrawnBy));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_lost_falls_at_once_and_the_next_one_begins(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (_, _, card) = await node.RecogniseAsync(person);
        await node.MakeAsync(card, CheckRefugeeCard);
        await node.HandOverAsync(card);
        var lost = (await node.PapersAsync(card)).Single();
        await node.DoneAsync(await node.AsylumAsync(), card, ReportLost);
        Assert.Equal(NumberStanding.NoLongerValid, await node.StandingAsync(lost.Number));
        Assert.Equal("IssueOfDocument.ReportLost", (await node.PapersAsync(card)).Single().WithdrawnBy);
        var next = (await node.CasesAsync<IssueOfDocument>(person)).Single(id => id != card);
        Assert.Equal("IssueOfDocument.Applied", await node.StateAsync(next));
        await node.MakeAsync(next, CheckRefugeeCard);
        await node.HandOverAsync(next);
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync((await node.PapersAsync(next)).Single().Number));
        Assert.Equal("IssueOfDocument.Lost", await node.StateAsync(card));
        await node.DoneAsync(await node.AsylumAsync(), card, PassNumberOn, new { NumberPassedOn = "2026-11-23" });
        Assert.Equal("IssueOfDocument.Withdrawn", await node.StateAsync(card));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_is_renewed_is_valid_until_the_next_one_is_in_the_hand(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (_, _, card) = await node.RecogniseAsync(person);
        await node.MakeAsync(card, CheckRefugeeCard);
        await node.HandOverAsync(card);
        var asylum = await node.AsylumAsync();
        Assert.Equal(card, (await node.OpenAsync(asylum, ApplyForRefugeeCard, person, new { WhyAsked = "DAMAGED" })).Case);
        await node.OpenAsync(asylum, ApplyForRefugeeCard, person);
        var next = (await node.CasesAsync<IssueOfDocument>(person)).Single(id => id != card);
        await node.MakeAsync(next, CheckRefugeeCard);
        var (old, made) = ((await node.PapersAsync(card)).Single(), (await node.PapersAsync(next)).Single());
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync(old.Number));
        await node.HandOverAsync(next);
        Assert.Equal([NumberStanding.NoLongerValid, NumberStanding.Valid], [await node.StandingAsync(old.Number), await node.StandingAsync(made.Number)]);
        Assert.Equal(["IssueOfDocument.Replaced", "IssueOfDocument.InForce"], [await node.StateAsync(card), await node.StateAsync(next)]);
        var papers = (await node.GetAsync(asylum, $"/api/cases/{card}"))["papers"].AsArray();
        Assert.Equal("Заменён: следующий на руках", (string)papers.Single()!["withdrawnBecause"]!);
    }

    /// <summary>Somebody who may not know of the first card took the application for the second: it is a case of its own, and still nobody has two.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task gives_way_to_one_that_was_asked_for_elsewhere(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (_, _, card) = await node.RecogniseAsync(person);
        await node.MakeAsync(card, CheckRefugeeCard);
        await node.HandOverAsync(card);
        var police = await node.OfficialAsync(Function.Police);
        await node.LetKnowAsync(police, person);
        await node.OpenAsync(police, ApplyForRefugeeCard, person);
        var next = (await node.CasesAsync<IssueOfDocument>(person)).Single(id => id != card);
        await node.MakeAsync(next, CheckRefugeeCard);
        await node.HandOverAsync(next);
        Assert.Equal(["IssueOfDocument.Replaced", "IssueOfDocument.InForce"], [await node.StateAsync(card), await node.StateAsync(next)]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_ends_soon_is_begun_anew_and_the_supervisor_is_reminded_twice(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (_, determination, card) = await node.RecogniseAsync(person);
        await node.MakeAsync(card, CheckRefugeeCard);
        await node.HandOverAsync(card);
        var until = (await node.PapersAsync(card)).Single().ValidUntil!.Value;
        async Task<int> DaysBeforeAsync(int days)
        {
            node.Clock.Advance(until.AddDays(-days).AddHours(1) - node.Clock.GetUtcNow());
            await node.TickAsync();
            return (await node.CasesAsync<IssueOfDocument>(person)).Count;
        }
        Task<List<string>> FiredAsync() => node.InAsync<CaseworkContext, List<string>>(context =>
            Task.FromResult(context.Firings.Where(firing => firing.CaseId == card).Select(firing => firing.Term).ToList()));
        Assert.Equal(1, await DaysBeforeAsync(61));
        Assert.Equal(2, await DaysBeforeAsync(60));
        Assert.DoesNotContain("IssueOfDocument.SecondReminder", await FiredAsync());
        await DaysBeforeAsync(30);
        Assert.Contains("IssueOfDocument.SecondReminder", await FiredAsync());
        Assert.DoesNotContain("IssueOfDocument.LastReminder", await FiredAsync());
        await DaysBeforeAsync(10);
        Assert.Contains("IssueOfDocument.LastReminder", await FiredAsync());
        Assert.Equal(2, await DaysBeforeAsync(-2));
        Assert.Equal("RefugeeStatusDetermination.Recognised", await node.StateAsync(determination));
        Assert.Equal("IssueOfDocument.InForce", await node.StateAsync(card));
        Assert.Null((await node.PapersAsync(card)).Single().WithdrawnAt);
    }

    /// <summary>Each child has a document of their own; a child alone gets it with the guardian.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_child_alone_is_handed_over_with_the_guardian(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync("2014");
        var (social, guardian) = (await node.OfficialAsync(Function.Social), await node.OfficialAsync(Function.Guardian));
        await node.LetKnowAsync(social, person);
        var guardianship = (await node.OpenAsync(social, Guardianship.Request, person)).Case;
        await node.DoneAsync(social, guardianship, Guardianship.Appoint, new { Appointee = guardian.Id });
        var (_, _, card) = await node.RecogniseAsync(person);
        await node.MakeAsync(card, CheckRefugeeCard);
        Assert.Equal("condition-unmet", (await node.TakeAsync(await node.AsylumAsync(), card, HandOver, new { SignedByHolder = "yes" })).Refusal);
        await node.DoneAsync(guardian, card, GuardianComes);
        await node.HandOverAsync(card);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task falls_with_the_status_only_when_the_time_to_appeal_has_passed(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (_, _, card) = await node.RecogniseAsync(person);
        await node.MakeAsync(card, CheckRefugeeCard);
        await node.HandOverAsync(card);
        var review = await node.EndStatusAsync(person);
        var paper = (await node.PapersAsync(card)).Single();
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync(paper.Number));
        node.Clock.Advance(TimeSpan.FromDays(200));
        await node.TickAsync();
        Assert.Equal("EndOfStatus.Ended", await node.StateAsync(review));
        Assert.Equal(NumberStanding.NoLongerValid, await node.StandingAsync(paper.Number));
        Assert.Equal("IssueOfDocument.StatusEnded", (await node.PapersAsync(card)).Single().WithdrawnBy);
    }
}
