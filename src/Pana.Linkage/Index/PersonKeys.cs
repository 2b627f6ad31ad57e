namespace Pana.Linkage;

/// <summary>Under which keys a person is kept and sought: each word's sounds, two words together, a word with the year or the day of birth, the whole date.</summary>
static class PersonKeys
{
    /// <summary>Words beyond these name nobody more exactly.</summary>
    const int MostWords = 5;

    public static void Of(NameReading name, EventDate born, List<uint> keys)
    {
        keys.Clear();
        foreach (var key in name.BlockingKeys)
            Add(keys, 1, (uint)(key ^ key >> 32), 0);
        var words = Math.Min(name.Telling.Length, MostWords);
        for (var i = 0; i < words; i++)
        {
            var one = Sound(name.Telling[i]);
            for (var j = i + 1; j < words; j++)
            {
                var other = Sound(name.Telling[j]);
                Add(keys, 2, Math.Min(one, other), Math.Max(one, other));
            }
            if (born.Year != 0)
                Add(keys, 3, one, (uint)born.Year);
            if (born.IsWhole && !born.IsHeaped)
                Add(keys, 4, one, born.Month * 100u + born.Day);
        }
        if (born.IsWhole && !born.IsHeaped)
            Add(keys, 5, (uint)born.Digits, 0);
    }

    /// <summary>What is sought besides: the years before and after.</summary>
    public static void Near(NameReading name, EventDate born, List<uint> keys)
    {
        for (var i = 0; i < Math.Min(name.Telling.Length, MostWords) && born.Year != 0; i++)
        {
            Add(keys, 3, Sound(name.Telling[i]), (uint)born.Year - 1);
            Add(keys, 3, Sound(name.Telling[i]), (uint)born.Year + 1);
        }
    }

    static uint Sound(NameWord word) => Evidence.Hash(word.Stem.Sounds[0]);

    static void Add(List<uint> keys, uint kind, uint one, uint other)
    {
        var key = (kind * 0x9E3779B1 ^ one) * 0x85EBCA6B;
        key = (key ^ key >> 13 ^ other) * 0xC2B2AE35;
        key ^= key >> 16;
        if (!keys.Contains(key))
            keys.Add(key);
    }
}
