using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Papers;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Screens;

namespace Pana.Registry.Typing;

/// <summary>
/// Reads the machine-readable lines of a document into fields of the form (names as in <see cref="PersonForm"/>).
/// Lines that are not sound fill what could be read, and the words say what to look at.
/// </summary>
internal sealed record ReadMrz(IReadOnlyDictionary<string, string> Fields, string Words, bool IsSound,
    IReadOnlyList<MrzRemark> Remarks)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/mrz",
        (HttpRequest request, string? prefix, ScreenContext screen, LocalDay day, CancellationToken cancel) =>
            Typed.AnswerAsync<ReadMrz>(request, field => Read(field("mrz"), prefix ?? "", day.Today, screen), cancel))
        .Accepts<Dictionary<string, string>>("application/json", "application/x-www-form-urlencoded")
            .Produces<ReadMrz>().AllowSignedIn();

    static ReadMrz Read(string text, string prefix, DateOnly today, ScreenContext screen)
    {
        var reading = Mrz.Read(text, today);
        var name = reading.Name.ToPersonName();
        var fields = new Dictionary<string, string>
        {
            [PersonForm.Given] = name.Of(NameKind.Given, Script.Latin),
            [PersonForm.Family] = name.Of(NameKind.Family, Script.Latin),
            [PersonForm.Sex] = reading.Sex switch { Sex.Female => "F", Sex.Male => "M", Sex.Other => "X", _ => "" },
            [PersonForm.Birth] = Line(reading.Birth), [PersonForm.Nationalities] = State(reading.Nationality),
            [PersonForm.DocumentNumber] = reading.DocumentNumber,
            [PersonForm.DocumentIssuer] = Country.Find(reading.Issuer)?.Alpha3 ?? "",
            [PersonForm.DocumentExpiry] = Line(reading.Expiry),
            [PersonForm.DocumentType] = reading.Format is MrzFormat.MrvA or MrzFormat.MrvB ? "VISA"
                : reading.Format is MrzFormat.Td3 ? "NP" : "",
        };
        var remarks = reading.Errors.Select(error =>
            new MrzRemark($"{error.Kind}", $"{error.Field}", error.Line, error.Position, error.Suggestions,
                screen[$"mrz.error.{error.Kind}", ("field", screen[$"mrz.field.{error.Field}"]),
                ("expected", error.Expected), ("found", error.Found), ("line", Plain(error.Line)),
                    ("position", Plain(error.Position))])).ToList();
        var words = remarks.Count == 0 ? screen["mrz.sound"] : string.Join(' ', remarks.Select(remark => remark.Words));
        var read = fields.Where(field => field.Value.Length > 0)
            .ToDictionary(field => prefix + field.Key, field => field.Value);
        return new(read, words, reading.IsSound, remarks);
    }

    /// <summary>As one types it, so that the field understands it again.</summary>
    static string Line(PartialDate? date) => date is null ? ""
        : date.Month is not { } month ? Plain(date.Year)
        : date.Day is not { } day ? string.Create(CultureInfo.InvariantCulture, $"{month:00}.{date.Year:0000}")
        : string.Create(CultureInfo.InvariantCulture, $"{day:00}.{month:00}.{date.Year:0000}");

    static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Stateless and refugee in a document are no nationality.</summary>
    static string State(string code) => Country.Find(code) is { IsDocumentCode: false } state ? state.Alpha3 : "";

    public override string ToString() => "•••";
}

/// <param name="Line">From 1; 0 for the zone as a whole.</param>
/// <param name="Position">From 1.</param>
/// <param name="Suggestions">Whole values of the field that would be sound.</param>
internal sealed record MrzRemark(string Kind, string Field, int Line, int Position, IReadOnlyList<string> Suggestions,
    string Words)
{
    public override string ToString() => "•••";
}
