namespace Pana.Insight.Counting;

/// <summary>What became known on a day about a cell in a period: how many more or fewer, and the sum of their keys.</summary>
internal sealed class CountedSum
{
    public required string Flow { get; init; }
    public required string Cell { get; init; }
    public required int Period { get; init; }
    /// <summary>Days since the first of the year 1.</summary>
    public required int Day { get; init; }
    public required long Count { get; init; }
    /// <summary>Modulo 2³².</summary>
    public required long KeySum { get; init; }
}

/// <summary>What somebody adds to the sums, sealed with their key; under the oldest of their numbers.</summary>
internal sealed class Contribution
{
    public required Guid PersonId { get; init; }
    public required DateTimeOffset CountedAt { get; set; }
    public required byte[] Box { get; set; }
}

/// <summary>Such as which definitions the sums follow.</summary>
internal sealed class CountingMark
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}
