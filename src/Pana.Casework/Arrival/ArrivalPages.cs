using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Pages;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>What the two screens of an arrival show. Prints <c>•••</c>.</summary>
internal sealed class ArrivalScreen
{
    /// <summary>Null while the language is not chosen.</summary>
    public ArrivalForm? Form { get; set; }

    public IReadOnlyList<OptionView> Countries { get; set; } = [];

    /// <summary>A refusal of the whole, in words.</summary>
    public string? Wrong { get; set; }

    /// <summary>The row that the cursor goes to.</summary>
    public int? Focus { get; set; }

    /// <summary>By the index of the row: what will be done for them by itself.</summary>
    public IReadOnlySet<int> ChildrenAlone { get; set; } = new HashSet<int>();

    /// <summary>Children whose caregiver is there by word alone.</summary>
    public IReadOnlySet<int> ChildrenByWord { get; set; } = new HashSet<int>();

    public override string ToString() => "•••";
}

/// <summary>The guard's two screens: language and who is here; documents, needs, confirm.</summary>
internal static class ArrivalPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/arrivals/new",
            (string? language, Officer officer, ArrivalScreen screen, ArrivalLists lists, ScreenContext words) =>
        {
            if (language is { Length: <= 20 } && SpokenLanguages.Find(language) is { } spoken)
                screen.Form = ArrivalForm.Fresh(spoken, "HOH");
            else if (language is { Length: > 0 })
                screen.Wrong = words["arrival.language-not-known"];
            return First(officer, screen, lists);
        }).Allow(Function.Border);
        endpoints.MapPost("/arrivals/new", WhoAsync).Allow(Function.Border);
        endpoints.MapPost("/arrivals/needs", ConfirmAsync).Allow(Function.Border);
    }

    /// <summary>“Next”, or one more row, or one fewer; what was typed comes back with it.</summary>
    static async Task<IResult> WhoAsync(
        HttpRequest request, Officer officer, ArrivalScreen screen, ArrivalLists lists, ScreenContext words,
            NodeLaw law, TimeProvider clock, CancellationToken cancel)
    {
        var posted = await request.ReadFormAsync(cancel);
        var form = screen.Form = ArrivalForm.Read(posted);
        var today = Today(law, clock);
        form.ReadDocuments(today, words);
        var wish = posted["do"].ToString();
        if (form.Changed(wish) is { } changed)
        {
            screen.Form = changed;
            screen.Focus = wish == "add" ? changed.Rows[^1].Index : null;
            return First(officer, screen, lists);
        }
        form = screen.Form = form.WithoutEmpty();
        if (form.Rows.Count == 0)
        {
            screen.Form = form.WithRow();
            screen.Wrong = words.Sentence(new("arrival-of-nobody"));
            return First(officer, screen, lists, StatusCodes.Status422UnprocessableEntity);
        }
        return form.Check(today, words) ? Second(screen, today)
            : First(officer, screen, lists, StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> ConfirmAsync(HttpRequest request, Officer officer, Intake intake, ArrivalScreen screen,
        ArrivalLists lists,
        ScreenContext words, NodeLaw law, TimeProvider clock, CancellationToken cancel)
    {
        var posted = await request.ReadFormAsync(cancel);
        var form = screen.Form = ArrivalForm.Read(posted);
        var today = Today(law, clock);
        if (posted["do"] == "back" || form.Rows.Count == 0 || !form.Check(today, words)
            && form.Rows.Any(row => row.Errors.Keys.Any(IsOfFirst)))
            return First(officer, screen, lists, posted["do"] == "back" ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity);
        if (form.Rows.Any(row => row.Errors.Count > 0))
            return Second(screen, today, StatusCodes.Status422UnprocessableEntity);
        var registered = await intake.RunAsync(officer, Input(form), form.Key is { Length: > 0 and <= 100 } key ? key
            : null, cancel);
        if (registered.Refusal is not { } refusal)
            return Answers.SeeOther($"/arrivals/{registered.Value.GroupId}/slips");
        if (form.TryPlace(refusal, words))
            return First(officer, screen, lists, refusal.Status);
        screen.Wrong = words.Sentence(refusal);
        return Second(screen, today, refusal.Status);
    }

    static IntakeInput Input(ArrivalForm form) => new(
        new(form.Kind, null, [.. form.Rows.Select(row => row.ToPerson(form.Spoken))]),
        form.Spoken, form.Medium,
            [.. form.Rows.Select(row => new IntakePerson(row.All(ArrivalRow.Needs), row[ArrivalRow.NeedsNote],
            row[ArrivalRow.VoicedFear].Length > 0, row[PersonForm.Languages], row[ArrivalRow.Medium]))]);

    static bool IsOfFirst(string field) => field != ArrivalRow.NeedsNote;

    static IResult First(Officer officer, ArrivalScreen screen, ArrivalLists lists,
        int status = StatusCodes.Status200OK)
    {
        if (screen.Form is not null)
            screen.Countries = lists.Countries(officer);
        return CaseworkPages.Page<NewArrivalPage>(new { }, status);
    }

    static IResult Second(ArrivalScreen screen, DateOnly today, int status = StatusCodes.Status200OK)
    {
        var rows = screen.Form!.Rows;
        var group = rows.Select(row =>
            new Companion(row[PersonForm.Relation] is { Length: > 0 } relation ? relation : null,
            PartialDate.TryRead(row[PersonForm.Birth], today, out var birth, out _) ? birth.AgeAt(today) : null,
                row.IsSeparated, row.RelationBy)).ToList();
        screen.ChildrenAlone = rows.Where((_, index) => Accompaniment.IsChildAlone(group[index], group))
            .Select(row => row.Index).ToHashSet();
        screen.ChildrenByWord = rows.Where((_, index) => Accompaniment.IsOnlyTold(group[index], group))
            .Select(row => row.Index).ToHashSet();
        return CaseworkPages.Page<ArrivalNeedsPage>(new { }, status);
    }

    static DateOnly Today(NodeLaw law, TimeProvider clock) =>
        DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(law.Edition.Offset).DateTime);
}
