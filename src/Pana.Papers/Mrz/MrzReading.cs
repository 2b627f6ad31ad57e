using Pana.Kernel;

namespace Pana.Papers;

/// <summary>
/// Layouts of ICAO Doc 9303: cards of 3×30 (TD1) and 2×36 (TD2), booklets of 2×44 (TD3), visas of 2×44 and 2×36.
/// </summary>
public enum MrzFormat
{
    Td1,
    Td2,
    Td3,
    /// <summary>Visa of the size of a TD3 page.</summary>
    MrvA,
    /// <summary>Visa of the size of a TD2 card.</summary>
    MrvB,
}

/// <summary>Fields of a machine-readable zone.</summary>
public enum MrzField
{
    /// <summary>The text as a whole: no known layout.</summary>
    Zone,
    /// <summary>A line of a wrong length.</summary>
    Line,
    DocumentCode,
    Issuer,
    Name,
    DocumentNumber,
    Nationality,
    Birth,
    Sex,
    Expiry,
    Optional,
    Optional2,
    /// <summary>The check digit over several fields.</summary>
    Composite,
}

/// <summary>What is wrong with a field; its sentence is the label <c>mrz.error.KIND</c>.</summary>
public enum MrzErrorKind
{
    UnknownLayout,
    LineLength,
    /// <summary>A character outside A–Z, 0–9 and the filler.</summary>
    Character,
    CheckDigit,
    UnknownCode,
    ImpossibleDate,
    Sex,
    NameMissing,
}

/// <summary>One error. Prints <c>•••</c>: what was found is personal.</summary>
/// <param name="Line">From 1; 0 for the zone as a whole.</param>
/// <param name="Position">First character of the field in its line, from 1.</param>
/// <param name="Expected">The right check digit or what kind of content belongs there; empty where nothing can be
///     said.</param>
/// <param name="Suggestions">Whole values of the field, likeliest first, that would be sound if letters were misread (O
///     for 0 …).</param>
public sealed record MrzError(MrzErrorKind Kind, MrzField Field, int Line, int Position, string Expected, string Found,
    IReadOnlyList<string> Suggestions)
{
    /// <summary>Where the check digit itself stands, from 1; 0 where the error is about none.</summary>
    public int Digit { get; init; }

    /// <summary>Whether the zone is wrong for it; an unknown code, an impossible day or an empty name stand in documents that are right.</summary>
    public bool IsFault => Kind is not (MrzErrorKind.UnknownCode or MrzErrorKind.ImpossibleDate or MrzErrorKind.NameMissing);

    public override string ToString() => $"{Kind} {Field} {Line}:{Position} •••";
}

/// <summary>
/// The name of a zone: primary identifier (usually family) and secondary (usually given); some people have only one.
/// </summary>
/// <param name="MayBeCut">The field is full, so that the name may have been cut to fit.</param>
public sealed record MrzName(string Primary, string Secondary, bool MayBeCut)
{
    /// <summary>
    /// Parts for the form, Latin as in the document: a lone identifier is a given name, not a surname.
    /// </summary>
    public PersonName ToPersonName() => new(Secondary.Length == 0
        ? [NamePart.Of(NameKind.Given, Primary, source: NameSource.Document)]
        : [NamePart.Of(NameKind.Given, Secondary, source: NameSource.Document),
            NamePart.Of(NameKind.Family, Primary, source: NameSource.Document)]);

    public override string ToString() => "•••";
}

/// <summary>
/// Everything that could be read of a machine-readable zone, and everything that is wrong with it. Prints <c>•••</c>.
/// </summary>
/// <param name="Format">Null where the text is no zone.</param>
/// <param name="Lines">As understood: capitals, fillers, full length.</param>
/// <param name="DocumentNumber">Without fillers; long numbers of cards joined with their overflow.</param>
/// <param name="Birth">Partial where the document has fillers; null where it says nothing or the date is
///     impossible.</param>
/// <param name="Sex">Unknown for the filler and where unreadable.</param>
public sealed record MrzReading(MrzFormat? Format, IReadOnlyList<string> Lines, string DocumentCode, string Issuer,
    string DocumentNumber, string Nationality, MrzName Name, PartialDate? Birth, Sex Sex, PartialDate? Expiry,
    string Optional, string Optional2, IReadOnlyList<MrzError> Errors)
{
    /// <summary>The birth in ISO 8601 as the document says it, <c>X</c> for unknown digits; null where it cannot be read.</summary>
    public string? BirthText { get; init; }

    /// <summary>The same of the expiry.</summary>
    public string? ExpiryText { get; init; }

    /// <summary>Layout, characters and every check digit are right.</summary>
    public bool IsValid => Format is not null && !Errors.Any(error => error.IsFault);

    /// <summary>Valid, and nothing else gives a reason to look again: known codes, possible days, a name.</summary>
    public bool IsSound => Format is not null && Errors.Count == 0;

    public override string ToString() => "•••";
}
