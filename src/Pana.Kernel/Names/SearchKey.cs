using System.Globalization;
using System.Text;

namespace Pana.Kernel;

/// <summary>
/// A simple script-independent key: consonants only, sounds that scripts confuse folded together. Гулноза, Gulnoza and گلنازه share
/// one. It finds too much rather than too little; ranking is the caller's.
/// </summary>
public static class SearchKey
{
    /// <summary>Keys of the words in order, joined by one space; empty for a text without letters.</summary>
    public static string Of(string text) => string.Join(' ', NameSpelling.Clean(text)
        .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(OfWord).Where(key => key.Length > 0));

    static string OfWord(string word)
    {
        var latin = Script.Of(word) == Script.Arabic ? ArabicLetters.Skeleton(word) : Plain(word);
        if (latin.Length == 0)
            return "";
        foreach (var (from, to) in Folds)
            latin = latin.Replace(from, to, StringComparison.Ordinal);
        var key = new StringBuilder(latin.Length);
        for (var i = 0; i < latin.Length; i++)
            if (!("aeiouy".Contains(latin[i], StringComparison.Ordinal) || latin[i] == 'v' && i > 0)
                && (key.Length == 0 || key[^1] != latin[i]))
                key.Append(latin[i]);
        if (key.Length > 1 && key[^1] == 'h')
            key.Length--;
        return key.Length == 0 ? "a" : key.ToString();
    }

    /// <summary>Order matters: digraphs before letters. Single capitals stand for sounds that Latin writes with two letters.</summary>
    static readonly (string From, string To)[] Folds =
    [
        ("shch", "S"), ("sh", "S"), ("ş", "S"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("ž", "j"), ("tch", "C"), ("ch", "C"),
        ("ç", "C"), ("kh", "h"), ("x", "h"), ("gh", "g"), ("ğ", "g"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("dz", "z"),
        ("ck", "k"), ("q", "k"), ("c", "j"), ("w", "v"),
    ];

    static string Plain(string word)
    {
        var latin = CyrillicLetters.ToLatin(word, null).Text.ToLowerInvariant().Replace('ı', 'i');
        var plain = new StringBuilder(latin.Length);
        foreach (var c in latin)
            if ("şžçğ".Contains(c, StringComparison.Ordinal))
                plain.Append(c);
            else
                foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
                    if (char.IsLetter(part) && char.GetUnicodeCategory(part) != UnicodeCategory.ModifierLetter)
                        plain.Append(part);
        return plain.ToString();
    }
}
