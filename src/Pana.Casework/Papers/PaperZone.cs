using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Casework.Papers;

/// <summary>
/// The two lines at the foot of a travel document's page (ICAO Doc 9303-4 §4.2), from the person's own Latin spelling; null where that is not
/// known, since a document with a guessed name is worse than none.
/// </summary>
internal static class PaperZone
{
    /// <summary>The second letter is the issuer's to choose and left empty (domain.md §6.6: the harmonised codes are unverified).</summary>
    public const string DocumentCode = "P";

    const int Width = 44;

    /// <param name="status">XXA a stateless person, XXB a refugee; never the state of origin.</param>
    public static IReadOnlyList<string>? Td3(string issuer, string status, string number, PersonFacts facts, DateOnly until)
    {
        var (family, given) = (Letters(facts.Name?.Of(NameKind.Family, Script.Latin)), Letters(facts.Name?.Of(NameKind.Given, Script.Latin)));
        var plain = Letters(number).Replace("<", "", StringComparison.Ordinal);
        if ((family.Length == 0 && given.Length == 0) || plain.Length is 0 or > 9)
            return null;
        var name = family.Length == 0 ? given : $"{family}<<{given}";
        var checkedNumber = Checked(plain.PadRight(9, '<'));
        var birth = Checked($"{Two(facts.Birth?.Year % 100)}{Two(facts.Birth?.Month)}{Two(facts.Birth?.Day)}");
        var expiry = Checked(FormattableString.Invariant($"{until:yyMMdd}"));
        var optional = Checked(new('<', 14));
        return
        [
            $"{DocumentCode}<{issuer}{name}".PadRight(Width, '<')[..Width],
            $"{checkedNumber}{status}{birth}{(facts.Sex is Sex.Male or Sex.Female ? Letter(facts.Sex) : "<")}{expiry}{optional}{Digit(checkedNumber + birth + expiry + optional)}",
        ];
    }

    /// <summary>As the page says it in every language alike; the zone has a filler for X.</summary>
    public static string? Letter(Sex? sex) => sex switch { Sex.Male => "M", Sex.Female => "F", Sex.Other => "X", _ => null };

    static string Letters(string? text) => string.Join('<', new string([.. (text ?? "").ToUpperInvariant().Where(c => c is not ('\'' or '’' or 'ʻ' or 'ʼ'))
        .Select(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Two(int? part) => part is { } known ? FormattableString.Invariant($"{known:00}") : "<<";

    static string Checked(string field) => field + Digit(field);

    /// <summary>Doc 9303-3 §4.9: weights 7, 3, 1; digits as they are, A = 10 … Z = 35, filler 0; modulo 10.</summary>
    static char Digit(string text) => (char)('0' + text.Select((c, i) =>
        (char.IsAsciiDigit(c) ? c - '0' : c == '<' ? 0 : c - 'A' + 10) * (i % 3) switch { 0 => 7, 1 => 3, _ => 1 }).Sum() % 10);
}
