using System.Runtime.CompilerServices;
using Pana.Kernel;
using Pana.Linkage;

namespace Pana.Registry.Identity;

/// <summary>A name as the person or a document writes it, in each script: what a machine proposed is no evidence.</summary>
internal static class NameForms
{
    /// <summary>A name is read once for all with whom it is compared, and forgotten with it.</summary>
    static readonly ConditionalWeakTable<PersonName, List<NameReading>> Known = new();

    public static IReadOnlyList<NameReading> Of(PersonName name) => Known.GetValue(name, static each => [.. Forms(each)]);

    static IEnumerable<NameReading> Forms(PersonName name) => new[] { Script.Latin, Script.Cyrillic }
        .Where(script => name.Parts.Any(part => part.Renderings.Any(
            text => text.Script == script && text.Source is NameSource.Person or NameSource.Document)))
        .Select(name.In).Prepend(name.Original).Distinct().Select(Read).Where(reading => !reading.IsEmpty);

    public static NameReading Read(string text) => NameReading.Of(text, Linkage.NamePart.Full);

    /// <summary>The two forms that are most alike; null when either has no letters.</summary>
    public static (NameReading One, NameReading Other, double Score)? Closest(PersonName one, PersonName other) =>
        (from a in Of(one) from b in Of(other) let score = NameComparison.Compare(a, b).Score orderby score descending
         select ((NameReading, NameReading, double)?)(a, b, score)).FirstOrDefault();

    /// <summary>Why, in words of the language; empty when nothing can be said.</summary>
    public static string Explain(PersonName? one, PersonName? other, string language) =>
        one is not null && other is not null && Closest(one, other) is { } closest
            ? NameComparison.Explain(closest.One, closest.Other, language) : "";

    /// <summary>How like a name of the register is to what was typed; 0 when nothing can be said.</summary>
    public static double Score(NameReading typed, PersonName name) =>
        Of(name).Select(form => NameComparison.Compare(typed, form).Score).DefaultIfEmpty().Max();
}
