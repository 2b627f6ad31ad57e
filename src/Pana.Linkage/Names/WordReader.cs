using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

namespace Pana.Linkage;

/// <summary>Cuts a text into the words of a name (<c>words.csv</c>, <c>endings.csv</c>): look-alikes mended, compounds joined, endings split off.</summary>
static class WordReader
{
    /// <summary>Nobody has more names; a longer text is read as far as this.</summary>
    const int MostWords = 8;

    enum Kind
    {
        Title, Particle, ChildBefore, ChildAfter, Front, Back,
    }

    static readonly FrozenDictionary<string, Kind> Words = NameData.Read("words.csv")
        .Select(row => (Word: Letters.Fold(Letters.Plain(row[0])), Kind: Enum.Parse<Kind>(row[1]))).DistinctBy(each => each.Word)
        .ToFrozenDictionary(each => each.Word, each => each.Kind);

    /// <param name="Role">None where the ending tells where somebody is from: such a word is a name like others.</param>
    sealed record Ending(Writing Writing, string Text, WordRole? Role, int Least);

    /// <summary>Those of each alphabet, longest first.</summary>
    static readonly Ending[][] Endings = ByWriting([.. NameData.Read("endings.csv")
        .Select(row => new Ending(Enum.Parse<Writing>(row[0]), row[1], row[2] == "Nisba" ? null : Enum.Parse<WordRole>(row[2]), int.Parse(row[3], null)))
        .OrderByDescending(ending => ending.Text.Length)]);

    static Ending[][] ByWriting(Ending[] all) => [.. Enum.GetValues<Writing>().Select(writing => all.Where(ending => ending.Writing == writing).ToArray())];

    public static List<NameWord> Read(string text)
    {
        List<NameWord> words = [];
        var (fatherNext, front) = (false, (string?)null);
        foreach (var (written, folded, writing, isMended) in Cut(text))
        {
            Kind? kind = Words.TryGetValue(folded, out var known) ? known : null;
            if (words.Count == MostWords && kind is not Kind.ChildBefore)
                break;
            if (front is not null && kind is Kind.Particle)
                continue;
            switch (kind)
            {
                case Kind.ChildBefore when words.Count > 0:
                    words[^1].Role = WordRole.Patronymic;
                    break;
                case Kind.ChildAfter when words.Count > 0:
                    fatherNext = true;
                    break;
                case Kind.Front:
                    front = folded;
                    break;
                case Kind.Back when words.FindLastIndex(word => word.Role != WordRole.Particle) is >= 0 and var at
                        && words[at].Writing == writing && words[at].Role is WordRole.Name:
                    words[at] = Word(string.Join(' ', words[at..].Select(word => word.Written).Append(written)),
                        string.Concat(words[at..].Select(word => word.Text).Append(folded)), writing, null, isMended);
                    words.RemoveRange(at + 1, words.Count - at - 1);
                    break;
                case Kind.Title or Kind.Particle:
                    words.Add(new(written, Spelling.Of(folded, writing), null, kind == Kind.Title ? WordRole.Title : WordRole.Particle, isMended));
                    break;
                default:
                    words.Add(Word(written, front + folded, writing, fatherNext ? WordRole.Patronymic : null, isMended));
                    (fatherNext, front) = (false, null);
                    break;
            }
        }
        if (front is not null)
            words.Add(Word(front, front, Letters.Of(front[0])!.Value, null, false));
        // A name of nothing but titles is a name all the same: people are called Sayed or Imam.
        if (words.Count > 0 && !words.Exists(word => word.Tells))
            words.ForEach(word => word.Role = WordRole.Name);
        return words;
    }

    /// <summary>Single words are met again and again where an index is asked.</summary>
    const int Remembered = 200_000;

    static readonly ConcurrentDictionary<string, NameWord> Known = new();
    static int _kept;

    /// <summary>A word that was folded before, without the name in which it stood.</summary>
    public static NameWord One(string folded)
    {
        if (Known.TryGetValue(folded, out var known))
            return known;
        if (Interlocked.Increment(ref _kept) > Remembered)
        {
            Known.Clear();
            _kept = 0;
        }
        return Known[folded] = Word(folded, folded, Letters.Of(folded[0])!.Value, null, false);
    }

    static NameWord Word(string written, string folded, Writing writing, WordRole? role, bool isMended)
    {
        if (folded.Length > Letters.Longest)
            folded = folded[..Letters.Longest];
        foreach (var ending in Endings[(int)writing])
            if (folded.Length >= ending.Text.Length + ending.Least && folded.EndsWith(ending.Text, StringComparison.Ordinal))
                return new(written, Spelling.Of(folded, writing), Spelling.Of(folded[..^ending.Text.Length], writing), role ?? ending.Role ?? WordRole.Name, isMended);
        return new(written, Spelling.Of(folded, writing), null, role ?? WordRole.Name, isMended);
    }

    static IEnumerable<(string Written, string Folded, Writing Writing, bool IsMended)> Cut(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in Letters.Plain(text).Append(' '))
            if (IsSilent(letter))
                continue;
            else if (IsApostrophe(letter))
            {
                if (word.Length > 0 && word[^1] is 'g')
                    word.Append('h');
            }
            else if (Letters.Of(letter) is not null)
            {
                if (word.Length < 2 * Letters.Longest)
                    word.Append(letter);
            }
            else if (word.Length > 0)
            {
                var written = word.ToString();
                word.Clear();
                var (mended, writing) = Mend(written);
                if (Letters.Fold(mended) is { Length: > 0 } folded && Letters.Of(folded[0]) == writing)
                    yield return (mended, folded, writing, mended != written);
            }
    }

    /// <summary>Oʻ and Gʻ of the Uzbek alphabet are typed with any of these; so are ayn and hamza.</summary>
    static bool IsApostrophe(char letter) => letter is '\'' or 'ʻ' or 'ʼ' or '‘' or '’' or '`' or '´' or '′' or 'ʹ' or 'ʾ' or 'ʿ';

    /// <summary>Marks that are no letters and part no words: directions, joiners, vowel signs, the long stroke.</summary>
    static bool IsSilent(char letter) => letter is '\u200B' or '\u200C' or '\u200D' or '\u00AD' or '\u0640' or '\uFEFF' or '\u200E' or '\u200F'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or (>= '\u064B' and <= '\u065F') or '\u0670' or '\u061C'
        or (>= '\u0300' and <= '\u036F');

    /// <summary>A word of two alphabets is of the one whose letters no look-alike explains; letters that cannot be mended are dropped.</summary>
    static (string Text, Writing Writing) Mend(string word)
    {
        Span<int> all = stackalloc int[3], sure = stackalloc int[3];
        foreach (var letter in word)
        {
            var writing = (int)Letters.Of(letter)!.Value;
            all[writing]++;
            if (!Letters.IsLookAlike(letter))
                sure[writing]++;
        }
        var main = 0;
        for (var writing = 1; writing < 3; writing++)
            if ((sure[writing], all[writing]).CompareTo((sure[main], all[main])) > 0)
                main = writing;
        return all[main] == word.Length ? (word, (Writing)main)
            : (string.Concat(word.Select(letter => Letters.Of(letter) == (Writing)main ? letter : Letters.Mended(letter))
                .Where(letter => Letters.Of(letter) == (Writing)main)), (Writing)main);
    }
}
