using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Pana.Kernel;

namespace Pana.Registry;

/// <summary>
/// Reads the JSON of a request. Unlike the framework's own reading it reads no more than the limit, whatever length was announced, knows a misspelt
/// property (a birth that is silently lost would make a child an adult) and says a sentence for each no.
/// </summary>
internal static class Body
{
    const int Limit = 500_000;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 12, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public static async Task<Outcome<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancel) where T : class
    {
        if (!request.HasJsonContentType())
            return new Refusal("body-not-json", StatusCodes.Status415UnsupportedMediaType);
        using var kept = new MemoryStream();
        var chunk = new byte[16_384];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancel)) > 0;)
        {
            if (kept.Length + read > Limit)
                return new Refusal("body-too-large", StatusCodes.Status413PayloadTooLarge);
            kept.Write(chunk, 0, read);
        }
        try
        {
            return JsonSerializer.Deserialize<T>(kept.GetBuffer().AsSpan(0, (int)kept.Length), Options) is { } value
                ? value : new Refusal("body-not-understood", StatusCodes.Status400BadRequest);
        }
        catch (JsonException)
        {
            // The exception quotes what was sent.
            return new Refusal("body-not-understood", StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The next act, unless the first was refused.</summary>
    public static async Task<Outcome<TNext>> Then<T, TNext>(this Outcome<T> outcome, Func<T, Task<Outcome<TNext>>> next) =>
        outcome.Refusal is { } refusal ? refusal : await next(outcome.Value);
}
