using Pana.Kernel;

namespace Pana.Access.ReadingLog;

/// <summary>Somebody read something of a person's file.</summary>
internal sealed class Reading
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTimeOffset At { get; init; }
    public required Guid OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required string FunctionNames { get; init; }
    public required string Authority { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid? CaseId { get; init; }
    public required Wall Wall { get; init; }

    /// <summary>The key of a label: what was read. Never a value out of the file.</summary>
    public required string What { get; init; }
}
