using Pana.Procedures;

namespace Pana.Casework.Steps;

/// <summary>A step that an official wants to take. Prints <c>•••</c>.</summary>
/// <param name="CaseId">Null for a step that opens a case about <paramref name="PersonId"/>.</param>
internal sealed record StepRequest(string Step, Guid? CaseId, Guid? PersonId)
{
    public IReadOnlyDictionary<string, string[]> Answers { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Of the case as the official saw it.</summary>
    public long? Version { get; init; }

    /// <summary>The case that the new one follows, where several could be meant.</summary>
    public Guid? Followed { get; init; }

    /// <summary>The others who sat, when a panel acts.</summary>
    public IReadOnlyList<Guid> Panel { get; init; } = [];

    /// <summary>Dissenting words of a member.</summary>
    public string? Dissent { get; init; }

    /// <summary>Until when what the step makes is valid, for example a consent.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The caller wrote the person down in the same unit of work: whoever cannot see them afterwards knows of them now.</summary>
    public bool IsJustWrittenDown { get; init; }

    /// <summary>The client's key.</summary>
    public string? Key { get; init; }

    public override string ToString() => $"{Step} •••";
}

/// <summary>What became of a step.</summary>
/// <param name="Version">To be sent with the next step.</param>
/// <param name="State">Key of the state; null where the official may not see it.</param>
/// <param name="Opened">Numbers of the cases that the step brought about, as far as the official may know of them.</param>
public sealed record StepReceipt(Guid CaseId, string Number, string? State, long Version, IReadOnlyList<OpenedCase> Opened);

public sealed record OpenedCase(Guid CaseId, string Number);
