using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Insight.Counting;

/// <summary>
/// The country of origin: the nationality; of several the first that was named, and not that of the state that counts where there is another. Whoever says that no
/// state considers them its national is counted as XXA, which determines nothing.
/// </summary>
internal static class Origins
{
    public static string Of(PersonFacts facts, string reportingState)
    {
        if (facts.WithoutNationality is true)
            return Country.Stateless;
        var named = (facts.Nationalities ?? []).Select(Country.Find).OfType<Country>().ToList();
        if (named.Exists(country => country.Alpha3 == Country.Stateless))
            return Country.Stateless;
        var states = named.Where(country => !country.IsDocumentCode).Select(country => country.Alpha3).ToList();
        return states.Find(state => state != reportingState) ?? states.FirstOrDefault() ?? Codes.Unknown;
    }

    public static string Of(Sex? sex) => sex switch { Sex.Female => "F", Sex.Male => "M", Sex.Other => "O", _ => Codes.Unknown };
}
