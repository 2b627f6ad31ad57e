using Pana.Casework.Sealing;
using Pana.Kernel;
using Pana.Papers;
using Pana.Registry.Open;

namespace Pana.Casework.Papers;

/// <summary>
/// The two lines at the foot of a travel document's page (ICAO Doc 9303-4 §4.2), from the person's own Latin spelling, else by the tables
/// of Doc 9303-3 §6; null where neither writes the name, since a document with a guessed name is worse than none.
/// </summary>
internal static class PaperZone
{
    /// <summary>The second letter is the issuer's to choose and left empty (domain.md §6.6: the harmonised codes are unverified).</summary>
    public const string DocumentCode = "P";

    /// <param name="status">XXA a stateless person, XXB a refugee; never the state of origin.</param>
    public static IReadOnlyList<string>? Td3(string issuer, string status, string number, PersonFacts facts, DateOnly until)
    {
        if (facts.Name is null)
            return null;
        var (primary, secondary) = MrzDocument.Names(facts.Name);
        var zone = Mrz.Write(new(MrzFormat.Td3, DocumentCode, issuer, primary, secondary, PaperSeals.NumberOf(number), status,
            facts.Birth, facts.Sex ?? Sex.Unknown, until));
        return zone.IsRefused ? null : zone.Value;
    }

    /// <summary>As the page says it in every language alike; the zone has a filler for X.</summary>
    public static string? Letter(Sex? sex) => sex switch { Sex.Male => "M", Sex.Female => "F", Sex.Other => "X", _ => null };
}
