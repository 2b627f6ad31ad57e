using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pana.Kernel;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>Errors as SDMX messages in the reader's language. In English the library's own sentence stands, which says more.</summary>
internal sealed class SdmxErrors(Labels labels, TimeProvider clock)
{
    /// <summary>What the server says no to besides what the library does.</summary>
    public static readonly IReadOnlyList<string> OwnNames = ["nothing-published-under", "too-many-to-sort"];

    public async Task AnswerAsync(HttpContext http, IReadOnlyList<SdmxError> errors)
    {
        var language = http.Request.GetTypedHeaders().AcceptLanguage.Where(each => each.Quality is not 0).OrderByDescending(each => each.Quality ?? 1)
            .Select(each => Language.Find(each.Value.Value!.Split('-')[0].ToLowerInvariant())?.Code).FirstOrDefault(code => code is not null) ?? "en";
        var sentences = errors.Select(error => (error, Sentence(error, language))).ToList();
        var accept = $"{http.Request.Headers.Accept}";
        var isXml = accept.Contains("xml", StringComparison.OrdinalIgnoreCase) && !accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
        http.Response.StatusCode = errors.Max(error => error.Status);
        http.Response.ContentType = isXml ? "application/vnd.sdmx.error+xml;version=3.0.0" : "application/vnd.sdmx.data+json;version=2.0.0";
        http.Response.Headers.ContentLanguage = language;
        (http.Response.Headers.CacheControl, http.Response.Headers.ETag, http.Response.Headers.LastModified) = ("no-store", default, default);
        await http.Response.Body.WriteAsync(isXml ? ErrorMessage.WriteXml(sentences, language) : ErrorMessage.WriteJson(sentences, Messages.Header(http, clock.GetUtcNow()) with { Languages = [language] }), http.RequestAborted);
    }

    string Sentence(SdmxError error, string language)
    {
        var with = new Dictionary<string, string>
        {
            ["sentence"] = error.Sentence, ["where"] = error.Where, ["found"] = error.Found, ["suggestion"] = error.Suggestion ?? "", ["position"] = error.Position.ToString(CultureInfo.InvariantCulture),
        };
        var sentence = labels.Text(language, $"sdmx-error.{error.Name}", with);
        return error.Suggestion is null || language == "en" ? sentence : $"{sentence} {labels.Text(language, "sdmx-error.suggestion", with)}";
    }
}
