using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pana.Insight.Flows;
using Pana.Sdmx;
using Pana.Storage;

namespace Pana.Insight.Published;

/// <summary>
/// What has been published, and the one way to publish (docs/decisions/published-figures.md). Releases are kept for good; a figure knows since when it stands as it
/// does, and one that a later release has no more stands there as taken back.
/// </summary>
internal sealed class Publication(UnitOfWork unit, InsightContext insight, ChunkCache cache, FlowStructures structures)
{
    ChunkStore Store => new(insight, unit, cache);

    /// <summary>Publishes within the running unit of work, or one of its own: whole or not at all. The figures may come in any order.</summary>
    /// <exception cref="ArgumentException">A figure breaks the lists of codes, is there twice or is no part of this release; or something later was published already.</exception>
    public async Task PublishAsync(Release release, IAsyncEnumerable<Figure> figures, CancellationToken cancel = default)
    {
        var table = new FigureTable(release, structures);
        await foreach (var figure in figures.WithCancellation(cancel))
            table.Add(figure);
        var sorted = table.Sorted;
        await unit.RunAsync(() => WriteAsync(release, sorted(), cancel), cancel);
    }

    /// <summary>Figures that stand, or stood then, sorted by series and then by period.</summary>
    public async IAsyncEnumerable<Figure> ReadAsync(FigureQuestion question, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var flow = question.Flow;
        var dimensions = flow.Dimensions.Length;
        var wanted = new Func<string, bool>?[dimensions + ChunkHead.Extra];
        foreach (var (dimension, codes) in question.Codes)
            wanted[flow.IndexOf(dimension) is >= 0 and var at ? at : throw new ArgumentException($"{flow.Id} has no dimension {dimension}.", nameof(question))] = codes.Contains;
        if (question.From is not null || question.To is not null)
            wanted[dimensions + ChunkHead.Period] = IsWithin(question.From, question.To);
        wanted[dimensions + ChunkHead.Since] = Stands;
        using var scan = new FigureScan(Store, await StandingAsync(flow, question.AsOf, cancel), wanted);
        while (await scan.NextAsync(cancel))
            for (var i = 0; i < scan.Rows.Length; i++)
            {
                var row = scan.Rows.Span[i];
                var codes = new string[dimensions];
                for (var at = 0; at < dimensions; at++)
                    codes[at] = scan.Head.Codes[at][scan.Cells[at][row]];
                var note = scan.Head.Codes[dimensions + ChunkHead.Note][scan.Cells[dimensions + ChunkHead.Note][row]];
                yield return new(codes, scan.Head.Codes[dimensions + ChunkHead.Period][scan.Cells[dimensions + ChunkHead.Period][row]],
                    double.IsNaN(scan.Values[row]) ? null : scan.Values[row],
                    scan.Head.Codes[dimensions + ChunkHead.Status][scan.Cells[dimensions + ChunkHead.Status][row]], note.Length == 0 ? null : note);
            }
    }

    /// <summary>What stands of a state's own figures in a flow.</summary>
    public async Task<List<Figure>> OwnOfAsync(Flow flow, string state, CancellationToken cancel)
    {
        var question = new FigureQuestion(flow)
        {
            Codes = new Dictionary<string, IReadOnlySet<string>>
            {
                [AllFlows.State.Id] = new HashSet<string> { state }, [AllFlows.Source.Id] = new HashSet<string> { FigureSource.State },
            },
        };
        var figures = new List<Figure>();
        await foreach (var figure in ReadAsync(question, cancel))
            figures.Add(figure);
        return figures;
    }

    /// <summary>Everything that was ever published, in its order.</summary>
    public async Task<IReadOnlyList<Release>> ReleasesAsync(CancellationToken cancel = default) =>
        [.. from release in await insight.Releases.AsNoTracking().OrderBy(release => release.PublishedAt).ThenBy(release => release.Number).ToListAsync(cancel)
            where AllFlows.Find(release.Flow) is not null
            select new Release(release.Id, AllFlows.Find(release.Flow)!, release.State, release.Source, release.PublishedAt)];

    /// <summary>Scans these releases; for those who stream.</summary>
    public FigureScan Scan(IReadOnlyList<PublishedRelease> releases, Func<string, bool>?[] wanted) => new(Store, releases, wanted);

    public Task<IReadOnlyList<ChunkHead>> HeadsAsync(PublishedRelease release, CancellationToken cancel) => Store.HeadsAsync(release.Id, cancel);

    public Task<IReadOnlyList<string>> PeriodsAsync(PublishedRelease release, CancellationToken cancel) =>
        Store.PeriodsAsync(release.Id, AllFlows.Find(release.Flow)!.Dimensions.Length + ChunkHead.Period, cancel);

    /// <summary>All releases of a flow, or of all, until then, by flow, state and source in their order.</summary>
    public async Task<IReadOnlyList<PublishedRelease>> HistoryAsync(Flow? flow, DateTimeOffset? asOf, CancellationToken cancel)
    {
        var releases = insight.Releases.AsNoTracking();
        if (flow is { Id: var id })
            releases = releases.Where(release => release.Flow == id);
        if (asOf is { } moment)
            releases = releases.Where(release => release.PublishedAt <= moment);
        return [.. (await releases.ToListAsync(cancel)).OrderBy(release => release.Flow, StringComparer.Ordinal)
            .ThenBy(release => release.State, StringComparer.Ordinal).ThenBy(release => release.Source, StringComparer.Ordinal).ThenBy(release => release.Number)];
    }

    /// <summary>The last releases until then, one for each flow, state and source.</summary>
    public async Task<IReadOnlyList<PublishedRelease>> StandingAsync(Flow? flow, DateTimeOffset? asOf, CancellationToken cancel) =>
        [.. (await HistoryAsync(flow, asOf, cancel)).GroupBy(release => (release.Flow, release.State, release.Source), (_, all) => all.Last())];

    /// <summary>Since when a figure stands as it does, and whether it was taken back then.</summary>
    public static (DateTimeOffset At, bool IsGone) SinceOf(string since) =>
        (DateTimeOffset.UnixEpoch.AddTicks(TimeSpan.TicksPerMicrosecond * Math.Abs(long.Parse(since, CultureInfo.InvariantCulture))), !Stands(since));

    public static bool Stands(string since) => since[0] != '-';

    async Task WriteAsync(Release release, IEnumerable<(string[] Row, double Value)> sorted, CancellationToken cancel)
    {
        await unit.LockAsync([LockOf(release)], cancel);
        var last = await insight.Releases.AsNoTracking().Where(other => other.Flow == release.Flow.Id && other.State == release.State && other.Source == release.Source)
            .OrderByDescending(other => other.Number).FirstOrDefaultAsync(cancel);
        if (last?.PublishedAt > release.PublishedAt)
            throw new ArgumentException($"{release.Flow.Id} of {release.State} was published at {last.PublishedAt:O} already: nothing is put before it.");
        var columns = release.Flow.Dimensions.Length + ChunkHead.Extra;
        var now = ((release.PublishedAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
        var kept = new PublishedRelease
        {
            Id = release.Id, Flow = release.Flow.Id, State = release.State, Source = release.Source, Number = (last?.Number ?? 0) + 1, PublishedAt = release.PublishedAt, Figures = 0,
        };
        insight.Releases.Add(kept);
        var (builder, number) = (new ChunkBuilder(columns), 0);
        using var before = last is null ? null : Scan([last], new Func<string, bool>?[columns]);
        await foreach (var (row, value) in Revision.OfAsync(sorted, before, now, columns).WithCancellation(cancel))
        {
            builder.Add(row, value);
            if (Stands(row[^1]))
                kept.Figures++;
            if (builder.IsFull)
                insight.Chunks.Add(builder.Take(release.Id, number++));
        }
        if (builder.Rows > 0)
            insight.Chunks.Add(builder.Take(release.Id, number));
        await unit.SaveAsync(cancel);
    }

    static Guid LockOf(Release release) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"figures {release.Flow.Id} {release.State} {release.Source}")).AsSpan(0, 16));

    static Func<string, bool> IsWithin(string? from, string? to)
    {
        TimePeriod first = default, last = default;
        if (from is not null && !TimePeriod.TryParse(from, out first) || to is not null && !TimePeriod.TryParse(to, out last))
            throw new ArgumentException($"{from} to {to} are no periods.");
        return period => TimePeriod.TryParse(period, out var covered) && (from is null || covered.Start >= first.Start) && (to is null || covered.End <= last.End);
    }
}
