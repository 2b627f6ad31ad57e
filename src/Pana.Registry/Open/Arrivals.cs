using System.Text.Json.Serialization;
using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Registry.Open;

/// <summary>Why people stand together.</summary>
public enum GroupKind
{
    Family,
    /// <summary>Came together without being a family, as neighbours or strangers in one lorry.</summary>
    Travel,
}

/// <summary>Who said that somebody belongs to the head of the group.</summary>
public enum TieSource
{
    /// <summary>The official wrote it, nobody knows from whom: also what was written before sources were kept.</summary>
    Official,
    /// <summary>The person or a companion said so.</summary>
    Person,
    /// <summary>A document or register that the official saw shows it.</summary>
    Document,
}

/// <summary>What was typed on the first screen about everybody who came together.</summary>
/// <param name="ArrivedAt">Null for now.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ArrivalInput(GroupKind Kind, DateTimeOffset? ArrivedAt, IReadOnlyList<ArrivalPerson> Persons);

/// <param name="Relation">To the head, a code of <see cref="CodeList.Relationships"/>; a neighbour's child is
/// <c>NKIN</c>; nothing while nobody has said it.</param>
/// <param name="IsSeparated">Named by the family and not with them.</param>
/// <param name="RelationBy">Who said the relation.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ArrivalPerson(PersonInput Person, string? Relation = null, bool IsSeparated = false,
    TieSource RelationBy = TieSource.Official);

/// <summary>The receipt of an arrival, in the order in which the people were typed.</summary>
public sealed record Arrived(Guid GroupId, DateTimeOffset ArrivedAt, IReadOnlyList<ArrivedPerson> Persons);

/// <param name="Number">The opaque number for the slip.</param>
public sealed record ArrivedPerson(Guid Id, string Number, bool IsSeparated);

/// <summary>The receipt of a person who was added to somebody's group.</summary>
public sealed record Added(Guid Id, string Number, Guid GroupId);

/// <summary>
/// Called inside the transaction that registers an arrival or adds a person, for modules that open cases for them; a
/// refusal undoes the whole. Registered as a scoped service.
/// </summary>
public delegate ValueTask<Refusal?> WhenArrived(Arrived arrived, Officer by, CancellationToken cancel);

/// <summary>
/// Called inside the transaction of a correction, for modules that must tell those to whom the wrong value was sent.
/// Registered as a scoped service.
/// </summary>
public delegate ValueTask<Refusal?> WhenCorrected(Guid person, Officer by, CancellationToken cancel);
