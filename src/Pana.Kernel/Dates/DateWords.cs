using System.Globalization;

namespace Pana.Kernel;

/// <summary>Words that a typed date may hold, in the languages of the region: <c>Data/date-words.csv</c>.</summary>
static class DateWords
{
    public sealed record Word(string Kind, string Value)
    {
        public int Number => int.Parse(Value, CultureInfo.InvariantCulture);
    }

    /// <summary>One spelling may mean several things (год: an age or a filler); the reader takes what fits.</summary>
    static readonly ILookup<string, Word> Words = Csv.Embedded("date-words.csv")
        .SelectMany(row => row["words"].Split('|')
            .Select(word => (Key: Fold(word), Word: new Word(row["kind"], row["value"]))))
        .Distinct().ToLookup(pair => pair.Key, pair => pair.Word);

    public static Word? Find(string word, string kind) => Words[Fold(word)].FirstOrDefault(known => known.Kind == kind);

    public static bool IsKnown(string word) => Words.Contains(Fold(word));

    static string Fold(string word) =>
        NameSpelling.FoldArabic(word.ToLowerInvariant().Replace("i\u0307", "i", StringComparison.Ordinal));
}
