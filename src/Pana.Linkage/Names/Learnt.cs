namespace Pana.Linkage;

/// <summary>The six learnt tables, one for each two alphabets (an alphabet against itself too), from the data file inside the library.</summary>
static class Learnt
{
    static readonly LetterTable?[] Tables = new LetterTable?[6];

    /// <summary>A table is read when first asked for: who links Latin names needs one of six.</summary>
    public static LetterTable Table(Writing one, Writing other) => Tables[At(one, other)] ??= Read(At(one, other));

    /// <summary>For the command that learns, which reports what it has learnt before anybody builds it in.</summary>
    public static void Use(LetterTable[] tables) => tables.CopyTo(Tables, 0);

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

    /// <summary>Bytes of an entry.</summary>
    const int Entry = 8;

    static LetterTable Read(int table)
    {
        using var reader = new BinaryReader(NameData.Open("letters.learnt"));
        for (; table > 0; table--)
            reader.BaseStream.Seek((long)reader.ReadInt32() * Entry, SeekOrigin.Current);
        var entries = new KeyValuePair<ulong, float>[reader.ReadInt32()];
        for (var at = 0; at < entries.Length; at++)
            entries[at] = new((ulong)reader.ReadUInt32() << 16 | reader.ReadUInt16(), reader.ReadInt16() / 256f);
        return new(entries);
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
