namespace Pana.Linkage;

/// <summary>The six learnt tables, one for each two alphabets (an alphabet against itself too), from the data file inside the library.</summary>
static class Learnt
{
    static LetterTable[]? _tables;

    public static LetterTable Table(Writing one, Writing other) => (_tables ??= Read())[At(one, other)];

    /// <summary>For the command that learns, which reports what it has learnt before anybody builds it in.</summary>
    public static void Use(LetterTable[] tables) => _tables = tables;

    public static IEnumerable<(Writing X, Writing Y)> Pairs =>
        [(Writing.Latin, Writing.Latin), (Writing.Latin, Writing.Cyrillic), (Writing.Latin, Writing.Arabic),
            (Writing.Cyrillic, Writing.Cyrillic), (Writing.Cyrillic, Writing.Arabic), (Writing.Arabic, Writing.Arabic)];

    /// <summary>Per table: the number of entries, then chunk letters (3 + 3 codes) and the weight in 256ths.</summary>
    public static void Write(Stream file, IEnumerable<LetterTable> tables)
    {
        using var writer = new BinaryWriter(file);
        foreach (var table in tables)
        {
            writer.Write(table.Entries.Count);
            foreach (var (key, weight) in table.Entries.OrderBy(each => each.Key))
            {
                writer.Write((uint)(key >> 16));
                writer.Write((ushort)key);
                writer.Write((short)MathF.Round(weight * 256));
            }
        }
    }

    static LetterTable[] Read()
    {
        using var reader = new BinaryReader(NameData.Open("letters.learnt"));
        return [.. Pairs.Select(_ => new LetterTable([.. Enumerable.Range(0, reader.ReadInt32()).Select(_ =>
            KeyValuePair.Create((ulong)reader.ReadUInt32() << 16 | reader.ReadUInt16(), reader.ReadInt16() / 256f))]))];
    }

    static int At(Writing one, Writing other)
    {
        var (low, high) = one <= other ? (one, other) : (other, one);
        return low switch
        {
            Writing.Latin => (int)high,
            Writing.Cyrillic => 2 + (int)high,
            _ => 5,
        };
    }
}
