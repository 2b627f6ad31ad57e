using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Pana.Linkage;

/// <summary>
/// Letters as the learnt tables know them: one code per letter, 1 to 255, national letters and variants of writing folded by
/// <c>letters.csv</c>, look-alikes of another alphabet mended by <c>lookalikes.csv</c>.
/// </summary>
static class Letters
{
    /// <summary>Longer words are cut: no name of a person has more letters, and time must be bounded.</summary>
    public const int Longest = 40;

    const string Latin = "abcdefghijklmnopqrstuvwxyzáàâäãåăąāæçćčďđéèêëěęēėğģíìîïīįıķłļľñńňņóòôöõőōøœřśšşșßťțţúùûüůűūųýÿźžżðþə";
    const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    const string Arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويآأإةئپچژگ";

    static readonly byte[] Codes = CodesOf(Latin, Cyrillic, Arabic);

    static readonly FrozenDictionary<char, string> Folds = NameData.Read("letters.csv").ToFrozenDictionary(row => row[0][0], row => row[1]);

    static readonly FrozenDictionary<char, char> LookAlikes =
        NameData.Read("lookalikes.csv").SelectMany(row => new[] { (row[0][0], row[1][0]), (row[1][0], row[0][0]) })
            .DistinctBy(pair => pair.Item1).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    static byte[] CodesOf(params string[] alphabets)
    {
        var codes = new byte[Arabic.Max() + 1];
        foreach (var letters in alphabets)
            for (var at = 0; at < letters.Length; at++)
                codes[letters[at]] = (byte)(at + 1);
        return codes;
    }

    /// <summary>0 for what is no letter of the three alphabets.</summary>
    public static byte Code(char letter) => letter < Codes.Length ? Codes[letter] : (byte)0;

    public static char Letter(Writing writing, byte code) => code == 0 ? '·' : Alphabet(writing)[code - 1];

    public static string Alphabet(Writing writing) => writing switch
    {
        Writing.Latin => Latin,
        Writing.Cyrillic => Cyrillic,
        _ => Arabic,
    };

    public static Writing? Of(char letter) => letter switch
    {
        < '\u0370' when char.IsLetter(letter) => Writing.Latin,
        >= '\u1E00' and <= '\u1EFF' => Writing.Latin,
        >= '\u0400' and <= '\u052F' => Writing.Cyrillic,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' when char.IsLetter(letter) => Writing.Arabic,
        _ => null,
    };

    /// <summary>A letter that looks the same in the other of the two alphabets.</summary>
    public static bool IsLookAlike(char letter) => LookAlikes.ContainsKey(letter);

    public static char Mended(char letter) => LookAlikes.TryGetValue(letter, out var other) ? other : letter;

    /// <summary>Lower case, presentation forms and marks folded, nothing that is not text: what a person sees, not how it was typed.</summary>
    public static string Plain(string text)
    {
        var cut = text.Length > 1000 ? text[..1000] : text;
        // Most texts are plain already; what could be broken is looked at letter by letter.
        if (Ascii.IsValid(cut) || !cut.Any(letter => char.IsSurrogate(letter) || letter >= 0xFFFD) && cut.IsNormalized(NormalizationForm.FormKC))
            return cut.ToLowerInvariant();
        var whole = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
            if (rune.Value is not (>= 0xFFFD and <= 0xFFFF))
                whole.Append(rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>The folded letters of a word of one alphabet.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var letter in word)
            if (Folds.TryGetValue(letter, out var fold))
                folded.Append(fold);
            else if (Code(letter) != 0)
                folded.Append(letter);
            else
                foreach (var bare in $"{letter}".Normalize(NormalizationForm.FormD))
                    if (CharUnicodeInfo.GetUnicodeCategory(bare) != UnicodeCategory.NonSpacingMark && Code(bare) != 0)
                        folded.Append(bare);
        return folded.Length > Longest ? folded.ToString(0, Longest) : folded.ToString();
    }
}
