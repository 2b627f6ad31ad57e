using Pana.Casework.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>The form of a step as its page shows it. Prints <c>•••</c>.</summary>
/// <param name="IsOfPerson">It is the person's own act, which the reader records and cannot refuse to.</param>
public sealed record StepPageView(StepFormView Form, PersonView? Person, string Action, string Back, bool IsOfPerson,
    IReadOnlyList<FieldView> Fields, IReadOnlyList<ConsequenceView> Follows, IReadOnlyList<(string Name, string Value)> Hidden,
    RefusalView? Refusal, string Draft, bool IsFromDraft)
{
    public override string ToString() => "•••";
}
