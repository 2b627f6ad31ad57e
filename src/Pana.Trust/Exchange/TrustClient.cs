using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pana.Trust.Public;

namespace Pana.Trust.Exchange;

/// <summary>Asks another node for what it publishes; nothing of ours is told to it.</summary>
internal sealed class TrustClient : IDisposable
{
    /// <summary>A list of a million papers is 2 MB.</summary>
    const int Largest = 8 * 1024 * 1024;

    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(20), MaxResponseContentBufferSize = Largest,
    };

    /// <summary>Throws <see cref="JsonException"/> for what is no answer of a node.</summary>
    public async Task<IReadOnlyList<PublishedState>> StatesAsync(Uri node, CancellationToken cancel)
    {
        using var answer = await _http.GetAsync(new Uri(node, "/trust/certificates"), cancel);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "application/json")
            throw new InvalidDataException("No node answers there.");
        return await answer.Content.ReadFromJsonAsync<List<PublishedState>>(JsonSerializerOptions.Web, cancel) is { } states
            && states.TrueForAll(state => state is { Issuer: not null, Authority: not null, Signers: not null } && state.Signers.All(signer => signer is not null))
            ? states : throw new JsonException();
    }

    public async Task<byte[]> ListAsync(Uri node, string issuer, CancellationToken cancel)
    {
        using var answer = await _http.GetAsync(new Uri(node, $"/trust/revocations/{issuer}"), cancel);
        return answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "application/octet-stream"
            ? await answer.Content.ReadAsByteArrayAsync(cancel) : throw new InvalidDataException("The node has no such list.");
    }

    public void Dispose() => _http.Dispose();
}
