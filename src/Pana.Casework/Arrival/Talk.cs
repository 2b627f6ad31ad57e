using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Casework.Pages;
using Pana.Casework.Steps;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Arrival;

/// <summary>What the page of the private talk shows. Prints <c>•••</c>.</summary>
internal sealed class TalkScreen
{
    public CaseView Case { get; set; } = null!;
    /// <summary>Then the words are those for a child.</summary>
    public bool MayBeChild { get; set; }
    public SexWish Wish { get; set; }
    public Sex OfficerSex { get; set; }
    /// <summary>Languages of the person, in words.</summary>
    public string Speaks { get; set; } = "";
    public bool SharesLanguage { get; set; }
    /// <summary>Others at the same place who are of the wished sex.</summary>
    public IReadOnlyList<string> Colleagues { get; set; } = [];
    public string TalkedWith { get; set; } = "";
    public IReadOnlyDictionary<string, string[]> Typed { get; set; } = new Dictionary<string, string[]>();
    public bool IsFromDraft { get; set; }
    public string? Wrong { get; set; }

    /// <summary>Somebody of the other sex was asked for; the person may still prefer to go on.</summary>
    public bool IsOtherSexWished => Wish is SexWish.Female && OfficerSex is not Sex.Female || Wish is SexWish.Male
        && OfficerSex is not Sex.Male;

    public string One(string field) => Typed.GetValueOrDefault(field) is [{ } first, ..] ? first : "";

    public override string ToString() => "•••";
}

/// <summary>
/// The private talk: apart, one by one, by whom the person asked for, as long as it takes. What is answered stands
/// behind walls, and the guard who wrote it down does not see it again (protection.md 1, 20).
/// </summary>
internal sealed class Talk(UnitOfWork unit, CaseReader cases, TakeStep steps, Persons persons, Officials officials,
    Registrations registrations,
    Drafts drafts, ArrivalLists lists, TalkScreen view, ScreenContext screen)
{
    public const string Consent = "consent", Wish = "wish";

    /// <summary>
    /// Risk questions in the order in which they are put, the easy ones first; <see
    /// cref="BorderIntake.WhoAccompanies"/> is a child's alone.
    /// </summary>
    public static readonly IReadOnlyList<Field> Questions =
    [
        BorderIntake.FearOfReturn, BorderIntake.NeedsDoctor, BorderIntake.DocumentsWithheld, BorderIntake.Debt,
            BorderIntake.ControlledByOthers,
        BorderIntake.AfraidOfCompanion, BorderIntake.WantsToTalkLater,
    ];

    /// <summary>The protection of each answer: whoever does not say is not asked again, and no door closes.</summary>
    public static readonly IReadOnlyList<string> AnswersTo = ["yes", "no", "unknown", "declined", "not-asked"];

    public static readonly Function[] Holders = [Function.Border, Function.Asylum, Function.Social];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/talks/{id:guid}", async (Guid id, Officer officer, Talk talk, CancellationToken cancel) =>
            await talk.ShowAsync(officer, id, cancel))
            .Allow(Holders);
        endpoints.MapPost("/talks/{id:guid}",
            async (Guid id, HttpRequest request, Officer officer, Talk talk, CancellationToken cancel) =>
            await talk.HoldAsync(officer, id, await request.ReadFormAsync(cancel), cancel)).Allow(Holders);
        endpoints.MapPost("/talks/{id:guid}/wish",
            async (Guid id, HttpRequest request, Officer officer, Talk talk, CancellationToken cancel) =>
            await talk.KeepWishAsync(officer, id, await request.ReadFormAsync(cancel), cancel)).Allow(Holders);
    }

    async Task<IResult> ShowAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return Answers.Refused(refusal);
        if (found.Value.State == BorderIntake.Talked.Key)
            return Answers.SeeOther($"/talks/{id}/profiles");
        var draft = await drafts.FindAsync(officer, id, BorderIntake.Talk.Key, cancel);
        view.IsFromDraft = draft is not null;
        return await PageAsync(officer, found.Value, draft, StatusCodes.Status200OK, cancel);
    }

    async Task<IResult> KeepWishAsync(Officer officer, Guid id, IFormCollection form, CancellationToken cancel)
    {
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return Answers.Refused(refusal);
        if (!Enum.TryParse<SexWish>(form[Wish], out var wish) || wish == SexWish.NotAsked)
            return Answers.SeeOther($"/talks/{id}");
        var stated = await registrations.StateAsync(officer, found.Value.PersonId, new() { Interviewer = wish },
            SaidBy.Person, cancel);
        return Answers.Then(stated, _ => $"/talks/{id}");
    }

    async Task<IResult> HoldAsync(Officer officer, Guid id, IFormCollection form, CancellationToken cancel)
    {
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return Answers.Refused(refusal);
        var typed = form.Where(field => field.Key != "form-token").ToDictionary(field => field.Key,
            field => field.Value.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!).ToArray());
        var outcome = await unit.RunAsync(() => WriteAsync(officer, found.Value, typed, cancel), cancel);
        if (outcome.Refusal is not { } no)
            return Answers.SeeOther($"/talks/{id}/profiles");
        view.Wrong = screen.Sentence(no);
        return await PageAsync(officer, found.Value, typed, no.Status, cancel);
    }

    async Task<Outcome<StepReceipt>> WriteAsync(Officer officer, CaseView row, Dictionary<string, string[]> typed,
        CancellationToken cancel)
    {
        var held = await steps.RunAsync(officer, new(BorderIntake.Talk.Key, row.Id, null)
        {
            Answers = typed, Version = long.TryParse(typed.GetValueOrDefault("version")?.FirstOrDefault(),
                out var version) ? version : null,
        }, cancel);
        if (!held.IsRefused && IsFear(typed))
            held = await AlsoAsync(BorderIntake.VoiceFear, held.Value.Version);
        if (!held.IsRefused && typed.GetValueOrDefault(Consent) is ["yes"])
            held = await AlsoAsync(BorderIntake.AgreeToReferral, held.Value.Version);
        if (!held.IsRefused)
            await drafts.DropAsync(officer, row.Id, BorderIntake.Talk.Key, cancel);
        return held;

        Task<Outcome<StepReceipt>> AlsoAsync(Step step, long version) =>
            steps.RunAsync(officer, new(step.Key, row.Id, null) { Version = version }, cancel);
    }

    /// <summary>By whatever word (INV-06).</summary>
    static bool IsFear(Dictionary<string, string[]> typed) =>
        typed.GetValueOrDefault(BorderIntake.FearOfReturn.Key) is ["yes"]
        || (typed.GetValueOrDefault(BorderIntake.TravelReasons.Key) ?? []).Any(ProfileProposals.WordsForFear.Contains);

    /// <summary>An intake that waits for the talk or was talked about; anything else is not there.</summary>
    async Task<Outcome<CaseView>> FindAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var found = await cases.CaseAsync(officer, id, cancel);
        return found.Refusal is { } refusal ? refusal
            : found.Value is { Procedure: nameof(BorderIntake), Sight: SightLevel.Full } ? found
                : new Refusal("no-such-case", StatusCodes.Status404NotFound);
    }

    async Task<IResult> PageAsync(Officer officer, CaseView row, IReadOnlyDictionary<string, string[]>? typed,
        int status, CancellationToken cancel)
    {
        var wishes = await persons.WishesAsync(row.PersonId, cancel);
        var ages = await persons.AgesAsync([row.PersonId], cancel);
        view.Case = row;
        view.Typed = typed ?? view.Typed;
        view.MayBeChild = !ages.TryGetValue(row.PersonId, out var age) || age.MayBeChild;
        (view.Wish, view.OfficerSex) = (wishes?.Interviewer ?? SexWish.NotAsked, officer.Sex);
        var spoken = wishes?.PreferredLanguages ?? [];
        view.Speaks = string.Join(", ", spoken.Select(lists.Name));
        view.SharesLanguage = spoken.Any(code => officer.Languages.Any(own => Language.Find(own)?.Iso639 == code));
        view.TalkedWith = officer.Has(Function.Border) ? "BORDER" : officer.Has(Function.Social) ? "SOCIAL" : "ASYLUM";
        if (view.IsOtherSexWished)
            view.Colleagues = [.. (await officials.ListAsync(cancel))
                .Where(other => other.Id != officer.Id && other.Authority == officer.Authority
                && other.Unit == officer.Unit && other.HasAny(Holders)
                    && other.Sex == (view.Wish is SexWish.Female ? Sex.Female : Sex.Male))
                .Select(other => other.Name)];
        return CaseworkPages.Page<TalkPage>(new { }, status);
    }
}
