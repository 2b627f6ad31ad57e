using System.Collections.Immutable;

namespace Pana.Disclosure;

/// <summary>
/// What anybody can read elsewhere about the same people: a table of another flow, a neighbour's mirror table. Bounds that the true figure breaks
/// (two states count differently) are widened to it, since whoever combines the two is then misled, not informed.
/// </summary>
/// <param name="Codes">In the table's dimensions; those that the other table does not have are at their total.</param>
public sealed record Known(ImmutableArray<string> Codes, long AtLeast, long AtMost);
