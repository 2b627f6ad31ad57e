using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>The SDMX REST interface (version 2.2) at <c>/sdmx/3.0</c>: published figures and their structures, for everybody.</summary>
internal static class SdmxEndpoints
{
    public const string Entry = "/sdmx/3.0";

    const string Reason = "Published figures are for everybody; each was protected before it was published, so that nobody can be found in it.";

    static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet($"{Entry}/{{**path}}", AnswerAsync).ExcludeFromDescription().PublicFile(Reason);
        endpoints.MapMethods($"{Entry}/{{**path}}", [HttpMethods.Options], Allow).ExcludeFromDescription().PublicFile(Reason);
    }

    static async Task AnswerAsync(HttpContext http, AnswerData data, AnswerAvailability availability, AnswerStructures structures, SdmxErrors errors, TimeProvider clock)
    {
        OpenToOthers(http);
        var (path, query) = Asked(http);
        var parsed = SdmxQuery.Parse(path, query, clock.GetUtcNow());
        if (parsed.IsWrong)
        {
            await errors.AnswerAsync(http, parsed.Errors);
            return;
        }
        var form = Negotiation.Choose(parsed.Value, http.Request.Headers.Accept);
        var wrong = form.IsWrong ? form.Errors : await (parsed.Value switch
        {
            DataQuery question => data.AnswerAsync(http, question, form.Value),
            AvailabilityQuery question => availability.AnswerAsync(http, question, form.Value),
            SchemaQuery question => structures.AnswerAsync(http, question, form.Value),
            var question => structures.AnswerAsync(http, (StructureQuery)question, form.Value),
        });
        if (wrong.Count > 0)
            await errors.AnswerAsync(http, wrong);
    }

    /// <summary>A browser asks before a page of another origin reads with headers of its own.</summary>
    static IResult Allow(HttpContext http)
    {
        OpenToOthers(http);
        http.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        http.Response.Headers.AccessControlAllowHeaders = "Accept, Accept-Encoding, Accept-Language, If-Modified-Since, If-None-Match";
        http.Response.Headers.AccessControlMaxAge = "86400";
        http.Response.Headers.Allow = "GET, HEAD, OPTIONS";
        return Results.NoContent();
    }

    /// <summary>Nobody is signed in here and no cookie is read: whatever page asks learns nothing but what is public.</summary>
    static void OpenToOthers(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlExposeHeaders = "Content-Language, ETag, Last-Modified";
        http.Response.Headers.Vary = "Accept, Accept-Encoding, Accept-Language";
    }

    /// <summary>As it was sent, still escaped: an escaped plus or slash is none of the grammar's.</summary>
    static (string Path, string Query) Asked(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?');
        var (path, query) = question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
        return (path[(path.IndexOf(Entry, StringComparison.Ordinal) + Entry.Length)..], query);
    }

    /// <summary>Whether the client has this answer of these releases already.</summary>
    public static bool IsKnown(HttpContext http, SdmxQuery query, MediaForm form, IReadOnlyList<PublishedRelease> of) =>
        IsKnown(http, query, form, string.Join(',', of.Select(release => release.Id)), of.Select(release => release.PublishedAt).DefaultIfEmpty(Messages.StructuresSince).Max());

    /// <summary>Whether the client has this answer already; it is told so then. Figures may be a minute old, those of a moment in the past never change.</summary>
    /// <param name="of">Whatever the answer depends on besides its form.</param>
    public static bool IsKnown(HttpContext http, SdmxQuery query, MediaForm form, string of, DateTimeOffset modified)
    {
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = Messages.Tag($"{Asked(http)} {form} {string.Join(',', Messages.Languages(http))} {Messages.EncodingFor(http)} {of}");
        headers.LastModified = modified;
        headers.CacheControl = new() { Public = true, MaxAge = query.AsOf is null ? s_fresh : TimeSpan.FromDays(1) };
        http.Response.Headers.ContentLanguage = string.Join(", ", Messages.Languages(http));
        var asked = http.Request.GetTypedHeaders();
        var isKnown = asked.IfNoneMatch is { Count: > 0 } tags
            ? tags.Any(tag => tag.Tag == "*" || tag.Compare(headers.ETag, useStrongComparison: false))
            : asked.IfModifiedSince is { } since && headers.LastModified <= since;
        if (isKnown)
            http.Response.StatusCode = StatusCodes.Status304NotModified;
        return isKnown;
    }
}
