using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Register;
using Pana.Screens;

namespace Pana.Registry.Typing;

/// <summary>
/// Says how a typed date is understood, in both calendars. What cannot be understood is an answer too, since somebody
/// is still typing.
/// </summary>
internal sealed record ReadDate(bool Understood, string Words, string? Date)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/dates",
        (HttpRequest request, ScreenContext screen, LocalDay day, CancellationToken cancel) =>
            Typed.AnswerAsync(request, field =>
                Read(field("date"), field("future") == "true", day.Today, screen), cancel))
        .Accepts<Dictionary<string, string>>("application/json", "application/x-www-form-urlencoded")
            .Produces<ReadDate>().AllowSignedIn();

    static Outcome<ReadDate> Read(string text, bool mayBeFuture, DateOnly today, ScreenContext screen) =>
        text.Trim().Length == 0 ? new ReadDate(true, "", null)
        : PartialDate.TryRead(text, today, out var date, out var refusal, mayBeFuture)
            ? new ReadDate(true, date.Display(screen.Language.Code, screen.Labels), date.ToStorage())
            : new ReadDate(false, screen.Sentence(refusal), null);
}
