using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Explorer;

/// <summary>What the flows hold, looked through once for each publication and then kept: a page asks for it several times.</summary>
internal sealed class FlowsInView(IServiceScopeFactory scopes)
{
    readonly ConcurrentDictionary<string, (string Releases, Lazy<Task<FlowContents>> Contents)> _kept = [];

    public async Task<FlowContents> OfAsync(Flow flow, IReadOnlyList<Release> releases)
    {
        var stamp = string.Join(' ', releases.Where(release => release.Flow.Id == flow.Id).Select(release => release.Id).Order());
        var (_, contents) = _kept.AddOrUpdate(flow.Id, _ => (stamp, Looked(flow)), (_, kept) => kept.Releases == stamp ? kept : (stamp, Looked(flow)));
        try
        {
            return await contents.Value;
        }
        catch
        {
            _kept.TryRemove(flow.Id, out _);
            throw;
        }
    }

    /// <summary>In a scope of its own: whoever asked first may go away before it is done.</summary>
    Lazy<Task<FlowContents>> Looked(Flow flow) => new(async () =>
    {
        var contents = new FlowContents(flow);
        await using var scope = scopes.CreateAsyncScope();
        await foreach (var figure in scope.ServiceProvider.GetRequiredService<Publication>().ReadAsync(new(flow), CancellationToken.None))
            contents.Add(figure.Codes, figure.Period);
        return contents;
    });
}
