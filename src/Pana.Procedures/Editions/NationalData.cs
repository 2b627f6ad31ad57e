using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>How sure a statement about national law is; shown on the screen in words (house.md §4).</summary>
public enum Certainty
{
    /// <summary>Read in the law or on an official page, which is named.</summary>
    Verified,
    /// <summary>Read in a source that reports the law.</summary>
    Secondary,
    /// <summary>Not read in any source: a working assumption that must be checked.</summary>
    Unverified,
    /// <summary>No statement about the law: the platform's own value.</summary>
    Project,
}

/// <summary>A sentence in the two complete languages.</summary>
public sealed record Texts(string Ru, string En)
{
    public string In(string language) => language == "en" ? En : Ru;
}

/// <summary>A name in Russian, English and the state's own language.</summary>
public sealed record NationalName(string Ru, string En, string State)
{
    public string In(string language) => language switch
    {
        "ru" => Ru,
        "en" => En,
        _ => State.Length > 0 ? State : Ru,
    };
}

/// <summary>A body of the state or a partner; several functions may lie in one, and walls follow functions.</summary>
public sealed record Authority(string Code, NationalName Name, ImmutableArray<Function> Functions, string UnitKind, DateOnly? From,
    DateOnly? Until, string Source, Certainty Certainty);

/// <summary>An office, post, court or centre of an authority.</summary>
/// <param name="Kind"><c>office crossing court centre</c>.</param>
/// <param name="Parent">The unit that leads it, by code.</param>
public sealed record Unit(string Code, string Authority, NationalName Name, string Kind, string Region, string? Parent);

/// <summary>A crossing point; it stands in the region of the unit that has its code.</summary>
/// <param name="Types"><c>road rail air sea</c>, several possible.</param>
/// <param name="Latitude">Degrees north, WGS 84; approximate, not for navigation.</param>
/// <param name="ErrorClass">How far the position may be off: <c>a</c> 3 km, <c>b</c> 15 km, <c>c</c> 40 km.</param>
public sealed record Crossing(string Code, NationalName Name, string Neighbour, ImmutableArray<string> Types, double Latitude,
    double Longitude, string ErrorClass, string Source, Certainty Certainty);

/// <summary>A region of the state (ISO 3166-2: subdivision), by its code.</summary>
public sealed record Subdivision(string Code, NationalName Name);

/// <summary>What a paper is called in the state.</summary>
public sealed record NationalPaper(string Kind, NationalName Name, Certainty Certainty, string Source);

/// <summary>What the holder of a kind of paper may; it is printed on the paper in words and told to whoever verifies it.</summary>
/// <param name="Right">stay, work, school, clinic or travel.</param>
/// <param name="Basis">The law or the rule that gives it.</param>
public sealed record PaperRight(string Kind, string Right, string Basis, Certainty Certainty, string Source, DateOnly? CheckedOn)
{
    public static IReadOnlyList<string> All { get; } = ["stay", "work", "school", "clinic", "travel"];
}

/// <summary>What a reader of published figures must know of the state's law, so as to understand them.</summary>
/// <param name="Definitions">What it is about, by the ids under which whoever publishes figures defines them.</param>
/// <param name="Article">What was read; null where nothing was, or where it is a page alone.</param>
/// <param name="Source">An address; empty where nobody has read one.</param>
public sealed record FigureNote(ImmutableArray<string> Definitions, Texts Text, Texts? Article, string Source, DateOnly? CheckedOn, Certainty Certainty);

/// <summary>National law is weaker than the standard: what it says, and what the platform does instead.</summary>
public sealed record Gap(string Key, Texts Title, Texts National, Texts Platform, string Source, DateOnly? CheckedOn, Certainty Certainty);

/// <summary>The value of a term for some time: what this node applies and what the law says.</summary>
/// <param name="National">Null when nothing is known about the law's own value.</param>
/// <param name="From">First day in force; null = since ever.</param>
/// <param name="Until">Last day in force; null = until further notice.</param>
public sealed record TermValue(string Key, Span Value, Span? National, string FromEvent, string Article, string Source,
    DateOnly? CheckedOn, Certainty Certainty, DateOnly? From, DateOnly? Until)
{
    /// <summary>The value as calendars count it.</summary>
    public Period Period => new(Value.Amount, (TimeUnit)(int)Value.Unit);

    /// <summary>
    /// The law gives the person less, or officials more, than the value applied. A month and 31 days count as equal here.
    /// </summary>
    public bool IsNationalWeaker(Time of) => National is { } national
        && (of == Time.Officials ? national.AtMostHours > Value.AtMostHours : national.AtMostHours < Value.AtMostHours);
}

/// <summary>Keys under which editions hold terms.</summary>
public static class TermKeys
{
    /// <summary>The term to appeal is asked for on decisions of every kind, so every edition states it.</summary>
    public const string AppealFile = "appeal.file";

    /// <summary>What laws state and people ask, although no step of a procedure waits for it: shown and compared, not counted.</summary>
    static readonly ImmutableArray<string> Stated = ["asylum.cert.renew", "rsd.notice.accelerated", "status.review"];

    /// <summary>Keys that every edition of the model must have.</summary>
    public static ImmutableSortedSet<string> Of(Model model) =>
        [AppealFile, .. model.Symbols.Values.OfType<Term>().Select(term => term.TermKey)];

    /// <summary>Keys that an edition of the model may have.</summary>
    public static ImmutableSortedSet<string> Known(Model model) => Of(model).Union(Stated);
}
