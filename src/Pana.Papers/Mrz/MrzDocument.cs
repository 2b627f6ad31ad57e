using Pana.Kernel;

namespace Pana.Papers;

/// <summary>What a zone is written from. Prints <c>•••</c>.</summary>
/// <param name="DocumentCode">One or two characters, the first as the format demands (P, V; A, C or I); the second is the issuer's or harmonised.</param>
/// <param name="Issuer">ISO alpha-3 or a code of Doc 9303-3 §5; <c>DEU</c> is written <c>D</c>.</param>
/// <param name="Primary">In Latin, Cyrillic or Arabic letters.</param>
/// <param name="Secondary">Empty where the person has one name.</param>
/// <param name="Number">Cards: up to 22 (TD1) or 14 characters (TD2); the others up to 9.</param>
/// <param name="Nationality">A code of the person, XXA, XXB, XXC or XXX where there is none.</param>
/// <param name="Birth">As far as it is known; null where it is not.</param>
public sealed record MrzDocument(MrzFormat Format, string DocumentCode, string Issuer, string Primary, string Secondary, string Number, string Nationality,
    PartialDate? Birth, Sex Sex, DateOnly Expiry)
{
    public string Optional { get; init; } = "";

    /// <summary>TD1 alone has a second optional field.</summary>
    public string Optional2 { get; init; } = "";

    /// <summary>Language of the names (BCP 47) where known: some letters are read differently in uk, kk, ky, tk, tr.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// Primary and secondary identifier in the Latin spelling that the person uses: family name and given names; whoever has no family name has
    /// the given one as primary identifier. The father's name is in no zone of the region.
    /// </summary>
    public static (string Primary, string Secondary) Names(PersonName name) =>
        (name.Of(NameKind.Given, Script.Latin), name.Of(NameKind.Family, Script.Latin)) is var (given, family) && family.Length > 0 ? (family, given)
            : (given.Length > 0 ? given : name.In(Script.Latin), "");

    public override string ToString() => "•••";
}

/// <summary>Why a zone cannot be written.</summary>
public enum MrzRefusal
{
    None,
    /// <summary>Nothing of the name is left in the letters of a zone.</summary>
    NameEmpty,
    /// <summary>A letter that no table has: take the person's own Latin spelling.</summary>
    NameLetter,
    NumberEmpty,
    NumberTooLong,
    Code,
    Optional,
}

static class MrzRefusals
{
    public static Refusal ToRefusal(this MrzRefusal refused) => new(refused switch
    {
        MrzRefusal.NameEmpty => "mrz-name-empty",
        MrzRefusal.NameLetter => "mrz-name-letter",
        MrzRefusal.NumberEmpty => "mrz-number-empty",
        MrzRefusal.NumberTooLong => "mrz-number-too-long",
        MrzRefusal.Code => "mrz-code",
        _ => "mrz-optional",
    }, 422);
}
