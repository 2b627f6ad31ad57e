namespace Pana.Kernel;

/// <summary>One word of a proposal and where its spelling came from.</summary>
public sealed record ProposedWord(string Original, string Text, string Source)
{
    public override string ToString() => "•••";
}

/// <summary>
/// A spelling proposed in another script, word by word, for the person or the officer to accept or correct.
/// </summary>
public sealed record Proposal(string Script, IReadOnlyList<ProposedWord> Words)
{
    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>The weakest source among the words: one guessed word makes the whole a guess.</summary>
    public string Source =>
        Strength.First(source => source == NameSource.Icao || Words.Any(word => word.Source == source));

    /// <summary>Words whose vowels nobody wrote: these are the ones to ask about.</summary>
    public IEnumerable<ProposedWord> Guessed => Words.Where(word => word.Source == NameSource.Guess);

    public NameText ToNameText() => new(Text, Script, Source);

    public override string ToString() => "•••";

    static readonly string[] Strength = [NameSource.Guess, NameSource.NamesTable, NameSource.Letters, NameSource.Icao];
}

/// <summary>
/// Proposes spellings in the other scripts: Latin (ICAO Doc 9303-3 §6 where the table has the letter) and Russian
/// Cyrillic. It proposes, it never decides: the person's own spelling replaces it.
/// </summary>
public static class Transliteration
{
    /// <summary>Proposals for every script of Latin and Cyrillic that the text is not written in.</summary>
    /// <param name="language">BCP 47 of the spelling where known.</param>
    public static IReadOnlyList<Proposal> Propose(string text, string? language = null) => Script.Of(text) switch
    {
        Script.Cyrillic => [ToLatin(text, language)],
        Script.Latin => [ToCyrillic(text, language)],
        Script.Arabic => [ToLatin(text, language), ToCyrillic(text, language)],
        _ => [],
    };

    /// <summary>Latin letters; words already in Latin stay.</summary>
    public static Proposal ToLatin(string text, string? language = null) =>
        new(Script.Latin, [.. Words(text, word => Script.Of(word) switch
        {
            Script.Cyrillic => CyrillicLetters.ToLatin(word, language),
            Script.Arabic => ArabicLetters.ToLatin(word),
            _ => new(word, word, NameSource.Icao),
        })]);

    /// <summary>Russian Cyrillic letters; words already in Cyrillic stay.</summary>
    public static Proposal ToCyrillic(string text, string? language = null) =>
        new(Script.Cyrillic, [.. Words(text, word => Script.Of(word) switch
        {
            Script.Latin => LatinLetters.ToCyrillic(word, language),
            Script.Arabic => ArabicLetters.ToCyrillic(word),
            _ => new(word, word, NameSource.Letters),
        })]);

    /// <summary>Adjacent Arabic words that the names table knows as one (عبد الرحمن) are one word.</summary>
    static IEnumerable<ProposedWord> Words(string text, Func<string, ProposedWord> word)
    {
        var words = NameSpelling.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            if (i + 1 < words.Length && NamesTable.Find(words[i] + words[i + 1]) is not null)
                yield return word($"{words[i]} {words[++i]}");
            else
                yield return word(words[i]);
    }
}
