using Pana.Kernel;

namespace Pana.Registry.Register;

/// <summary>
/// Somebody, as a set of links over source records: nothing about them stands here, so that merging and un-merging
/// move links and never values (language.md "The record").
/// </summary>
internal sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>The opaque number on the slip; it tells neither kind nor order.</summary>
    public required string Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since then the post that registered them keeps the number alone (protection.md 21).</summary>
    public DateTimeOffset? HandedOverAt { get; set; }

    /// <summary>
    /// Whether they voiced fear and whom they named, sealed. Everybody has one, always of the same length: a missing
    /// or longer one would tell who asked for protection (protection.md 2).
    /// </summary>
    public required byte[] Shield { get; set; }

    public long Version { get; init; } = 1;
}

/// <summary>What stands in <see cref="Person.Shield"/>.</summary>
internal sealed record Shield(bool VoicedFear, IReadOnlyList<string> Persecutors)
{
    public static readonly Shield None = new(false, []);

    public override string ToString() => "•••";
}

/// <summary>What one source said about a person at one time. Never changed: a correction is another record.</summary>
internal sealed class SourceRecord
{
    public required Guid Id { get; init; }

    /// <summary>Whose key sealed it: the person it was first linked to, whatever links are made later.</summary>
    public required Guid PersonId { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>Behind which wall it was learnt; nobody reads it who does not see behind that wall.</summary>
    public required Wall Wall { get; init; }

    public required string Authority { get; init; }

    public required string Unit { get; init; }

    public required Guid RegisteredBy { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>
    /// Its place in the person's record, from 1: two words of one moment, or of one transaction, still have an order.
    /// </summary>
    public required int Sequence { get; init; }

    /// <summary>Sealed <see cref="Open.PersonFacts"/>.</summary>
    public required byte[] Content { get; init; }
}

internal enum RecordKind
{
    /// <summary>The first word about somebody who stands there.</summary>
    Arrival,
    /// <summary>
    /// Somebody added later: a newborn, a member who was found, a separated one whom the family names.
    /// </summary>
    Addition,
    /// <summary>More facts, which put nothing right.</summary>
    Statement,
    /// <summary>Puts something right; what was said before stays.</summary>
    Correction,
}

/// <summary>To whom a source record belongs at present.</summary>
internal sealed class PersonLink
{
    public required Guid SourceId { get; init; }
    public required Guid PersonId { get; set; }
    public required Guid LinkedBy { get; set; }
    public required DateTimeOffset LinkedAt { get; set; }
}

/// <summary>A word of a source record by which it can be found: a keyed hash, see <see cref="Tokens"/>.</summary>
internal sealed class SearchToken
{
    public required Guid SourceId { get; init; }
    public required long Token { get; init; }
}

/// <summary>
/// Who may know of a person at all: the unit of an authority, or one official of it, behind a wall. Written by the
/// module that has the cases; one row per case and circle.
/// </summary>
internal sealed class PersonScope
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid CaseId { get; init; }
    public required Wall Wall { get; init; }
    public required string Authority { get; init; }

    /// <summary>Empty for the whole authority.</summary>
    public required string Unit { get; init; }

    /// <summary>The only official who may know; null for the whole unit.</summary>
    public Guid? OfficialId { get; init; }
}
