using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>
/// Messages of structures as they were sent, by the tag of the answer: whoever asks the same gets the same message, made once, until something new is published.
/// Those that are asked for most stay.
/// </summary>
internal sealed class KeptMessages : IDisposable
{
    /// <summary>In bytes, of all together.</summary>
    const long Most = 16 << 20;

    readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The answer, whose tag is set already.</summary>
    public Task WriteAsync(HttpContext http, MediaForm form, Func<byte[]> make)
    {
        var tag = http.Response.GetTypedHeaders().ETag!.Tag;
        if (!_kept.TryGetValue(tag, out byte[]? packed))
            _kept.Set(tag, packed = Messages.Pack(http, make()), new MemoryCacheEntryOptions { Size = packed.Length });
        return Messages.WritePackedAsync(http, form, packed!);
    }

    public void Dispose() => _kept.Dispose();
}
