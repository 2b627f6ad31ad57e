using System.Text;

namespace Pana.Kernel;

/// <summary>
/// A simple script-independent key: consonants only, sounds that scripts confuse folded together. Гулноза, Gulnoza and
/// گلنازه share one. It finds too much rather than too little; ranking is the caller's.
/// </summary>
public static class SearchKey
{
    /// <summary>Keys of the words in order, joined by one space; empty for a text without letters.</summary>
    public static string Of(string text) => string.Join(' ', Transliteration.ToLatin(text).Words
        .SelectMany(word => word.Source == NameSource.Guess
            ? [ArabicLetters.Skeleton(word.Original)] : Decomposed(word.Text))
        .Select(Fold).Where(key => key.Length > 0));

    static string Fold(string sounds)
    {
        foreach (var (from, to) in Folds)
            sounds = sounds.Replace(from, to, StringComparison.Ordinal);
        var letters = string.Concat(sounds.Where(c => char.IsUpper(c) || char.IsLower(c)));
        var key = new StringBuilder(letters.Length);
        for (var i = 0; i < letters.Length; i++)
            if (!("aeiouyı".Contains(letters[i], StringComparison.Ordinal) || letters[i] == 'v' && i > 0)
                && (key.Length == 0 || key[^1] != letters[i]))
                key.Append(letters[i]);
        if (key.Length > 1 && key[^1] == 'h')
            key.Length--;
        return key.Length == 0 && letters.Length > 0 ? "a" : key.ToString();
    }

    /// <summary>Latin letters and their marks apart, so that only marks that change the sound are folded.</summary>
    static string[] Decomposed(string words) =>
        words.ToLowerInvariant().Normalize(NormalizationForm.FormD).Split(' ', '-');

    /// <summary>
    /// Order matters: digraphs before letters. Single capitals stand for sounds that Latin writes with two letters.
    /// </summary>
    static readonly (string From, string To)[] Folds =
    [
        ("shch", "S"), ("sh", "S"), ("s\u0327", "S"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("z\u030C", "j"),
        ("tch", "C"), ("ch", "C"), ("c\u0327", "C"), ("kh", "h"), ("x", "h"), ("gh", "g"), ("g\u0306", "g"),
        ("ph", "f"), ("th", "t"), ("ts", "s"), ("dz", "z"), ("ck", "k"), ("q", "k"), ("c", "j"), ("w", "v"),
    ];
}
