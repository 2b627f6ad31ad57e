using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>An inverted index of neighbouring sounds: pairs, threes, and pairs over one sound, rare ones weighing more.</summary>
sealed class Grams
{
    readonly Dictionary<int, List<int>> _places = [];
    readonly List<float> _lengths = [];

    public static HashSet<int> Of(IEnumerable<string> words)
    {
        var grams = new HashSet<int>();
        foreach (var word in words)
        {
            var edged = $"^{word}$";
            for (var i = 0; i + 1 < edged.Length; i++)
            {
                grams.Add(edged[i] << 16 | edged[i + 1] << 8);
                if (i + 2 >= edged.Length)
                    continue;
                grams.Add(edged[i] << 16 | edged[i + 1] << 8 | edged[i + 2]);
                grams.Add(edged[i] << 16 | edged[i + 2] << 8 | 1);
            }
        }
        return grams;
    }

    public void Add(HashSet<int> grams)
    {
        foreach (var gram in grams)
            (CollectionsMarshal.GetValueRefOrAddDefault(_places, gram, out _) ??= []).Add(_lengths.Count);
        _lengths.Add(1 / MathF.Sqrt(Math.Max(1, grams.Count)));
    }

    /// <summary>Adds to each place what its grams share with the question's.</summary>
    public void Score(HashSet<int> grams, float[] points)
    {
        foreach (var gram in grams)
            if (_places.TryGetValue(gram, out var places))
            {
                var rarity = MathF.Log(1 + (float)_lengths.Count / places.Count);
                foreach (var at in CollectionsMarshal.AsSpan(places))
                    points[at] += rarity * _lengths[at];
            }
    }
}
