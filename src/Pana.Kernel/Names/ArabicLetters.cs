using System.Text;

namespace Pana.Kernel;

/// <summary>
/// Dari and Pashto letters to Latin. The names table first; a word it does not know is a skeleton of consonants and
/// long vowels, in which short vowels are guessed as <c>a</c> where a syllable needs one.
/// </summary>
static class ArabicLetters
{
    static readonly Dictionary<string, string> Consonants = LetterCase.Table(
        "ب=b پ=p ت=t ټ=t ٹ=t ث=s ج=j چ=ch ح=h خ=kh ځ=dz څ=ts د=d ډ=d ڈ=d ذ=z ر=r ړ=r ڑ=r ز=z ژ=zh ږ=zh س=s ش=sh "
        + "ښ=sh ص=s ض=z ط=t ظ=z غ=gh ف=f ق=q ک=k گ=g ل=l م=m ن=n ڼ=n ں=n ه=h");

    /// <summary>Pairs that may end a word after a long vowel: dost, nawruz-like endings, -ard, -ang.</summary>
    static readonly HashSet<string> Endings = ["st", "sht", "kht", "ft", "rd", "rg", "ng", "nd", "rt", "rk", "rs"];

    public static ProposedWord ToLatin(string word) =>
        NamesTable.Find(word) is { } entry
            ? new(word, entry.Latin, NameSource.NamesTable)
            : new(word, LetterCase.Like(word, Guess(word)), NameSource.Guess);

    public static ProposedWord ToCyrillic(string word) =>
        NamesTable.Find(word) is { } entry
            ? new(word, entry.Russian, NameSource.NamesTable)
            : new(word, LetterCase.Like(word, LatinLetters.ToCyrillic(Guess(word), null).Text), NameSource.Guess);

    /// <summary>
    /// What is certain whatever the vowels: consonants, with <c>w</c>, <c>y</c> and a final <c>h</c> only where none
    /// can be a vowel.
    /// </summary>
    public static string Skeleton(string word) =>
        string.Concat(Sounds(NameSpelling.FoldArabic(word)).Select(sound => sound.Text));

    static string Guess(string word) =>
        string.Join('-', NameSpelling.FoldArabic(word).Split('-').Select(GuessSimple));

    static string GuessSimple(string word)
    {
        var sounds = Sounds(word);
        var text = new StringBuilder();
        for (var i = 0; i < sounds.Count; i++)
        {
            var (sound, isVowel) = sounds[i];
            text.Append(sound);
            if (isVowel || i + 1 == sounds.Count || sounds[i + 1].IsVowel)
                continue;
            var afterVowel = i > 0 && IsVowel(text[text.Length - sound.Length - 1]);
            var endsWord = i + 2 == sounds.Count;
            var afterLong = i > 0 && sounds[i - 1].IsVowel;
            if (!afterVowel || endsWord && !(afterLong && Endings.Contains(sound + sounds[i + 1].Text)))
                text.Append('a');
        }
        return text.ToString();
    }

    static List<(string Text, bool IsVowel)> Sounds(string word)
    {
        var sounds = new List<(string Text, bool IsVowel)>();
        for (var i = 0; i < word.Length; i++)
        {
            bool first = sounds.Count == 0, last = i == word.Length - 1;
            var afterVowel = !first && sounds[^1].IsVowel;
            var beforeVowel = !last && word[i + 1] is 'ا' or 'آ';
            switch (word[i])
            {
                case 'ا' or 'آ':
                    if (!(first && !last && word[i + 1] is 'ی' or 'و'))
                        sounds.Add(("a", true));
                    else
                        sounds.Add((word[++i] is 'ی' ? "i" : "o", true));
                    break;
                case 'ع':
                    if (first)
                        sounds.Add((!last && word[i + 1] is 'ا' ? "" : "a", true));
                    break;
                case 'و':
                    sounds.Add(first || afterVowel || beforeVowel ? ("w", false) : ("u", true));
                    break;
                case 'ی':
                    sounds.Add(first || beforeVowel || afterVowel && !last ? ("y", false) : ("i", true));
                    break;
                case 'ه' when last && !afterVowel && !first:
                    sounds.Add(("a", true));
                    break;
                case var c:
                    sounds.Add((Consonants.GetValueOrDefault($"{c}", ""), false));
                    break;
            }
        }
        sounds.RemoveAll(sound => sound.Text.Length == 0);
        return sounds;
    }

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
