using Pana.Kernel;

namespace Pana.Papers;

/// <summary>States, organisations and persons without a nationality as Doc 9303-3 §5 writes them: those of the kernel, and what only documents of organisations have.</summary>
static class MrzCodes
{
    /// <summary>Parts D, F and H of §5; passports of deprecated codes may be met for ten years and more.</summary>
    static readonly string[] Others = ["XBA", "XIM", "XCE", "XCO", "XEC", "XES", "XMP", "XDC", "ANT", "NTZ", "IAO"];

    /// <summary>The alpha-3 code (<c>DEU</c> for the <c>D</c> of documents); null where there is none.</summary>
    public static string? Find(string code)
    {
        var clean = code.TrimEnd('<');
        if (clean.Length is not (1 or 3))
            return null;
        return Country.Find(clean)?.Alpha3 ?? (Array.IndexOf(Others, clean) >= 0 ? clean : null);
    }
}
