using Pana.Insight.Flows;

namespace Pana.Insight.Published;

/// <summary>One published figure: protected, so that it may go anywhere.</summary>
/// <param name="Codes">One for each of the flow's dimensions, in their order.</param>
/// <param name="Period">As SDMX writes it: <c>2026</c>, <c>2026-Q1</c>, <c>2026-03</c>.</param>
/// <param name="Value">Null where nothing is published; <paramref name="Status"/> says why.</param>
/// <param name="Status">A code of CL_OBS_STATUS: A normal, Q withheld so that nobody can be found, M missing, P provisional.</param>
/// <param name="Note">A code of CL_NOTE; null for none.</param>
public readonly record struct Figure(string[] Codes, string Period, double? Value, string Status = "A", string? Note = null);

/// <summary>
/// A set of figures that was published at once. It takes the place of the release before it of the same flow, state and source, which is kept: what was
/// published at any moment can be read again (<c>asOf</c>).
/// </summary>
/// <param name="State">REPORTING_STATE of every figure in it.</param>
/// <param name="Source">SOURCE of every figure in it.</param>
public sealed record Release(Guid Id, Flow Flow, string State, string Source, DateTimeOffset PublishedAt);

/// <summary>Which figures somebody asks for; nothing said means all.</summary>
public sealed record FigureQuestion(Flow Flow)
{
    /// <summary>By dimension: the codes that are wanted.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Codes { get; init; } = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>The first and the last period, both included, as SDMX writes them.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>As published then; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
