using Pana.Access.Open;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;

namespace Pana.Node.MadeUp.Walks;

/// <summary>The demo's officials, and who of them takes a step: of the right function, not excluded by the rule, of the wished sex.</summary>
internal sealed class Cast(IReadOnlyList<Officer> officials)
{
    public IReadOnlyList<Officer> All => officials;

    public IEnumerable<Officer> With(Function function) => officials.Where(official => official.Has(function));

    /// <summary>
    /// Whoever worked on the case before in the function goes on with it; a supervisor acts when nobody else is left. Null when nobody may.
    /// </summary>
    public Officer? For(StepRule rule, CaseSituation? here, Function function, Chance chance, Sex? wished)
    {
        var excluded = here is null ? [] : here.Taken.Where(past => rule.Distinct.Contains(past.Step)).SelectMany(past => past.By).ToHashSet();
        var able = With(function).Where(official => !excluded.Contains(official.Id)).ToList();
        if (able.Exists(official => official.Sex == wished))
            able.RemoveAll(official => official.Sex != wished);
        var known = here is null ? null : able.Find(official => here.Taken.Any(past => past.By.Contains(official.Id)));
        return known ?? Pick([.. able.Where(official => !official.LeadsUnit)]) ?? Pick(able);

        Officer? Pick(List<Officer> from) => from.Count == 0 ? null : chance.One(from);
    }

    /// <summary>An interpreter who speaks the language and, where one can be found, is of the wished sex.</summary>
    public Officer? Interpreter(string language, Sex? wished) => With(Function.Interpreter)
        .Where(interpreter => interpreter.Languages.Any(spoken => Language.Find(spoken)?.Iso639 == language))
        .OrderBy(interpreter => wished is { } sex && interpreter.Sex != sex).FirstOrDefault();
}
