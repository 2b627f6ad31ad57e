using Pana.Papers;

namespace Pana.Trust.Open;

/// <summary>What the node's own papers are, for its list and its exact answers: given by the module that gives papers.</summary>
/// <param name="CountWithdrawnAsync">How many were ever withdrawn; the list is made anew when that changes.</param>
/// <param name="NumbersAsync">Numbers of all that are withdrawn, and of all that are valid.</param>
/// <param name="AnswerAsync">What stands of one number, with as much work for one that nobody knows.</param>
public sealed record IssuedPapers(
    Func<CancellationToken, Task<int>> CountWithdrawnAsync,
    Func<CancellationToken, Task<(IReadOnlyCollection<string> Withdrawn, IReadOnlyCollection<string> Valid)>> NumbersAsync,
    Func<string, CancellationToken, Task<NumberAnswer>> AnswerAsync);

public enum NumberStanding
{
    /// <summary>This node gave no paper with the number.</summary>
    Unknown,
    Valid,
    NoLongerValid,
}

/// <param name="Entitlements">None unless it is valid.</param>
public sealed record NumberAnswer(NumberStanding Standing, Entitlements Entitlements = Entitlements.None);
