using Pana.Kernel;

namespace Pana.Registry.Open;

/// <summary>
/// Languages that people on the way through the region speak, by ISO 639-3 code: those of the platform first, then
/// those for which interpreters are looked for. People read labels <c>language.CODE</c>.
/// </summary>
public static class SpokenLanguages
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Language.All.Select(language => language.Iso639),
        "fas", "haz", "sgh", "wbl", "yah", "bal", "uig", "dng", "kaa", "ara", "urd", "zho", "aze", "tly", "krc", "kur",
        "rom", "ukr", "bel", "rsl",
    ];

    /// <summary>The ISO 639-3 code; null where the language is not of the list.</summary>
    public static string? Find(string code)
    {
        var plain = code.Trim().ToLowerInvariant();
        return Language.Find(plain)?.Iso639 ?? All.FirstOrDefault(known => known == plain);
    }
}
