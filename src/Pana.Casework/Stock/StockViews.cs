namespace Pana.Casework.Stock;

/// <summary>The blanks of a unit. Numbers of blanks are no personal data; which paper lies on which is not told here.</summary>
public sealed record StockView(IReadOnlyList<StockLine> Kinds, IReadOnlyList<MovementLine> Movements, IReadOnlyList<CountLine> Counts);

/// <param name="InStock">Null while a second official has to count them without knowing.</param>
/// <param name="Next">The next one to be used.</param>
public sealed record StockLine(string Paper, string Title, long? InStock, string? Next, long Used, long Spoilt, long Lost);

/// <param name="Blanks">The first and the last; null of counts, and of used ones, which are told by the day.</param>
/// <param name="From">The unit from which they came, or to which they went.</param>
public sealed record MovementLine(
    MovementKind Kind, string Title, string? Blanks, long Count, DateTimeOffset? At, DateOnly Day, string? Official, string? From, string? To, string? Reason);

/// <param name="First">What each of the two found and what the book said; null until the second has counted.</param>
public sealed record CountLine(
    Guid Id, string Title, CountState State, DateTimeOffset At, string FirstBy, string? SecondBy, CountFigures? First, CountFigures? Second, string? Explanation, bool IsMine);

public sealed record CountFigures(long Counted, long Book);
