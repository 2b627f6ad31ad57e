using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Registry.Register;

/// <summary>People who came, or belong, together.</summary>
internal sealed class PersonGroup
{
    public required Guid Id { get; init; }
    public required GroupKind Kind { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }
    public long Version { get; init; } = 1;
}

/// <summary>A person in a group. Never changed: of several rows of one person in one group the newest counts.</summary>
internal sealed class Membership
{
    public required Guid Id { get; init; }
    public required Guid GroupId { get; init; }
    public required Guid PersonId { get; init; }
    public required Wall Wall { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>Order in the group, from 1, as the people were typed.</summary>
    public required int Sequence { get; init; }

    /// <summary>Sealed <see cref="Place"/>.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>
/// The place in the group. <paramref name="Relation"/> to the head is a code of <see cref="CodeList.Relationships"/>,
/// null while nobody has said it; <paramref name="IsSeparated"/>: named by the family and not with them.
/// </summary>
internal sealed record Place(string? Relation, bool IsSeparated, TieSource Source = TieSource.Official)
{
    public const string Head = "HOH", NonKin = "NKIN", Nobody = "NONE";

    /// <summary>Said to be of the family. "Unknown" is not.</summary>
    public bool IsKin => Relation is not (null or NonKin or Nobody);

    public override string ToString() => "•••";
}

/// <summary>
/// A scan or another proof that somebody handed over; the file itself lies sealed in the vault under the same id.
/// </summary>
internal sealed class EvidenceFile
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Wall Wall { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required Guid AddedBy { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}
