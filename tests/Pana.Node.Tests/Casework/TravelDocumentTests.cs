using Pana.Kernel;
using Pana.Law;
using Pana.Storage;
using Pana.Trust.Open;
using static Pana.Law.IssueOfDocument;

namespace Pana.Node.Tests.Casework;

public sealed class A_travel_document
{
    static readonly object Reasons = new { CompellingReasons = "Суд запретил выезд.", ReasonsInFact = "Определение суда.", ReasonsInLaw = "Статья 28(1)." };

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_asked_for_by_the_person_and_lives_beside_the_card(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (_, _, card) = await node.RecogniseAsync(person);
        await node.MakeAsync(card, CheckRefugeeCard);
        await node.HandOverAsync(card);
        var document = (await node.OpenAsync(await node.AsylumAsync(), ApplyForTravelDocument, person)).Case;
        await node.MakeAsync(document, CheckTravelDocument);
        await node.HandOverAsync(document);
        Assert.All([(await node.PapersAsync(card)).Single(), (await node.PapersAsync(document)).Single()],
            paper => Assert.Null(paper.WithdrawnAt));
        var made = (await node.PapersAsync(document)).Single();
        Assert.Equal("Vocabulary.TravelDocument1951", made.Paper);
        Assert.True(made.ValidUntil > node.Clock.GetUtcNow().AddDays(729));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_refused_for_compelling_reasons_alone_and_the_refusal_is_appealed(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (_, _, card) = await node.RecogniseAsync(person);
        var (asylum, decision, court) = (await node.AsylumAsync(), await node.OfficialAsync(Function.Decision), await node.OfficialAsync(Function.Appeal));
        Assert.Equal("condition-unmet", (await node.TakeAsync(decision, card, RefuseTravelDocument, Reasons)).Refusal);
        Assert.Equal("condition-unmet", (await node.TakeAsync(decision, card, Refuse, Reasons)).Refusal);
        var document = (await node.OpenAsync(asylum, ApplyForTravelDocument, person)).Case;
        Assert.Equal("answer-missing", (await node.TakeAsync(decision, document, RefuseTravelDocument, new { ReasonsInFact = "Есть.", ReasonsInLaw = "Есть." })).Refusal);
        await node.DoneAsync(decision, document, RefuseTravelDocument, Reasons);
        await node.BookInterpreterAsync(document);
        await node.DoneAsync(asylum, document, ServeRefusal, new { ServedLanguage = "prs", AppealInstructions = "В суд, 30 дней." });
        var appeal = (await node.OpenAsync(asylum, Appeal.Lodge, person, followed: document)).Case;
        await node.DoneAsync(court, appeal, Appeal.Admit);
        await node.DoneAsync(court, appeal, Appeal.Grant, new { ReasonsInFact = "Причин нет.", ReasonsInLaw = "Статья 28(1)." });
        Assert.Equal("IssueOfDocument.Entitled", await node.StateAsync(document));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_somebody_without_the_status_is_refused_with_reasons(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var document = (await node.OpenAsync(await node.AsylumAsync(), ApplyForTravelDocument, await node.PersonAsync())).Case;
        Assert.Equal("condition-unmet", (await node.TakeAsync(await node.AsylumAsync(), document, Confirm)).Refusal);
        await node.DoneAsync(await node.OfficialAsync(Function.Decision), document, Refuse, new { ReasonsInFact = "Статуса нет.", ReasonsInLaw = "Статья 28." });
    }
}

public sealed class A_certificate
{
    /// <summary>INV-25: a late appeal opens the claim again, and the person has a certificate again until it is answered.</summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_given_again_when_a_late_appeal_is_lodged(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var person = await node.PersonAsync();
        var (claim, determination) = await node.RefusedAsync(person);
        node.Clock.Advance(TimeSpan.FromDays(200));
        await node.TickAsync();
        Assert.Equal(["RefugeeStatusDetermination.FinallyRefused", "AsylumRegistration.Closed"], [await node.StateAsync(determination), await node.StateAsync(claim)]);
        Assert.Equal("AsylumRegistration.Close", (await node.PapersAsync(claim)).Last().WithdrawnBy);
        Assert.Equal(NumberStanding.NoLongerValid, await node.StandingAsync((await node.PapersAsync(claim)).Last().Number));
        await node.OpenAsync(await node.AsylumAsync(), Appeal.Lodge, person, followed: determination);
        Assert.Equal(["RefugeeStatusDetermination.RefusalServed", "AsylumRegistration.Registered"], [await node.StateAsync(determination), await node.StateAsync(claim)]);
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync((await node.PapersAsync(claim)).Last().Number));
        node.Clock.Advance(TimeSpan.FromDays(200));
        await node.TickAsync();
        Assert.Equal(NumberStanding.Valid, await node.StandingAsync((await node.PapersAsync(claim)).Last().Number));
    }
}
