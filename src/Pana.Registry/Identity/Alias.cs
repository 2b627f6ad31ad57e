namespace Pana.Registry.Identity;

/// <summary>
/// One number of a person who has several. The rows of one <see cref="IdentityId"/> are one person; whoever has one number
/// has no row. Everything that was ever written stays under the number under which it was written, with that number's key:
/// joining and parting write these rows alone, so that parting restores what was by itself, with what happened since.
/// </summary>
internal sealed class Alias
{
    public required Guid PersonId { get; init; }

    /// <summary>The number that was given first; it leads.</summary>
    public required Guid IdentityId { get; set; }
}

/// <summary>What somebody said about two numbers.</summary>
public enum Verdict
{
    /// <summary>One person. Takes effect when all have agreed who must.</summary>
    Same,
    /// <summary>Two people; not asked again until something new is known.</summary>
    Different,
    /// <summary>Stays in the queue.</summary>
    NotSure,
    /// <summary>Two people after all. Takes effect like <see cref="Same"/>, since a hold may end with it.</summary>
    Apart,
}

/// <summary>A decision about two numbers. It stays; another one follows it.</summary>
internal sealed class IdentityDecision
{
    public required Guid Id { get; init; }

    /// <summary>The lower id of the two, as everywhere where a pair is stored (<see cref="Pair"/>).</summary>
    public required Guid OneId { get; init; }
    public required Guid OtherId { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>Of <see cref="Verdict.Apart"/>: the decision that it undoes.</summary>
    public Guid? UndoesId { get; init; }

    /// <summary>How alike the two were by all that was known then, in thousandths: what is new since can be told by it.</summary>
    public required int Likeness { get; init; }
    public required Guid OfficialId { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public DateTimeOffset? InForceAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>Whose key sealed <see cref="Content"/>: one of the two.</summary>
    public required Guid KeyId { get; init; }

    /// <summary>Sealed <see cref="Grounds"/>.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>Why; and of a parting which words, said since, go to the other number than the one they were written under.</summary>
internal sealed record Grounds(string Reason, IReadOnlyList<Guid> Moved)
{
    public override string ToString() => "•••";
}

/// <summary>That an official stands for a decision, and behind which walls they see; the first of them made it.</summary>
internal sealed class Agreement
{
    public required Guid DecisionId { get; init; }
    public required Guid OfficialId { get; init; }

    /// <summary>Names of walls, separated by spaces.</summary>
    public required string Walls { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Two numbers that may be one person, by everything that is known of both; for nobody's eyes as it is.</summary>
internal sealed class LikelyPair
{
    /// <summary>The lower id of the two.</summary>
    public required Guid OneId { get; init; }
    public required Guid OtherId { get; init; }

    /// <summary>Thousandths.</summary>
    public required int Likeness { get; set; }
    public required DateTimeOffset FoundAt { get; set; }
}

/// <summary>A source record from before there were all the words by which it can be found (<see cref="IndexRecords"/>).</summary>
internal sealed class Unindexed
{
    public required Guid SourceId { get; init; }
}

/// <summary>A source record that nobody has compared with the register yet.</summary>
internal sealed class Uncompared
{
    public required Guid SourceId { get; init; }
}
