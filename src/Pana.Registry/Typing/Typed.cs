using Microsoft.AspNetCore.Http;
using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Registry.Typing;

/// <summary>
/// What somebody is typing just now, by the name of the field: posted as a form by the page's script, as a JSON object
/// by programs. Never in an address, since addresses are logged.
/// </summary>
internal static class Typed
{
    /// <summary>Answers what <paramref name="read"/> makes of the fields; a field that is not there is empty.</summary>
    public static async Task<IResult> AnswerAsync<T>(
        HttpRequest request, Func<Func<string, string>, Outcome<T>> read, CancellationToken cancel)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancel);
            return Answers.Of(read(name => form[name].ToString()));
        }
        if (!request.HasJsonContentType())
            return Answers.Refused(new("not-understood", StatusCodes.Status415UnsupportedMediaType));
        var body = await request.ReadFromJsonAsync<Dictionary<string, string?>>(cancel) ?? [];
        return Answers.Of(read(name => body.GetValueOrDefault(name) ?? ""));
    }
}
