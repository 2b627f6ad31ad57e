using System.Globalization;
using Pana.Kernel;
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

    const string Word = "person.name", WordAndYear = "person.name.year", Number = "person.document", AnyYear = "?";

    /// <summary>Everything by which the record is found; without doubles.</summary>
    public IEnumerable<long> Of(PersonFacts facts) => Words(facts).SelectMany(word => Years(facts.Birth)
            .Select(year => index.Of(WordAndYear, $"{word}|{year}")).Prepend(index.Of(Word, word)))
        .Concat((facts.Documents ?? []).Select(document => Normal(document.Number)).Where(number => number.Length > 0)
            .Select(number => index.Of(Number, number)))
        .Distinct();

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

    /// <summary>Original and other scripts alike: a name is asked for as it is written anywhere.</summary>
    static IEnumerable<string> Words(PersonFacts facts) => (facts.Name?.Parts ?? [])
        .SelectMany(part => part.Renderings.Select(rendering => rendering.Text).Prepend(part.Original.Text))
        .SelectMany(text => SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct();

    static IEnumerable<string> Years(PartialDate? birth)
    {
        if (birth is null || birth.Latest.Year - birth.Earliest.Year >= MostYears)
            return [AnyYear];
        return Enumerable.Range(birth.Earliest.Year, birth.Latest.Year - birth.Earliest.Year + 1).Select(Plain);
    }

    static string Normal(string? number) =>
        string.Concat((number ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));

    static string Plain(int year) => year.ToString(CultureInfo.InvariantCulture);
}
