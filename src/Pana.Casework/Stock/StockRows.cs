namespace Pana.Casework.Stock;

/// <summary>Blanks that lie unused in a unit and follow one another. Whatever leaves the stock leaves its range, so that no two ranges overlap.</summary>
internal sealed class BlankRange
{
    public required Guid Id { get; init; }
    /// <summary>Kind of the paper that is printed on them.</summary>
    public required string Paper { get; init; }
    public required string Series { get; init; }
    public required long First { get; set; }
    public required long Last { get; set; }
    /// <summary>Digits of a number.</summary>
    public required int Width { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public long Version { get; set; }
}

internal enum BlankEnd { Used, Spoilt, Lost }

/// <summary>What became of a blank that is in no stock any more. The key lets no number be used twice.</summary>
internal sealed class SpentBlank
{
    public required string Series { get; init; }
    public required long Number { get; init; }
    public required int Width { get; init; }
    public required string Paper { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required BlankEnd State { get; set; }
    /// <summary>The paper that is, or was to be, printed on it; told only to who may see the paper.</summary>
    public Guid? PaperId { get; init; }
    public required DateTimeOffset At { get; init; }
    public long Version { get; set; }
}

public enum MovementKind { Received, Moved, Used, Spoilt, Lost, Counted, Explained }

/// <summary>What happened to blanks, by whom. Rows are added and never changed.</summary>
internal sealed class StockMovement
{
    public required Guid Id { get; init; }
    public required MovementKind Kind { get; init; }
    public required string Paper { get; init; }
    /// <summary>Empty of a count, which names no numbers.</summary>
    public required string Series { get; init; }
    public required long First { get; init; }
    public required int Width { get; init; }
    /// <summary>How many blanks; of a count, how many the second official found.</summary>
    public required long Count { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    /// <summary>The unit that received what was moved.</summary>
    public string? ToAuthority { get; init; }
    public string? ToUnit { get; init; }
    public required Guid Official { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>In the state's own time: used blanks are told by the day.</summary>
    public required DateOnly Day { get; init; }
    public string? Reason { get; init; }
    public Guid? PaperId { get; init; }
}

/// <summary>Blanks of one kind counted by two officials, each beside what the book said at that moment. Nothing is corrected by it.</summary>
internal sealed class StockCount
{
    public required Guid Id { get; init; }
    public required string Paper { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required Guid FirstBy { get; init; }
    public required DateTimeOffset FirstAt { get; init; }
    public required long FirstCounted { get; init; }
    public required long FirstBook { get; init; }
    public Guid? SecondBy { get; set; }
    public DateTimeOffset? SecondAt { get; set; }
    public long? SecondCounted { get; set; }
    public long? SecondBook { get; set; }
    public string? Explanation { get; set; }
    public Guid? ExplainedBy { get; set; }
    public DateTimeOffset? ExplainedAt { get; set; }
    public long Version { get; set; }

    /// <summary>What was found beside the book, first and second count.</summary>
    public (long First, long Second)? Difference => SecondCounted - SecondBook is { } second ? (FirstCounted - FirstBook, second) : null;
}
