using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Pages;

/// <summary>What is lodged, for programs. Prints <c>•••</c>.</summary>
/// <param name="IsHold">A hold against removal; else a claim.</param>
/// <param name="Person">As far as anybody knows; half a name is enough, and nothing is.</param>
/// <param name="Place">Where the person is, in words.</param>
/// <param name="LodgedBy">Who turned to whoever lodges.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LodgingInput(bool IsHold, PersonInput? Person, string? Place, string? LodgedBy, string? Note)
{
    public override string ToString() => "•••";
}

/// <summary>
/// A claim or a hold for a person at a named place, lodged by an adviser, a monitor, a hotline or UNHCR, who finds nobody in the
/// register: they describe the person, and learn an opaque number and how it fares (protection.md 5, 27).
/// </summary>
internal static class LodgePages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/lodge", (Lodging lodging) => lodging.Show(null, null)).Allow(CaseworkPlaces.Outside);
        endpoints.MapPost("/lodge", async (HttpRequest request, Officer officer, Lodging lodging, CancellationToken cancel) =>
            await lodging.RunAsync(officer, await request.ReadFormAsync(cancel), cancel)).Allow(CaseworkPlaces.Outside);
        endpoints.MapPost("/api/lodgings", async (LodgingInput input, HttpRequest request, Officer officer, Lodging lodging, CancellationToken cancel) =>
            Answers.Of(await lodging.RunAsync(officer, input, request.Headers["Idempotency-Key"] is [{ } key] ? key : null, cancel)))
            .Produces<StepReceipt>().Allow(CaseworkPlaces.Outside);
    }
}

internal sealed class Lodging(
    Registrations registrations, TakeStep steps, CaseworkContext casework, UnitOfWork unit, FormReader forms, NodeLaw law, ScreenContext screen, TimeProvider clock)
{
    const string What = "what", Place = "place", PlaceWords = "place-words", By = "by", Note = "note", Key = "form-key", Prefix = "p.", Hold = "hold";

    public IResult Show(IFormCollection? typed, Refusal? refusal) => CaseworkPages.Page<LodgePage>(new
    {
        Key = typed?[Key].FirstOrDefault() ?? $"{Guid.CreateVersion7(clock.GetUtcNow()):N}",
        Name = typed is null ? new() : PersonForm.Read(typed, Prefix)?.Person.Name?.ToView() ?? new NameView(),
        About = Fields(typed, What, Place, PlaceWords), Person = Fields(typed, Prefix + PersonForm.Sex, Prefix + PersonForm.Birth,
            Prefix + PersonForm.Nationalities, Prefix + PersonForm.PreferredLanguage), More = Fields(typed, Note, By),
        Refusal = refusal is null ? null : new RefusalView(screen["page.lodge.not-taken"], screen.Sentence(refusal), refusal.Source),
    }, refusal?.Status ?? StatusCodes.Status200OK);

    public async Task<IResult> RunAsync(Officer officer, IFormCollection form, CancellationToken cancel)
    {
        var place = string.Join(", ", new[] { Named(form[Place]), form[PlaceWords].ToString() }.Where(part => part.Length > 0));
        var outcome = await RunAsync(officer, new(form[What] == Hold, PersonForm.Read(form, Prefix)?.Person, place, form[By], form[Note]),
            form[Key].FirstOrDefault(), cancel);
        return outcome.Refusal is { } refusal ? Show(form, refusal) : Answers.SeeOther($"/cases/{outcome.Value.CaseId}");
    }

    public async Task<Outcome<StepReceipt>> RunAsync(Officer officer, LodgingInput input, string? key, CancellationToken cancel)
    {
        var step = input.IsHold ? Referral.LodgeHold : Referral.LodgeClaim;
        var answers = new Dictionary<string, string[]>
        {
            [Referral.NamedPlace.Key] = [input.Place ?? ""], [Referral.LodgedBy.Key] = [input.LodgedBy ?? ""], [Referral.Note.Key] = [input.Note ?? ""],
        };
        return forms.Read(law.Rule(step.Key)!, answers, clock.GetUtcNow()).Wrong is { Count: > 0 } wrong ? wrong.Values.First()
            : await unit.RunAsync(() => LodgeAsync(officer, step, new(input.Person ?? new()), answers, key, cancel), cancel);
    }

    /// <summary>The person is written down and the claim lodged, or neither. The same form sent twice is answered with the first receipt.</summary>
    async Task<Outcome<StepReceipt>> LodgeAsync(Officer officer, Step step, ArrivalPerson person, Dictionary<string, string[]> answers,
        string? key, CancellationToken cancel)
    {
        if (key is not null && await casework.Answers.AsNoTracking().FirstOrDefaultAsync(answer => answer.OfficerId == officer.Id && answer.Key == key, cancel) is { } before)
            return JsonSerializer.Deserialize<StepReceipt>(before.Receipt, JsonSerializerOptions.Web)!;
        var arrived = await registrations.ArrivalAsync(officer, new(GroupKind.Travel, null, [person]), cancel);
        return arrived.Refusal is { } refusal ? refusal
            : await steps.RunAsync(officer, new(step.Key, null, arrived.Value.Persons[0].Id) { Answers = answers, Key = key, IsJustWrittenDown = true }, cancel);
    }

    string Named(string? code) => law.Edition.Units.FirstOrDefault(each => each.Code == code)?.Name.In(screen.Language.Code) ?? "";

    IReadOnlyList<FieldView> Fields(IFormCollection? typed, params string[] names) => [.. names.Select(name => Field(name) with
    {
        Values = typed is null ? name == What ? ["claim"] : [] : [.. typed[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => value!)],
    })];

    FieldView Field(string name) => name switch
    {
        What => new(name, screen["page.lodge.what"], Screens.FieldKind.Choice)
        {
            IsRequired = true, Options = [new("claim", screen["page.lodge.claim"]), new(Hold, screen["page.lodge.hold"])],
        },
        Place => new(name, screen["page.lodge.place"], Screens.FieldKind.Choice)
        {
            Options = [.. law.Edition.Units.Where(each => each.Kind is "crossing" or "centre").Select(each => new OptionView(each.Code, each.Name.In(screen.Language.Code)))],
        },
        PlaceWords => new(name, screen["page.lodge.place-words"], Screens.FieldKind.Text) { Hint = screen["page.lodge.place-hint"], MaxLength = 200 },
        Note => new(name, screen["page.lodge.note"], Screens.FieldKind.LongText) { Hint = screen["page.lodge.note-hint"] },
        By => new(name, screen["page.lodge.by"], Screens.FieldKind.Text) { MaxLength = 200 },
        Prefix + PersonForm.Sex => new(name, CaseworkPages.Capital(screen["field.sex"]), Screens.FieldKind.Choice)
        {
            Options = [.. new[] { ("F", Sex.Female), ("M", Sex.Male), ("X", Sex.Other) }.Select(sex => new OptionView(sex.Item1, screen[$"sex.{sex.Item2}"]))],
        },
        Prefix + PersonForm.Birth => new(name, CaseworkPages.Capital(screen["field.birth"]), Screens.FieldKind.Date) { UnderstandAddress = "/api/dates" },
        Prefix + PersonForm.Nationalities => new(name, CaseworkPages.Capital(screen["field.nationalities"]), Screens.FieldKind.Choice)
        {
            Options = [.. Country.All.Where(country => !country.IsDocumentCode).Select(country => new OptionView(country.Alpha3, screen[$"country.{country.Alpha3}"]))
                .OrderBy(option => option.Text, StringComparer.CurrentCulture)],
        },
        _ => new(name, screen["page.lodge.language"], Screens.FieldKind.Choice)
        {
            Options = [.. SpokenLanguages.All.Select(code => new OptionView(code, screen[$"language.{code}"]))],
        },
    };
}
