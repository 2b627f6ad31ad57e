using Pana.Kernel;

namespace Pana.Access.Open;

/// <summary>Which functions one account may never join, whatever authority it belongs to (protection.md 1 and 10).</summary>
public static class FunctionRules
{
    /// <summary>Those who admit, search, detain and remove.</summary>
    static readonly Function[] Enforcement = [Function.Border, Function.Security, Function.Police, Function.Migration];

    /// <summary>Those to whom a person speaks in trust; what they learn never serves enforcement.</summary>
    static readonly Function[] Trust =
    [
        Function.Asylum, Function.Decision, Function.Appeal, Function.Social, Function.Guardian, Function.Health,
        Function.LabourInspection, Function.Hotline, Function.Monitor, Function.LegalAid, Function.Interpreter,
        Function.CivilSociety, Function.Centre, Function.International,
    ];

    static readonly Function[] FirstInstance = [Function.Asylum, Function.Decision];

    /// <summary>Those who read no file, and the monitor, whose word counts because they are nothing else.</summary>
    static readonly Function[] Alone = [Function.Administrator, Function.DataProtection, Function.Monitor];

    static readonly (Function[] These, Function[] Those)[] NeverTogether =
    [
        (Enforcement, Trust),
        // Nobody hears the appeal against their own decision, or advises the person whose claim they decide.
        (FirstInstance, [Function.Appeal, Function.LegalAid]),
        ([Function.Appeal], [Function.LegalAid]),
    ];

    /// <summary>Whether one account may hold both.</summary>
    public static bool MayJoin(Function one, Function other) =>
        one == other || !(Alone.Contains(one) || Alone.Contains(other) || NeverTogether.Any(pair =>
            pair.These.Contains(one) && pair.Those.Contains(other) || pair.These.Contains(other) && pair.Those.Contains(one)));

    /// <summary>The refusal that names the pair, or null when all may be joined.</summary>
    public static Refusal? Check(IReadOnlyCollection<Function> functions)
    {
        foreach (var one in functions)
            foreach (var other in functions)
                if (!MayJoin(one, other))
                    return new("functions-never-joined", 409, new Dictionary<string, string>
                    {
                        ["one"] = $"function.{one}", ["other"] = $"function.{other}",
                    });
        return null;
    }
}
