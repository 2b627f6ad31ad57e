using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Pana.Storage;

namespace Pana.Insight.Published;

/// <summary>What was read of releases is kept in memory, as it lies in the database, up to a bound: releases never change.</summary>
internal sealed class ChunkCache : IDisposable
{
    const long Bound = 48 * 1024 * 1024;

    readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Bound });

    public T? Find<T>(object key) where T : class => _cache.Get<T>(key);

    public void Keep<T>(object key, T value, long bytes) where T : class => _cache.Set(key, value, new MemoryCacheEntryOptions { Size = bytes });

    public void Dispose() => _cache.Dispose();
}

/// <summary>Chunks of releases, from memory or from the database.</summary>
internal sealed class ChunkStore(InsightContext insight, UnitOfWork unit, ChunkCache cache)
{
    public async Task<IReadOnlyList<ChunkHead>> HeadsAsync(Guid release, CancellationToken cancel)
    {
        if (!unit.IsRunning && cache.Find<ChunkHead[]>(release) is { } known)
            return known;
        var packed = await insight.Chunks.AsNoTracking().Where(chunk => chunk.ReleaseId == release).OrderBy(chunk => chunk.Number).Select(chunk => chunk.Head).ToListAsync(cancel);
        ChunkHead[] heads = [.. packed.Select(ChunkHead.Read)];
        // A release that this unit of work is still writing may be undone, and written otherwise under the same number.
        if (!unit.IsRunning)
            cache.Keep(release, heads, 256 + packed.Sum(head => 3L * head.Length));
        return heads;
    }

    /// <summary>All periods of a release: every question wants to know them.</summary>
    public async Task<IReadOnlyList<string>> PeriodsAsync(Guid release, int column, CancellationToken cancel)
    {
        if (!unit.IsRunning && cache.Find<string[]>((release, nameof(ChunkHead.Period))) is { } known)
            return known;
        string[] periods = [.. (await HeadsAsync(release, cancel)).SelectMany(head => head.Codes[column]).Distinct()];
        if (!unit.IsRunning)
            cache.Keep((release, nameof(ChunkHead.Period)), periods, 64 + 8 * periods.Length);
        return periods;
    }

    public async ValueTask<byte[]> BodyAsync(Guid release, int number, CancellationToken cancel)
    {
        if (!unit.IsRunning && cache.Find<byte[]>((release, number)) is { } known)
            return known;
        var body = await insight.Chunks.AsNoTracking().Where(chunk => chunk.ReleaseId == release && chunk.Number == number).Select(chunk => chunk.Body).SingleAsync(cancel);
        if (!unit.IsRunning)
            cache.Keep((release, number), body, 128 + body.Length);
        return body;
    }
}
