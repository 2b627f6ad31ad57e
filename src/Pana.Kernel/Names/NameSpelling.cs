using System.Globalization;
using System.Text;

namespace Pana.Kernel;

/// <summary>
/// Makes spellings comparable without changing what is read: NFC, single spaces, no control or direction marks.
/// </summary>
static class NameSpelling
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormC))
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (c == '\u200C' || !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
                clean.Append(c);
        return clean.ToString().TrimEnd();
    }

    /// <summary>
    /// Perso-Arabic letters in one form: Arabic yeh and kaf as Persian, no vowel signs, no joiners, no tatweel.
    /// </summary>
    public static string FoldArabic(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormKC))
            switch (c)
            {
                case 'ي' or 'ى' or 'ۍ' or 'ې' or 'ے' or 'ئ': folded.Append('ی'); break;
                case 'ك' or 'ڪ': folded.Append('ک'); break;
                case 'ګ': folded.Append('گ'); break;
                case 'ة' or 'ۀ' or 'ۃ' or 'ہ' or 'ھ' or 'ە': folded.Append('ه'); break;
                case 'أ' or 'إ' or 'ٱ': folded.Append('ا'); break;
                case 'ؤ': folded.Append('و'); break;
                case 'ء' or 'ٔ' or 'ـ' or '\u200C' or '\u200D' or (>= '\u064B' and <= '\u0655') or '\u0670': break;
                default: folded.Append(c); break;
            }
        return folded.ToString();
    }

    /// <summary>Lone surrogates cannot be normalised; a pasted half character must not stop anybody.</summary>
    static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
