using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Hosting;

/// <summary>What stands around every request: headers of every answer, faults in words, limits, HEAD, the start.</summary>
internal static class Frame
{
    /// <summary>Whoever sends more has no form of ours before them; an endpoint that takes files says so itself.</summary>
    public const long LargestBody = 2 * 1024 * 1024;

    /// <summary>The server's own limit: up to it the rest is read away, so that a browser that is still sending hears our answer.</summary>
    public const long LargestDrained = 64 * 1024 * 1024;

    const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " + Rest,
        WithPictures = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " + Rest;

    const string Rest = "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    public static void Use(WebApplication app)
    {
        app.Use(Headers);
        app.Use(Faults);
        app.Use(HeadLikeGet);
        app.UseRouting();
        app.Use(WaitForStart);
        app.Use(LimitBody);
    }

    static Task Headers(HttpContext context, RequestDelegate next)
    {
        // On starting, since a fault clears what was set before.
        context.Response.OnStarting(static state =>
        {
            var answered = (HttpContext)state;
            var headers = answered.Response.Headers;
            headers.ContentSecurityPolicy = answered.GetEndpoint()?.Metadata.GetMetadata<PicturesInside>() is null ? Policy : WithPictures;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), browsing-topics=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";     // what an official saw stays in no cache of a shared machine
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    static async Task Faults(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            // Routing and binding answer with a bare number.
            if (context.Response is { HasStarted: false, ContentType: null, StatusCode: 400 or 405 or 413 or 415 } bare)
                await AnswerAsync(context, bare.StatusCode switch
                {
                    StatusCodes.Status413PayloadTooLarge => TooLarge(LargestBody),
                    StatusCodes.Status400BadRequest => new("not-understood", bare.StatusCode),
                    _ => new("not-in-this-way", bare.StatusCode),
                });
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, RefusalFor(fault, context));
        }
    }

    /// <summary>What the caller did wrong is told in words; what we did wrong is logged without a word of theirs.</summary>
    static Refusal RefusalFor(Exception fault, HttpContext context)
    {
        switch (fault)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return TooLarge(LargestBody);
            // The antiforgery wraps what it met while it read the form.
            case AntiforgeryValidationException { InnerException: { } within }:
                return RefusalFor(within, context);
            case ConnectionResetException or BadHttpRequestException or InvalidDataException or System.Text.Json.JsonException:
                return new("not-understood", StatusCodes.Status400BadRequest);
            case StorageFullException:
                return new("disk-full", StatusCodes.Status507InsufficientStorage);
            default:
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Pana.Node").LogError(
                    "{Fault} in {Endpoint}\n{Stack}", fault.GetType().FullName, context.GetEndpoint()?.DisplayName, fault.StackTrace);
                return new("our-fault", StatusCodes.Status500InternalServerError);
        }
    }

    static Task AnswerAsync(HttpContext context, Refusal refusal)
    {
        context.Response.Clear();
        return Answers.Refused(refusal).ExecuteAsync(context);
    }

    /// <summary>Kestrel leaves the body away by itself; routing would not know the method.</summary>
    static Task HeadLikeGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    static Task WaitForStart(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<NodeReadiness>().IsReady
            || context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is { IsPlain: true })
            return next(context);
        context.Response.Headers.RetryAfter = "5";
        return Answers.Refused(new("node-starting", StatusCodes.Status503ServiceUnavailable)).ExecuteAsync(context);
    }

    static Task LimitBody(HttpContext context, RequestDelegate next)
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own
            ? own.MaxRequestBodySize ?? LargestDrained : LargestBody;
        // Routing gave the endpoint's own limit to the server, which would hang up on who still sends instead of reading the rest away.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = Math.Max(limit, LargestDrained);
        if (context.Request.ContentLength > limit)
            return Answers.Refused(TooLarge(limit)).ExecuteAsync(context);
        if (context.Request.ContentLength is null)
            context.Request.Body = new LimitedBody(context.Request.Body, limit);
        return next(context);
    }

    static Refusal TooLarge(long limit) => new("body-too-large", StatusCodes.Status413PayloadTooLarge,
        new Dictionary<string, string> { ["megabytes"] = (limit / (1024 * 1024)).ToString(CultureInfo.InvariantCulture) });
}
