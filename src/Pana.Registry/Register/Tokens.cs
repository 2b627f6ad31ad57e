using System.Globalization;
using Pana.Kernel;
using Pana.Linkage;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Registry.Register;

/// <summary>
/// The words by which a person is found, as keyed hashes. A year of birth is no token of its own (a hundred classes
/// would be counted out) but stands together with each word of the name.
/// </summary>
internal sealed class Tokens(BlindIndex index)
{
    /// <summary>A birth that may lie in more years than this is as good as unknown.</summary>
    const int MostYears = 8;

    /// <summary>Sounds with which a word begins that are enough to look for.</summary>
    const int BeginningLength = 2;

    const string Word = "person.name", WordAndYear = "person.name.year", Number = "person.document", AnyYear = "?",
        Beginning = "person.name.beginning", Sound = "person.name.sound";

    /// <summary>Everything by which the record is found; without doubles.</summary>
    public IEnumerable<long> Of(PersonFacts facts)
    {
        var words = Words(facts);
        return Telling(facts, words).Concat(words.SelectMany(Beginnings)).Distinct();
    }

    /// <summary>Those that two descriptions of one person share: whole words, sounds and numbers. With which letters a word begins tells hardly anything.</summary>
    public IEnumerable<long> Telling(PersonFacts facts) => Telling(facts, Words(facts));

    IEnumerable<long> Telling(PersonFacts facts, List<string> words) => words.SelectMany(word => Years(facts.Birth)
            .Select(year => index.Of(WordAndYear, $"{word}|{year}")).Prepend(index.Of(Word, word)))
        .Concat(facts.Name is null ? [] : NameForms.Of(facts.Name).SelectMany(Sounds))
        .Concat(Numbers(facts)).Distinct();

    /// <summary>Numbers of documents.</summary>
    public IEnumerable<long> Numbers(PersonFacts facts) => (facts.Documents ?? []).Select(document => Normal(document.Number))
        .Where(number => number.Length > 0).Select(number => index.Of(Number, number)).Distinct();

    /// <summary>
    /// Tokens that each stand for one word of the question: a person is found by as many words as possible.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<long>> Asked(string text, int? year)
    {
        var words = SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct();
        var asked = words.Select(word => (IReadOnlyList<long>)(year is { } known
            ? [index.Of(WordAndYear, $"{word}|{Plain(known)}"), index.Of(WordAndYear, $"{word}|{AnyYear}")]
            : [index.Of(Word, word)])).ToList();
        return text.Any(char.IsDigit) && Normal(text) is { Length: >= 4 } number ? [[index.Of(Number, number)]] : asked;
    }

    /// <summary>Tokens of names that only begin or sound like what was typed: more than are meant, ranking is the caller's.</summary>
    public IReadOnlyList<long> Near(string text) =>
        [.. SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Beginnings)
            .Concat(Sounds(NameForms.Read(text))).Distinct()];

    /// <summary>Those of one word: records that hold one of them have a name that sounds like it.</summary>
    public IReadOnlyList<long> SoundsOf(string word) => [.. Sounds(NameForms.Read(word))];

    IEnumerable<long> Sounds(NameReading name) => name.BlockingKeys.Select(key => index.Of(Sound, $"{key:x}"));

    IEnumerable<long> Beginnings(string word) =>
        word.Length < BeginningLength ? [] : [index.Of(Beginning, word[..BeginningLength])];

    /// <summary>Original and other scripts alike: a name is asked for as it is written anywhere.</summary>
    static List<string> Words(PersonFacts facts) => [.. (facts.Name?.Parts ?? [])
        .SelectMany(part => part.Renderings.Select(rendering => rendering.Text).Prepend(part.Original.Text)).Distinct()
        .SelectMany(text => SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    static IEnumerable<string> Years(PartialDate? birth)
    {
        if (birth is null || birth.Latest.Year - birth.Earliest.Year >= MostYears)
            return [AnyYear];
        return Enumerable.Range(birth.Earliest.Year, birth.Latest.Year - birth.Earliest.Year + 1).Select(Plain);
    }

    public static string Normal(string? number) =>
        string.Concat((number ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));

    static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);
}
