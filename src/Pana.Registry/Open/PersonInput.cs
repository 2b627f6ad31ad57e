using System.Text.Json.Serialization;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Registry.Open;

/// <summary>
/// A person as typed, by a form or a program: everything is text and everything may be missing, since nobody's
/// registration waits for a name, a date or a document. A misspelt property is refused: a birth that is silently lost
/// would make an adult of a child. Prints <c>•••</c>.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PersonInput
{
    public NameInput? Name { get; init; }

    /// <summary><c>F</c>, <c>M</c>, <c>X</c>; nothing while nobody has asked.</summary>
    public string? Sex { get; init; }

    /// <summary>One line in either calendar, as <see cref="PartialDate.TryRead"/> understands it.</summary>
    public string? Birth { get; init; }

    public string? Birthplace { get; init; }

    /// <summary>ISO 3166-1 alpha-2 or alpha-3.</summary>
    public IReadOnlyList<string>? Nationalities { get; init; }

    public bool? WithoutNationality { get; init; }

    public string? HabitualResidence { get; init; }

    public IReadOnlyList<LanguageInput>? Languages { get; init; }

    public IReadOnlyList<DocumentInput>? Documents { get; init; }

    public SafeContact? Contact { get; init; }

    public SexWish? Interviewer { get; init; }

    public SexWish? Interpreter { get; init; }

    public override string ToString() => "•••";
}

/// <summary>
/// A name by the person's own custom, and the whole of it in other scripts where somebody wrote or took it over.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NameInput
{
    public string? Given { get; init; }
    public string? Father { get; init; }
    public string? Family { get; init; }
    public string? Other { get; init; }

    /// <summary>BCP 47; the same letter is read differently in tg, uz, tk, tr.</summary>
    public string? Language { get; init; }

    public RenderingInput? Latn { get; init; }
    public RenderingInput? Cyrl { get; init; }

    /// <summary>As the block of the form shows it again.</summary>
    public NameView ToView() => new(Given ?? "", Father ?? "", Family ?? "", Other ?? "")
    {
        Language = Language,
        Transliterations = [.. new[] { (Script.Latin, Latn), (Script.Cyrillic, Cyrl) }.Where(
            one => one.Item2?.Text is { Length: > 0 })
            .Select(one => new TransliterationView(one.Item1, one.Item2!.Text!, one.Item2.Source ?? "proposed"))],
    };

    public override string ToString() => "•••";
}

/// <param name="Source"><c>proposed</c>, <c>document</c> or <c>person</c>; nothing means proposed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RenderingInput(string? Text, string? Source)
{
    public override string ToString() => "•••";
}

/// <param name="Code">ISO 639-3, or BCP 47 of a language of the platform.</param>
/// <param name="Abilities">Nothing means that the person speaks it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LanguageInput(string? Code, IReadOnlyList<LanguageAbility>? Abilities);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DocumentInput(string? Type, string? Number, string? Issuer, string? Expiry, string? Mrz)
{
    public override string ToString() => "•••";
}
