using System.Diagnostics;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pana.Insight.Flows;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>What all answers have in common: languages, compression, the head of the message.</summary>
internal static class Messages
{
    /// <summary>When the structures became as they are, at the latest: an edition may have been changed before this start.</summary>
    public static readonly DateTimeOffset StructuresSince = new(Process.GetCurrentProcess().StartTime.ToUniversalTime());

    static readonly string s_structures = typeof(Messages).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Languages of names that the client reads, the best first; English and Russian where it says nothing.</summary>
    public static IReadOnlyList<string> Languages(HttpContext http)
    {
        string[] known = [.. http.Request.GetTypedHeaders().AcceptLanguage.Where(each => each.Quality is not 0).OrderByDescending(each => each.Quality ?? 1)
            .Select(each => CodeTables.Languages.FirstOrDefault(language => each.Value.Value!.Split('-')[0].Equals(language, StringComparison.OrdinalIgnoreCase))).OfType<string>().Distinct()];
        return known.Length > 0 ? known : ["en", "ru"];
    }

    public static MessageHeader Header(HttpContext http, DateTimeOffset now, IReadOnlyList<DataSetHead>? sets = null) =>
        new($"M{Guid.CreateVersion7(now):N}", now, Flow.Agency, Languages(http)) { Sets = sets ?? [new()] };

    /// <summary>Weak: two answers of one tag say the same, and each has a number and a time of its own.</summary>
    public static EntityTagHeaderValue Tag(string of) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{s_structures} {of}")).AsSpan(0, 12))}\"", isWeak: true);

    /// <summary>How the answer is compressed: <c>br</c>, <c>gzip</c>, or null for not at all.</summary>
    public static string? EncodingFor(HttpContext http)
    {
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding.Where(each => each.Quality is not 0).Select(each => each.Value.Value).ToList();
        return accepted.Contains("br") ? "br" : accepted.Contains("gzip") ? "gzip" : null;
    }

    /// <summary>Writes a body of any length.</summary>
    public static async Task WriteAsync(HttpContext http, MediaForm form, Func<PipeWriter, Task> write)
    {
        http.Response.ContentType = form.MediaType;
        if (EncodingFor(http) is not { } encoding)
        {
            await write(http.Response.BodyWriter);
            return;
        }
        http.Response.Headers.ContentEncoding = encoding;
        await using var packed = Packing(http.Response.Body, encoding);
        var pipe = PipeWriter.Create(packed, new(leaveOpen: true));
        await write(pipe);
        await pipe.CompleteAsync();
    }

    /// <summary>Writes a body that is at hand.</summary>
    public static Task WriteAsync(HttpContext http, MediaForm form, byte[] body) => WritePackedAsync(http, form, Pack(http, body));

    /// <summary>Writes what <see cref="Pack"/> gave for such a client.</summary>
    public static async Task WritePackedAsync(HttpContext http, MediaForm form, byte[] packed)
    {
        http.Response.ContentType = form.MediaType;
        http.Response.Headers.ContentEncoding = EncodingFor(http);
        http.Response.ContentLength = packed.Length;
        await http.Response.BodyWriter.WriteAsync(packed, http.RequestAborted);
    }

    /// <summary>A body compressed as the client reads it.</summary>
    public static byte[] Pack(HttpContext http, byte[] body)
    {
        if (EncodingFor(http) is not { } encoding)
            return body;
        using var packed = new MemoryStream();
        using (var packing = Packing(packed, encoding))
            packing.Write(body);
        return packed.ToArray();
    }

    static Stream Packing(Stream target, string encoding) =>
        encoding == "br" ? new BrotliStream(target, CompressionLevel.Fastest) : new GZipStream(target, CompressionLevel.Fastest);
}
