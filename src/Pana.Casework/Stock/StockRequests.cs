namespace Pana.Casework.Stock;

/// <summary>A row of blanks of one kind.</summary>
/// <param name="First">As it is printed on the first of them, <c>AA 0000001</c>.</param>
internal sealed record ReceivedBlanks(string? Paper, string? First, long? Count);

/// <param name="Unit">Code of the unit that receives them.</param>
internal sealed record MovedBlanks(string? First, long? Count, string? Unit);

/// <param name="Reason">Why they can never be used.</param>
internal sealed record EndedBlanks(string? First, long? Count, string? Reason);

internal sealed record CountedBlanks(string? Paper, long? Counted);

internal sealed record SecondCount(long? Counted);

internal sealed record Explanation(string? Reason);

/// <summary>Blanks that were received, moved or ended.</summary>
/// <param name="Blanks">The first and the last of them.</param>
public sealed record StockReceipt(string Paper, string Blanks, long Count);

/// <param name="State"><c>Waits</c> for the second official, <c>Agrees</c> with the book, <c>Differs</c> and has to be explained, or is <c>Explained</c>.</param>
public sealed record CountReceipt(Guid Id, CountState State);

public enum CountState { Waits, Agrees, Differs, Explained }
