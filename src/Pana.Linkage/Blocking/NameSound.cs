namespace Pana.Linkage;

/// <summary>
/// Rough keys of names in plain Latin letters, where no alphabet need be carried over: consonants that are heard alike fall together,
/// vowels after the first letter and doubled letters fall away.
/// </summary>
static class NameSound
{
    public static uint[] Of(string fold)
    {
        var words = Evidence.Split(fold);
        return words.Length == 0 ? [] : [.. words.Where(word => word.Length > 1 || words.Length == 1).Take(2).Select(Sound)];
    }

    public static uint[] Heads(string fold)
    {
        var words = Evidence.Split(fold);
        return [.. words.Where(word => word.Length > 2).Take(2).Select(word => Evidence.Hash(word[..3]))];
    }

    static uint Sound(string word)
    {
        var (hash, last, taken) = (2166136261u, '\0', 0);
        for (var i = 0; i < word.Length && taken < 4; i++)
        {
            var letter = word[i];
            var sound = letter switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' => 'a',
                'h' or 'w' => 'h',
                'c' or 'k' or 'q' or 'g' or 'x' => 'k',
                'b' or 'p' => 'p',
                'd' or 't' => 't',
                'f' or 'v' => 'f',
                's' or 'z' or 'j' => 's',
                'm' or 'n' => 'n',
                _ => letter,
            };
            if (sound == last || i > 0 && sound is 'a' or 'h' && i > 0)
                continue;
            (hash, last, taken) = ((hash ^ sound) * 16777619, sound, taken + 1);
        }
        return hash;
    }
}
