using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Arrival;
using Pana.Casework.Pages;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Inland;

/// <summary>One screen for whoever is met inside the country, made of the post's rows; then the person's page, where cases begin.</summary>
internal static class MetPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/met", (Officer officer, ArrivalScreen screen, ArrivalLists lists) =>
            Show(officer, screen, lists, ArrivalForm.Fresh("", "HOH"))).Allow(MeetPeople.Officials);
        endpoints.MapPost("/met", RegisterAsync).Allow(MeetPeople.Officials);
    }

    static async Task<IResult> RegisterAsync(HttpRequest request, Officer officer, MeetPeople meet, ArrivalScreen screen, ArrivalLists lists,
        ScreenContext words, NodeLaw law, TimeProvider clock, CancellationToken cancel)
    {
        var posted = await request.ReadFormAsync(cancel);
        var form = ArrivalForm.Read(posted);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(law.Edition.Offset).DateTime);
        form.ReadDocuments(today, words, isWhole: true);
        if (form.Changed(posted["do"].ToString()) is { } changed)
        {
            screen.Focus = posted["do"] == "add" ? changed.Rows[^1].Index : null;
            return Show(officer, screen, lists, changed);
        }
        form = form.WithoutEmpty();
        if (form.Rows.Count == 0)
        {
            screen.Wrong = words.Sentence(new("arrival-of-nobody"));
            return Show(officer, screen, lists, form.WithRow(), StatusCodes.Status422UnprocessableEntity);
        }
        if (!form.Check(today, words))
            return Show(officer, screen, lists, form, StatusCodes.Status422UnprocessableEntity);
        var met = await meet.RunAsync(officer, Input(form), form.Key is { Length: > 0 and <= 100 } key ? key : null, cancel);
        if (met.Refusal is not { } refusal)
            return Answers.SeeOther($"/persons/{met.Value.Persons[0].PersonId}");
        if (!form.TryPlace(refusal, words))
            screen.Wrong = words.Sentence(refusal);
        return Show(officer, screen, lists, form, refusal.Status);
    }

    static MetInput Input(ArrivalForm form) => new(
        new(form.Kind, null, [.. form.Rows.Select(row => row.ToPerson(form.Spoken, isWhole: true))]),
        [.. form.Rows.Select(row => new MetPerson(row[ArrivalRow.VoicedFear].Length > 0))]);

    static IResult Show(Officer officer, ArrivalScreen screen, ArrivalLists lists, ArrivalForm form, int status = StatusCodes.Status200OK)
    {
        (screen.Form, screen.Countries) = (form, lists.Countries(officer));
        return CaseworkPages.Page<MetPage>(new { }, status);
    }
}
