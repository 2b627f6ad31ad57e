namespace Pana.Insight.Releases;

/// <summary>That the node publishes its figures. One that was stopped in its midst is finished at the next start, with the same figures.</summary>
internal sealed class ReleaseRun
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// What was known until the end of this day was published (days since the first of the year 1). Whatever becomes known afterwards is counted for a later
    /// day, so that what was published can be counted again at any time.
    /// </summary>
    public required int CountedDay { get; init; }

    /// <summary>The last month that is in it: its year times twelve and its place in the year, from 0.</summary>
    public required int LastMonth { get; init; }

    /// <summary>The official who asked for it; null when it was due.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>Null until everything is published.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    public long Figures { get; set; }
}

/// <summary>A table that failed its audit in a release: it was not published, or stands as it was published before.</summary>
internal sealed class WithheldTable
{
    public required Guid RunId { get; init; }
    public required string Flow { get; init; }
    public required string Period { get; init; }

    /// <summary>What could have been found out, as JSON of <see cref="Pana.Disclosure.Finding"/>: for officials of the node alone.</summary>
    public required string Findings { get; init; }
}
