using Pana.Kernel;

namespace Pana.Access.Pages;

/// <summary>An account in the list; the state is the second half of a label key <c>access.state.NAME</c>.</summary>
public sealed record OfficialLine(Guid Id, string Name, string SignInName, string State, IReadOnlyList<Function> Functions,
    string Authority, string Unit, bool LeadsUnit);

/// <summary>What waits for a second administrator.</summary>
public sealed record ProposalLine(Guid Id, Guid OfficialId, string Kind, string OfficialName, IReadOnlyList<Function> Functions,
    string ProposedByName, DateTimeOffset ProposedAt);

/// <summary>What was done to an account; no name means from the node's own command line.</summary>
public sealed record ActLine(DateTimeOffset At, string Act, string? ByName);
