using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Access.Gate;

/// <summary>Something that was about to leave and did not; seen by the data-protection officer alone.</summary>
internal sealed class BlockedEgress
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }
    public required Guid OfficerId { get; init; }
    public required EgressKind Kind { get; init; }
    public required string Recipient { get; init; }
    public required Wall Wall { get; init; }

    /// <summary>Opaque numbers of the persons, separated by spaces.</summary>
    public required string Persons { get; init; }
}
