using System.Collections.Frozen;
using System.Numerics;
using System.Text;

namespace Pana.Linkage;

/// <summary>
/// The consonants of a word in twelve coarse classes that all alphabets share (<c>sounds.csv</c>). Vowels, h, v, w and y are left out: one alphabet
/// or another does not write them. Letters with two readings give two strings.
/// </summary>
static class Sounds
{
    const int MostReadings = 4;

    static readonly Dictionary<string, string[]>[] Tables = Read();

    static Dictionary<string, string[]>[] Read()
    {
        Dictionary<string, string[]>[] tables = [[], [], []];
        foreach (var row in NameData.Read("sounds.csv"))
            tables[(int)Enum.Parse<Writing>(row[0])].Add(row[1], row[2].Split('|'));
        return tables;
    }

    static readonly FrozenDictionary<char, char> Letters = NameData.Read("voiced.csv").ToFrozenDictionary(row => row[1][0], row => row[2][0]);

    /// <summary>Letter by letter with its vowels, for alphabets that write them.</summary>
    public static string Voiced(string text) => string.Concat(text.Select(letter => Letters.TryGetValue(letter, out var sound) ? $"{sound}" : ""));

    public static string[] Of(string text, Writing writing)
    {
        List<StringBuilder> readings = [new()];
        var table = Tables[(int)writing].GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < text.Length;)
        {
            var (taken, sounds) = (1, (string[]?)null);
            for (var n = Math.Min(4, text.Length - i); n > 0 && sounds is null; n--)
                if (table.TryGetValue(text.AsSpan(i, n), out sounds))
                    taken = n;
            i += taken;
            if (sounds is null)
                continue;
            var before = readings.Count;
            if (before * sounds.Length <= MostReadings)
                for (var other = 1; other < sounds.Length; other++)
                    for (var reading = 0; reading < before; reading++)
                        readings.Add(Add(new(readings[reading].ToString()), sounds[other]));
            for (var reading = 0; reading < before; reading++)
                Add(readings[reading], sounds[0]);
        }
        return [.. readings.Select(reading => reading.ToString()).Distinct()];
    }

    public static ulong Pairs(string[] readings)
    {
        var bits = 0ul;
        foreach (var reading in readings)
            for (var i = 0; i <= reading.Length; i++)
                bits |= 1ul << (int)((uint)((i == 0 ? '^' : reading[i - 1]) * 31 + (i == reading.Length ? '$' : reading[i])) * 0x9E3779B1 >> 26);
        return bits;
    }

    const string Classes = "BFTSKLRMNCV";

    public static (ulong Bag, int Fewest) Bag(string[] readings)
    {
        var (bag, fewest) = (0ul, int.MaxValue);
        foreach (var reading in readings)
        {
            var one = 0ul;
            foreach (var sound in reading)
                if (Classes.IndexOf(sound) is >= 0 and var at)
                    one |= (one >> at * 4 << 1 | 1) << at * 4 & 0xFul << at * 4;
            (bag, fewest) = (bag | one, Math.Min(fewest, BitOperations.PopCount(one)));
        }
        return (bag, fewest);
    }

    /// <summary>A doubled sound is one: alphabets differ in doubling.</summary>
    static StringBuilder Add(StringBuilder reading, string sounds)
    {
        foreach (var sound in sounds)
            if (sound != '-' && (reading.Length == 0 || reading[^1] != sound))
                reading.Append(sound);
        return reading;
    }
}
