using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Pana.Access.Open;

namespace Pana.Node.Hosting;

/// <summary>
/// Styles, fonts and scripts. Each file is an endpoint of its own, declared public: what is not a file of ours does not exist,
/// and no path can be walked out of the folder. What is text travels packed, since lines are slow.
/// </summary>
internal static class WebFiles
{
    const string Reason = "Styles, fonts and scripts of our own pages; the sign-in page needs them too.";

    static readonly FileExtensionContentTypeProvider Types = new();

    sealed record Packed(byte[] Plain, byte[]? Brotli, string Tag);

    public static string Folder => Path.Combine(NodeSettings.ProgramFolder, "wwwroot");

    /// <summary>Changes with the files.</summary>
    public static string Version =>
        Path.Combine(Folder, "version.txt") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : "0";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        if (!Directory.Exists(Folder))
            return;
        var packed = new ConcurrentDictionary<string, Packed>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var path = "/" + Path.GetRelativePath(Folder, file).Replace('\\', '/');
            Map(endpoints, path, file, packed);
            if (path == "/mark.svg")
                Map(endpoints, "/favicon.ico", file, packed);
        }
    }

    static void Map(IEndpointRouteBuilder endpoints, string path, string file, ConcurrentDictionary<string, Packed> packed)
    {
        var type = Types.TryGetContentType(file, out var known) ? known : "application/octet-stream";
        endpoints.MapGet(path, (HttpContext context) =>
            AnswerAsync(context, type, packed.GetOrAdd(file, Pack))).ExcludeFromDescription().PublicFile(Reason);
    }

    static async Task AnswerAsync(HttpContext context, string type, Packed file)
    {
        var headers = context.Response.Headers;
        // Pages ask with ?v=VERSION, so that what they asked for never changes.
        headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        (headers.ETag, headers.Vary) = (file.Tag, "Accept-Encoding");
        if (context.Request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var body = file.Plain;
        if (file.Brotli is { } brotli && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            (body, headers.ContentEncoding) = (brotli, "br");
        (context.Response.ContentType, context.Response.ContentLength) = (type, body.Length);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    static Packed Pack(string file)
    {
        var plain = File.ReadAllBytes(file);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..16]}\"";
        if (Path.GetExtension(file) is not (".css" or ".js" or ".svg" or ".txt" or ".json"))
            return new(plain, null, tag);
        using var brotli = new MemoryStream();
        using (var stream = new BrotliStream(brotli, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(plain);
        return new(plain, brotli.ToArray(), tag);
    }
}
