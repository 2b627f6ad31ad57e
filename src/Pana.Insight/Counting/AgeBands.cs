using System.Collections.Immutable;
using Pana.Kernel;

namespace Pana.Insight.Counting;

/// <summary>The narrowest bands of age, from which those of UNHCR and of Eurostat are added up.</summary>
internal static class AgeBands
{
    static readonly ImmutableArray<(int From, string Code)> Bands =
        [(0, "Y0T4"), (5, "Y5T11"), (12, "Y12T13"), (14, "Y14T17"), (18, "Y18T24"), (25, "Y25T34"), (35, "Y35T59"), (60, "Y60T64"), (65, "Y_GE65")];

    /// <summary>
    /// Of a birth that is known in part the day in its middle counts, here and nowhere where something is decided.
    /// </summary>
    public static string At(PartialDate? birth, DateOnly day)
    {
        if (birth is null)
            return Codes.Unknown;
        var born = birth.Middle;
        for (var i = Bands.Length - 1; i > 0; i--)
            if (born.AddYears(Bands[i].From) <= day)
                return Bands[i].Code;
        return Bands[0].Code;
    }

    /// <summary>The days on which the person passes into the next band.</summary>
    public static IEnumerable<DateOnly> Borders(PartialDate? birth) => birth is null ? [] : Bands.Skip(1).Select(band => birth.Middle.AddYears(band.From));
}
