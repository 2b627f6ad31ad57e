using System.Net;
using System.Net.Http.Headers;
using Pana.Insight.Flows;
using Pana.Kernel;
using Pana.Sdmx;

namespace Pana.Insight.Harvest;

/// <summary>
/// Asks a member for its statistics, as anybody may; nothing of ours is told to it. SDMX-JSON, since its end can be seen: of a CSV that a proxy cut off
/// between two lines nobody could tell.
/// </summary>
internal sealed class HarvestClient : IDisposable
{
    /// <summary>Some million figures.</summary>
    const int Largest = 256 * 1024 * 1024;

    readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = Largest,
    };

    /// <summary>How long a member may take for one answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>All flows with what they are made of.</summary>
    public Task<Outcome<byte[]>> StructuresAsync(Uri member, CancellationToken cancel) =>
        AskAsync(member, $"/sdmx/3.0/structure/dataflow/{Flow.Agency}/*/{Flow.Version}?references=descendants", MessageFormat.JsonStructure, cancel);

    /// <summary>The state's own figures of a flow; an empty message where there is none.</summary>
    /// <param name="updatedAfter">Those alone that changed since.</param>
    public Task<Outcome<byte[]>> DataAsync(Uri member, Flow flow, string state, DateTimeOffset? updatedAfter, CancellationToken cancel)
    {
        var key = string.Join('.', flow.Dimensions.Select(dimension => dimension == AllFlows.State ? state : dimension == AllFlows.Source ? FigureSource.State : "*"));
        var since = updatedAfter is { } moment ? $"?updatedAfter={Uri.EscapeDataString(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))}" : "";
        return AskAsync(member, $"/sdmx/3.0/data/dataflow/{Flow.Agency}/{flow.Id}/{Flow.Version}/{key}{since}", MessageFormat.JsonData, cancel);
    }

    async Task<Outcome<byte[]>> AskAsync(Uri member, string path, MessageFormat format, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(member, path));
        question.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(Negotiation.MediaType(format)));
        try
        {
            using var answer = await _http.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, either.Token);
            // No record fits: SDMX says it with 404 and a message of its own, and not with a page.
            if (answer.StatusCode == HttpStatusCode.NotFound && format == MessageFormat.JsonData && IsSdmx(answer))
                return Array.Empty<byte>();
            if ((int)answer.StatusCode is >= 300 and < 400)
                return new Refusal("harvest-redirected");
            if (answer.StatusCode != HttpStatusCode.OK)
                return new Refusal("harvest-not-answered", With: new Dictionary<string, string> { ["status"] = $"{(int)answer.StatusCode}" });
            if (!IsSdmx(answer))
                return new Refusal("harvest-no-statistics");
            try
            {
                return await answer.Content.ReadAsByteArrayAsync(either.Token);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                return new Refusal("harvest-broken-off");
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new Refusal("harvest-too-slow");
        }
        catch (HttpRequestException)
        {
            return new Refusal("harvest-unreachable");
        }
    }

    static bool IsSdmx(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType is { } type
        && type.StartsWith("application/vnd.sdmx.", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal);

    public void Dispose() => _http.Dispose();
}
