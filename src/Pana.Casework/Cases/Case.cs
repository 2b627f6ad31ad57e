using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Casework.Cases;

/// <summary>One run of a procedure about one person. Nothing but the runner changes it.</summary>
internal sealed class Case
{
    public required Guid Id { get; init; }
    /// <summary>Opaque, see <see cref="CaseNumber"/>.</summary>
    public required string Number { get; init; }
    public required string Procedure { get; init; }
    public required Guid PersonId { get; init; }
    public required string State { get; set; }
    public required Wall Wall { get; init; }
    /// <summary>The authority and unit that must act now.</summary>
    public required string Authority { get; set; }
    public required string Unit { get; set; }
    /// <summary>Codes of all authorities that ever had to act, separated by spaces: they keep seeing what they worked on.</summary>
    public required string Holders { get; set; }
    /// <summary>The official whom a supervisor gave the case.</summary>
    public Guid? OfficerId { get; set; }
    /// <summary>Who brought it about; empty for the platform.</summary>
    public required Guid OpenedBy { get; init; }
    public required string OpenedAuthority { get; init; }
    public required string OpenedUnit { get; init; }
    public Guid? FollowedId { get; init; }
    public LinkKind? Link { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>Whoever must act now has taken a step.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }
    /// <summary>When the next legal term ends; null when none runs.</summary>
    public DateTimeOffset? NextDue { get; set; }
    /// <summary>Key of that term.</summary>
    public string? NextTerm { get; set; }
    /// <summary>The functions for which the case waits, a bit each.</summary>
    public long WaitsFor { get; set; }
    /// <summary>Where its record ends.</summary>
    public int HeadSequence { get; set; }
    public required byte[] HeadHash { get; set; }
    public long Version { get; set; }

    public bool IsHeldBy(string authority) => Holders.Split(' ').Contains(authority);
}

/// <summary>A fact as it stands, of a case or (<see cref="CaseId"/> empty) of the person.</summary>
internal sealed class StoredFact
{
    public required Guid PersonId { get; init; }
    public required Guid CaseId { get; init; }
    public required string Fact { get; init; }
    public required bool Value { get; set; }
    public required DateTimeOffset ValidFrom { get; set; }
    public DateTimeOffset? ValidUntil { get; set; }
    public By? SaidBy { get; set; }
    public Guid? ProposedBy { get; set; }
}

/// <summary>One run of a legal clock.</summary>
internal sealed class StoredTerm
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Term { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset Due { get; set; }
    public DateTimeOffset? SuspendedAt { get; set; }
    public bool IsExtended { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? FiredAt { get; set; }
}

/// <summary>
/// That a term's consequence came. The key lets no consequence come twice; one that must be told to a supervisor stays open
/// until they have seen it.
/// </summary>
internal sealed class Firing
{
    public required Guid TermId { get; init; }
    public required DateTimeOffset Due { get; init; }
    public required Guid CaseId { get; init; }
    public required string Term { get; init; }
    public required Consequence Consequence { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required DateTimeOffset FiredAt { get; init; }
    public DateTimeOffset? SeenAt { get; set; }
}

/// <summary>Which step was taken by whom: what the record says, without what was said; a row for each member of a panel.</summary>
internal sealed class TakenStep
{
    public required Guid CaseId { get; init; }
    /// <summary>Place in the case's record.</summary>
    public required int Sequence { get; init; }
    /// <summary>Empty for the clock and the platform.</summary>
    public required Guid Actor { get; init; }
    public required Guid PersonId { get; init; }
    public required string Step { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Where the case lay then; null for steps from before it was written down.</summary>
    public string? Unit { get; init; }
}

/// <summary>A paper that a step gave into somebody's hand.</summary>
internal sealed class GivenPaper
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Paper { get; init; }
    public required string Step { get; init; }
    public required string Number { get; init; }
    public required Wall Wall { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? ValidUntil { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    /// <summary>Key of the step by which it fell; null for one that fell before steps were written down here.</summary>
    public string? WithdrawnBy { get; set; }
}

/// <summary>The ledger of consents: for what, to whom, which data, since when and until when.</summary>
internal sealed class ConsentEntry
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid CaseId { get; init; }
    public required string Fact { get; init; }
    public required string Purpose { get; init; }
    public required string Recipient { get; init; }
    public required string Data { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? ValidUntil { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>An official named in a case: a guardian, an adviser, an interpreter; they see that case and not others' (protection.md 7).</summary>
internal sealed class CaseMember
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid OfficerId { get; init; }
    public required Function Function { get; init; }
    /// <summary>The question whose answer named them; another answer takes their place.</summary>
    public required string Field { get; init; }
    public required Sex Sex { get; init; }
    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? Until { get; set; }
}

/// <summary>The answer given to a client's key, so that the same key never takes a step twice.</summary>
internal sealed class GivenAnswer
{
    public required Guid OfficerId { get; init; }
    public required string Key { get; init; }
    /// <summary>What was asked, hashed: another request under the same key is a mistake of the client.</summary>
    public required string Asked { get; init; }
    public required string Receipt { get; init; }
    /// <summary>The case in which the step was taken; null where several people were met.</summary>
    public Guid? CaseId { get; init; }
    public required DateTimeOffset At { get; init; }
}
