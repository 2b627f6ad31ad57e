using Pana.Casework.Open;
using Pana.Insight.Flows;

namespace Pana.Insight.Counting;

/// <summary>Something that is counted in the period in which it happened.</summary>
/// <param name="Type">A code of CL_POP_TYPE.</param>
/// <param name="Unit">Where the case lay.</param>
/// <param name="Own">Codes of the flow's own dimensions.</param>
/// <param name="AlsoCases">It is counted in cases besides, as often as it happened.</param>
internal sealed record Happening(Flow Flow, string Indicator, DateTimeOffset At, string Type, string Unit, bool AlsoCases = false, params string[] Own);

/// <summary>A step of a person's record with what stands around it.</summary>
internal sealed record Passage(CaseHistory Case, int Index, IReadOnlyList<CaseHistory> All, Places Places)
{
    public StepHistory Step => Case.Steps[Index];

    public string? From => Index == 0 ? null : Case.Steps[Index - 1].State;

    /// <summary>The case came into the state by this step, and was not in it before.</summary>
    public bool Enters(string state) => Step.State == state && From != state;

    public CaseHistory? Followed => All.FirstOrDefault(each => each.Id == Case.Followed);
}
