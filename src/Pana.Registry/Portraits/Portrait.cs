using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Registry.Portraits;

/// <summary>
/// A photograph or a signature of a person for their papers; the picture lies sealed in the vault under the same id. A newer one replaces
/// nothing: the paper that was given with the former one goes on showing it.
/// </summary>
internal sealed class Portrait
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required PortraitKind Kind { get; init; }
    public required Wall Wall { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required Guid AddedBy { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Who said that it is not of this person or not fit for a paper; no paper takes it from then on.</summary>
    public Guid? SetAsideBy { get; set; }

    public DateTimeOffset? SetAsideAt { get; set; }
}
