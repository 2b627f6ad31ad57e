using System.Collections.Immutable;

namespace Pana.Insight.Counting;

/// <summary>The narrowest bands of age, from which those of UNHCR and of Eurostat are added up.</summary>
internal static class AgeBands
{
    static readonly ImmutableArray<(int From, string Code)> Bands =
        [(0, "Y0T4"), (5, "Y5T11"), (12, "Y12T13"), (14, "Y14T17"), (18, "Y18T24"), (25, "Y25T34"), (35, "Y35T59"), (60, "Y60T64"), (65, "Y_GE65")];

    /// <param name="born">Null when nothing is known.</param>
    public static string At(DateOnly? born, DateOnly day)
    {
        if (born is not { } known)
            return Codes.Unknown;
        for (var i = Bands.Length - 1; i > 0; i--)
            if (known.AddYears(Bands[i].From) <= day)
                return Bands[i].Code;
        return Bands[0].Code;
    }

    /// <summary>The days on which the person passes into the next band.</summary>
    public static IEnumerable<DateOnly> Borders(DateOnly? born) => born is { } known ? Bands.Skip(1).Select(band => known.AddYears(band.From)) : [];
}
