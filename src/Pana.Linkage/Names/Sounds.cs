using System.Collections.Frozen;
using System.Text;

namespace Pana.Linkage;

/// <summary>
/// The consonants of a word in thirteen coarse classes that all alphabets share (<c>sounds.csv</c>). Vowels, h, v, w and y are left out: one alphabet
/// or another does not write them. Letters with two readings give two strings.
/// </summary>
static class Sounds
{
    const int MostReadings = 4;

    static readonly FrozenDictionary<(Writing, string), string[]> Table = NameData.Read("sounds.csv")
        .ToFrozenDictionary(row => (Enum.Parse<Writing>(row[0]), row[1]), row => row[2].Split('|'));

    public static string[] Of(string text, Writing writing)
    {
        List<StringBuilder> readings = [new()];
        for (var i = 0; i < text.Length;)
        {
            var (taken, sounds) = (1, (string[]?)null);
            for (var n = Math.Min(4, text.Length - i); n > 0 && sounds is null; n--)
                if (Table.TryGetValue((writing, text.Substring(i, n)), out sounds))
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

    /// <summary>A doubled sound is one: alphabets differ in doubling.</summary>
    static StringBuilder Add(StringBuilder reading, string sounds)
    {
        foreach (var sound in sounds)
            if (sound != '-' && (reading.Length == 0 || reading[^1] != sound))
                reading.Append(sound);
        return reading;
    }
}
