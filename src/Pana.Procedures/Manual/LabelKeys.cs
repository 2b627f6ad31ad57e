using System.Collections.Immutable;
using Pana.Procedures.Editions;

namespace Pana.Procedures;

/// <summary>The keys under which label files name what declarations declare.</summary>
public static class LabelKeys
{
    public static string Of(Symbol symbol) => symbol switch
    {
        State => $"state.{symbol.Key}",
        Step => $"step.{symbol.Key}",
        Fact => $"fact.{symbol.Key}",
        Field => $"field.{symbol.Key}",
        Term term => $"term.{term.TermKey}",
        Paper paper => $"paper.{paper.Kind}",
        Power => $"power.{symbol.Name}",
        Mark => $"mark.{symbol.Name}",
        _ => throw new InvalidOperationException($"{symbol.GetType().Name} has no label"),
    };

    public static string Of(Hold hold) => $"hold.{hold.Name}";

    public static string Of(Function function) => $"function.{function}";

    /// <summary>How sure what is said of a law is, in words.</summary>
    public static string Of(Certainty certainty) => $"certainty.{certainty.ToString().ToLowerInvariant()}";

    public static string Of(Wall wall) => $"wall.{wall}";

    /// <summary>English may be left out: there <see cref="Safeguard.Says"/> stands in.</summary>
    public static string Of(Safeguard safeguard) => $"safeguard.{safeguard.Id}";

    /// <summary>Every key that the screens and the manual of a model ask for.</summary>
    public static ImmutableSortedSet<string> Of(Model model) =>
        ImmutableSortedSet.CreateRange(StringComparer.Ordinal,
        [
            .. model.Procedures.Select(procedure => $"procedure.{procedure.Name}"),
            .. model.Symbols.Values.Select(Of),
            .. Editions.TermKeys.Known(model).Select(key => $"term.{key}"),
            .. model.Procedures.SelectMany(procedure => procedure.Holds).Concat(model.StandingHolds).Select(Of),
            .. model.Safeguards.Select(Of),
            .. Enum.GetValues<Function>().Select(Of),
            .. Enum.GetValues<Wall>().Select(Of),
            .. Enum.GetValues<Subject>().Select(subject => $"subject.{subject}"),
        ]);

    /// <summary>The needed keys that a language lacks, in order: empty when the language is complete.</summary>
    public static IEnumerable<string> Missing(Model model, Labels labels, string language) =>
        Of(model).Where(key => !labels.Has(language, key)
            && !(language == "en" && model.Safeguards.Any(safeguard => Of(safeguard) == key)));
}
