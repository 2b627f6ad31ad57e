namespace Pana.Kernel;

/// <summary>Common Dari and Pashto names with their usual Latin and Russian spelling: <c>Data/names.csv</c>.</summary>
static class NamesTable
{
    public sealed record Entry(string Latin, string Russian);

    static readonly Dictionary<string, Entry> Entries = Read();

    /// <summary>The usual spellings of a Perso-Arabic word; null where the table does not know it.</summary>
    public static Entry? Find(string arabic) => Entries.GetValueOrDefault(Key(arabic));

    static string Key(string arabic) =>
        NameSpelling.FoldArabic(arabic).Replace(" ", "", StringComparison.Ordinal).Replace('آ', 'ا');

    static Dictionary<string, Entry> Read()
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var row in Csv.Embedded("names.csv"))
            entries[Key(row["arabic"])] = new(row["latin"], row["russian"]);
        return entries;
    }
}
