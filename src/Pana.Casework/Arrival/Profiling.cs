using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Open;
using Pana.Casework.Pages;
using Pana.Casework.Retention;
using Pana.Casework.Steps;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Arrival;

/// <summary>Proposals as one reader may see them.</summary>
/// <param name="Seen">With their reasons.</param>
/// <param name="HasMore">Some stand behind walls that the reader does not see: “help of specialists”, and no word
/// more.</param>
internal sealed record SeenProposals(IReadOnlyList<ProfileProposal> Seen, bool HasMore);

internal sealed class ProfilesScreen
{
    public CaseView Case { get; set; } = null!;
    public SeenProposals Proposals { get; set; } = new([], false);
    /// <summary>Only a guard records the profile; others read what they may.</summary>
    public bool MayRecord { get; set; }
    public string? Wrong { get; set; }
}

/// <summary>
/// Profiles proposed from what is known and said, each with its reason; the officer confirms or adds. Profiles that
/// stand behind a wall are never in the guard's record: they lie in the answers of the talk and go on as a referral to
/// a protection service (protection.md 2, 20).
/// </summary>
internal sealed class Profiling(UnitOfWork unit, CaseworkContext casework, CaseReader cases, TakeStep steps,
    Persons persons, Groups groups,
    Journal journal, KeptAnswers said, NodeLaw law, ProfilesScreen view, ScreenContext screen)
{
    /// <summary>Profiles whose very name is behind a wall: a guard confirms and records none of them.</summary>
    static readonly string[] BehindWalls = ["VOT", "WGR", "CHR"];

    static readonly Dictionary<string, string> Channels = new()
    {
        ["VOT"] = "TRAFFICKING", ["WGR"] = "GBV", ["SPN"] = "HEALTH",
    };

    /// <summary>What an officer may tick.</summary>
    public static IEnumerable<string> Recordable =>
        CodeList.Profiles.Codes.Select(code => code.Value).Except(BehindWalls);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/talks/{id:guid}/profiles",
            async (Guid id, Officer officer, Profiling profiling, CancellationToken cancel) =>
            await profiling.ShowAsync(officer, id, cancel)).Allow(Talk.Holders);
        endpoints.MapPost("/talks/{id:guid}/profiles",
            async (Guid id, HttpRequest request, Officer officer, Profiling profiling, CancellationToken cancel) =>
            await profiling.ConfirmAsync(officer, id, await request.ReadFormAsync(cancel), cancel))
                .Allow(Function.Border);
        endpoints.MapGet("/api/talks/{id:guid}/profiles",
            async (Guid id, Officer officer, Profiling profiling, CancellationToken cancel) =>
        {
            var found = await profiling.FindAsync(officer, id, cancel);
            return found.Refusal is { } refusal ? Answers.Refused(refusal)
                : TypedResults.Ok(Seen(officer, await profiling.ProposeAsync(officer, found.Value, cancel)));
        }).Produces<SeenProposals>().Allow(Talk.Holders);
    }

    async Task<IResult> ShowAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var found = await FindAsync(officer, id, cancel);
        return found.Refusal is { } refusal ? Answers.Refused(refusal)
            : await PageAsync(officer, found.Value, StatusCodes.Status200OK, cancel);
    }

    async Task<IResult> ConfirmAsync(Officer officer, Guid id, IFormCollection form, CancellationToken cancel)
    {
        var found = await FindAsync(officer, id, cancel);
        if (found.Refusal is { } refusal)
            return Answers.Refused(refusal);
        long? version = long.TryParse(form["version"], out var known) ? known : null;
        var outcome = found.Value.State == BorderIntake.Talked.Key
            ? await unit.RunAsync(() => WriteAsync(officer, found.Value, version, form, cancel), cancel)
            : await steps.RunAsync(officer, new(BorderIntake.Refer.Key, id, null) { Version = version }, cancel);
        if (outcome.Refusal is not { } no)
            return Answers.SeeOther("/arrivals");
        view.Wrong = screen.Sentence(no);
        return await PageAsync(officer, found.Value, no.Status, cancel);
    }

    async Task<Outcome<StepReceipt>> WriteAsync(Officer officer, CaseView row, long? version, IFormCollection form,
        CancellationToken cancel)
    {
        var ages = await persons.AgesAsync([row.PersonId], cancel);
        var mayBeChild = !ages.TryGetValue(row.PersonId, out var age) || age.MayBeChild;
        var proposed = await ProposeAsync(officer, row, cancel);
        var seen = Seen(officer, proposed).Seen.Where(proposal => !BehindWalls.Contains(proposal.Profile)).ToList();
        string[] profiles = [.. seen.Where(proposal => proposal.IsFixed).Select(proposal => proposal.Profile)
            .Concat(form["profile"].OfType<string>().Where(Recordable.Contains)).Distinct().DefaultIfEmpty("UNK")];
        var taken = await steps.RunAsync(officer, new(BorderIntake.Profile.Key, row.Id, null)
        {
            Version = version,
            Answers = new Dictionary<string, string[]>
            {
                ["Profiles"] = profiles, ["ProfileReasons"] = [form["reasons"].ToString()],
            },
        }, cancel);
        if (taken.IsRefused)
            return taken;
        if (proposed.Any(proposal => proposal.Channel == ProfileChannel.Guardianship)
            && !await IsSentAsync(row.PersonId, cancel)
            && await OpenAsync(officer, row.PersonId, Referral.SendToGuardianship, [], cancel) is { } unsent)
            return unsent;
        // Without the person's consent nothing goes, but for a child; they may agree at every later moment.
        if (mayBeChild || await HasConsentedAsync(row.PersonId, cancel))
            foreach (var channel in proposed.Where(proposal => proposal.Channel == ProfileChannel.Protection)
                .Select(Channel).Distinct())
                if (await OpenAsync(officer, row.PersonId, Referral.SendToProtectionService,
                    new() { ["Channel"] = [channel] }, cancel) is { } failed)
                    return failed;
        return profiles.Any(profile => profile is "ASY" or "REF")
            ? await steps.RunAsync(officer,
                new(BorderIntake.Refer.Key, row.Id, null) { Version = taken.Value.Version }, cancel) : taken;
    }

    async Task<Refusal?> OpenAsync(Officer officer, Guid person, Step step, Dictionary<string, string[]> answers,
        CancellationToken cancel) =>
        (await steps.RunAsync(officer, new(step.Key, null, person) { Answers = answers }, cancel)).Refusal;

    static string Channel(ProfileProposal proposal) => proposal.Wall is Wall.Gbv ? "GBV" : Channels[proposal.Profile];

    /// <summary>Whether the guardianship body has been asked already.</summary>
    Task<bool> IsSentAsync(Guid person, CancellationToken cancel) =>
        casework.Cases.AnyAsync(each => each.PersonId == person
        && each.Procedure == nameof(Referral) && each.ClosedAt == null
        && casework.Facts.Any(fact => fact.CaseId == each.Id && fact.Fact == Referral.ForGuardianship.Key
            && fact.Value), cancel);

    Task<bool> HasConsentedAsync(Guid person, CancellationToken cancel) =>
        casework.Facts.AnyAsync(fact => fact.PersonId == person && fact.Fact == Vocabulary.ReferralConsent.Key
            && fact.Value, cancel);

    static SeenProposals Seen(Officer officer, IReadOnlyList<ProfileProposal> proposed) =>
        new([.. proposed.Where(proposal => officer.Sees(proposal.Wall))],
            proposed.Any(proposal => !officer.Sees(proposal.Wall)));

    async Task<Outcome<CaseView>> FindAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var found = await cases.CaseAsync(officer, id, cancel);
        return found.Refusal is { } refusal ? refusal
            : found.Value is { Procedure: nameof(BorderIntake), Sight: SightLevel.Full } ? found
                : new Refusal("no-such-case", StatusCodes.Status404NotFound);
    }

    async Task<IResult> PageAsync(Officer officer, CaseView row, int status, CancellationToken cancel)
    {
        if (row.State == BorderIntake.Told.Key || row.State == BorderIntake.Presented.Key)
            return Answers.SeeOther($"/talks/{row.Id}");
        view.Case = row;
        view.MayRecord = officer.Has(Function.Border);
        if (row.State == BorderIntake.Talked.Key)
            view.Proposals = Seen(officer, await ProposeAsync(officer, row, cancel));
        return CaseworkPages.Page<ProfilesPage>(new { }, status);
    }

    async Task<IReadOnlyList<ProfileProposal>> ProposeAsync(Officer officer, CaseView row, CancellationToken cancel)
    {
        var answers = await AnswersAsync(row.Id, cancel);
        string? One(Field field) => answers.GetValueOrDefault(field.Key) is [{ } first, ..] ? first : null;
        var facts = await persons.FactsAsync(officer, row.PersonId, cancel) ?? new();
        var here = await groups.OfPersonsAsync(officer, [row.PersonId], cancel);
        var ages = await persons.AgesAsync([.. here.Select(place => place.PersonId), row.PersonId], cancel);
        Companion Companion(string? relation, Guid id, bool isSeparated) =>
            new(relation, ages.TryGetValue(id, out var age) ? age : null, isSeparated);
        var group = here.Select(place =>
            (place.PersonId, Companion: Companion(place.Relation, place.PersonId, place.IsSeparated))).ToList();
        var self = group.Where(one => one.PersonId == row.PersonId).Select(one => one.Companion).LastOrDefault()
            ?? Companion(null, row.PersonId, false);
        var voiced = await casework.Facts.AnyAsync(fact => fact.PersonId == row.PersonId
            && fact.Fact == Vocabulary.FearVoiced.Key && fact.Value, cancel);
        return ProfileProposals.For(new()
        {
            Age = self.Age, Sex = facts.Sex ?? Sex.Unknown,
                IsChildAlone = Accompaniment.IsChildAlone(self, [.. group.Select(one => one.Companion)]),
            Nationalities = facts.Nationalities ?? [], WithoutNationality = facts.WithoutNationality is true,
                Here = law.Edition.Alpha3,
            Documents = [.. (facts.Documents ?? []).Select(document => document.Type)], VoicedFear = voiced,
            UrgentNeeds = answers.GetValueOrDefault(BorderIntake.Needs.Key) ?? [],
            TravelReasons = answers.GetValueOrDefault(BorderIntake.TravelReasons.Key) ?? [],
            FearOfReturn = One(BorderIntake.FearOfReturn), ControlledByOthers = One(BorderIntake.ControlledByOthers),
            DocumentsWithheld = One(BorderIntake.DocumentsWithheld), Debt = One(BorderIntake.Debt),
            AfraidOfCompanion = One(BorderIntake.AfraidOfCompanion), NeedsDoctor = One(BorderIntake.NeedsDoctor),
        });
    }

    /// <summary>
    /// The newest answer to every question of the intake, whatever its wall: for the proposals alone, never for a
    /// screen.
    /// </summary>
    async Task<Dictionary<string, string[]>> AnswersAsync(Guid id, CancellationToken cancel)
    {
        var answers = new Dictionary<string, string[]>();
        await foreach (var entry in journal.ReadAsync(id).WithCancellation(cancel))
            foreach (var (field, values) in (await said.ReadAsync(entry, cancel))?.Answers ?? new Dictionary<string, string[]>())
                answers[field] = values;
        return answers;
    }
}
