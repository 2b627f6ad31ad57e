using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Screens;

namespace Pana.Casework;

/// <summary>Puts the reasons against a step into sentences of the reader's language.</summary>
internal static class Reasons
{
    public static Words Words(this ScreenContext screen) => new(screen.Labels, screen.Language.Code);

    /// <summary>
    /// The reason as an answer. A hold says nothing of its kind: whoever may know finds it among the holds of the case
    /// (protection.md 3).
    /// </summary>
    public static Refusal Of(ScreenContext screen, Ruling ruling, Objection objection)
    {
        var words = screen.Words();
        return new(objection.Refusal, 409, new Dictionary<string, string>
        {
            ["step"] = words.Of(ruling.Rule.Step),
            ["what"] = objection switch
            {
                { Refusal: "condition-unmet", Unmet: { } unmet } => words.Tell(unmet),
                { About: { } about } => words.Of(about),
                _ => "",
            },
            ["until"] = objection.Until is { } until ? screen.Moment(until) : screen["casework.not-begun"],
            ["who"] = ruling.Rule.Actor is { } actor ? words.Of(actor) : "",
            ["duty"] = screen.DutyNumber ?? "",
        }) { Source = ruling.Source };
    }
}
