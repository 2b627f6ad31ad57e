using Microsoft.EntityFrameworkCore;

namespace Pana.Insight.Published;

/// <summary>A release as it is kept; see <see cref="Release"/>.</summary>
internal sealed class PublishedRelease
{
    public required Guid Id { get; init; }
    public required string Flow { get; init; }
    public required string State { get; init; }
    public required string Source { get; init; }
    /// <summary>Counts the releases of one flow, state and source, from 1.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    /// <summary>How many figures stand in it, without those that it took back.</summary>
    public required long Figures { get; set; }
}

/// <summary>Some thousands of a release's figures, by series; written by <see cref="ChunkBuilder"/>, read by <see cref="FigureScan"/>.</summary>
[PrimaryKey(nameof(ReleaseId), nameof(Number))]
internal sealed class PublishedChunk
{
    public required Guid ReleaseId { get; init; }
    public required int Number { get; init; }
    public required byte[] Head { get; init; }
    public required byte[] Body { get; init; }
}
