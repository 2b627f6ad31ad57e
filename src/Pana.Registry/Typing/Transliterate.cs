using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Register;

namespace Pana.Registry.Typing;

/// <summary>
/// Proposes a name in the other scripts, by ISO 15924 code. It proposes: what the person says replaces it.
/// </summary>
internal static class Transliterate
{
    static readonly string[] Parts = ["given", "father", "family", "other"];

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/names",
        (HttpRequest request, CancellationToken cancel) => Typed.AnswerAsync(request, Propose, cancel))
        .Accepts<Dictionary<string, string>>("application/json", "application/x-www-form-urlencoded")
        .Produces<Dictionary<string, string>>().AllowSignedIn();

    /// <summary>
    /// Of one line (<c>text</c>) or of the parts of a name, in the script that is asked for or in all.
    /// </summary>
    static Outcome<Dictionary<string, string>> Propose(Func<string, string> field)
    {
        var parts = Parts.Select(field).Append(field("text")).Where(part => part.Trim().Length > 0).ToList();
        if (parts.Exists(part => part.Length > InputCheck.WholeNameLength))
            return new Refusal("text-too-long", 422, new Dictionary<string, string> { ["most"] = "500" }).At("name");
        if (field("script") is { Length: > 0 } script && script is not (Script.Latin or Script.Cyrillic))
            return new Refusal("script-unknown", 422);
        var language = Language.Find(field("language"))?.Code;
        var name = new PersonName([.. parts.Select(part => NamePart.Of(NameKind.Given, part, language))]);
        return new[] { Script.Latin, Script.Cyrillic }.Where(to => field("script") is "" || field("script") == to)
            .ToDictionary(to => to, name.In);
    }
}
