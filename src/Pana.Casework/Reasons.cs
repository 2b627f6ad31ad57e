using Pana.Access.Open;
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
    public static Refusal Of(ScreenContext screen, NodeLaw law, Officer officer, Ruling ruling, Objection objection)
    {
        var words = screen.Words();
        var name = objection.Unmet is { } unseen && IsBehindWall(law, officer, unseen) ? "ask-duty-officer" : objection.Refusal;
        return new(name, 409, new Dictionary<string, string>
        {
            ["step"] = words.Of(ruling.Rule.Step),
            ["what"] = objection switch
            {
                _ when name == "ask-duty-officer" => "",
                { Refusal: "condition-unmet", Unmet: { } unmet } => words.Tell(unmet),
                { About: { } about } => words.Of(about),
                _ => "",
            },
            ["until"] = objection.Until is { } until ? screen.Moment(until) : screen["casework.not-begun"],
            ["who"] = ruling.Rule.Actor is { } actor ? words.Of(actor) : "",
            ["duty"] = screen.DutyNumber ?? "",
        }) { Source = ruling.Source };
    }

    /// <summary>
    /// Those who admit, detain and remove are not told by a missing condition what a hold would hide: fear voiced elsewhere, a
    /// trafficking file, an unanswered question of childhood.
    /// </summary>
    static bool IsBehindWall(NodeLaw law, Officer officer, Guard unmet) =>
        officer.HasAny(Function.Border, Function.Security, Function.Police, Function.Migration)
        && (unmet.Atoms().OfType<FactIs>().Any(fact => law.WallsOf(fact.Fact).Any(wall => !officer.Sees(wall)))
            || unmet.Atoms().OfType<Bears>().Any(bears => law.Model.Procedures.Any(procedure => !officer.Sees(procedure.Wall)
                && procedure.StateRules.Any(rule => rule.Marks.Contains(bears.Mark)))));
}
