using System.Numerics;
using System.Text;

namespace Pana.Linkage;

/// <summary>
/// All words of a part's names, to be found by any spelling: by the sounds that all alphabets share, by the sounds less one (a letter was missed,
/// added or changed), by the letters less one, and by the list of equivalent names. Words that lie in one bucket by chance cost a look, not an answer.
/// </summary>
sealed class PersonWords
{
    readonly byte[] _texts;
    readonly int[] _ends;
    readonly ulong[] _pairs, _bags;
    readonly WordRole[] _roles;
    readonly int[] _starts, _words;

    public PersonWords(List<string> spellings)
    {
        (_ends, _pairs, _bags, _roles) = (new int[spellings.Count], new ulong[spellings.Count], new ulong[spellings.Count], new WordRole[spellings.Count]);
        var keys = new uint[spellings.Count][];
        Parallel.For(0, spellings.Count, at =>
        {
            var word = WordReader.One(spellings[at]);
            (_pairs[at], _bags[at], _roles[at]) = (PairsOf(word), BagOf(word), word.Role);
            HashSet<uint> all = [];
            Keys(word, all);
            keys[at] = [.. all];
        });
        _texts = [.. spellings.SelectMany(Encoding.UTF8.GetBytes)];
        for (int at = 0, end = 0; at < spellings.Count; at++)
            _ends[at] = end += Encoding.UTF8.GetByteCount(spellings[at]);
        var entries = keys.Sum(each => each.Length);
        _starts = new int[(1 << Math.Clamp(BitOperations.Log2((uint)entries + 1), 4, 22)) + 1];
        foreach (var key in keys.SelectMany(each => each))
            _starts[Bucket(key) + 1]++;
        for (var bucket = 0; bucket + 1 < _starts.Length; bucket++)
            _starts[bucket + 1] += _starts[bucket];
        var next = _starts.ToArray();
        _words = new int[entries];
        for (var at = 0; at < keys.Length; at++)
            foreach (var key in keys[at])
                _words[next[Bucket(key)]++] = at;
    }

    PersonWords(Stream stream) => (_texts, _ends, _pairs, _bags, _roles, _starts, _words) = (PersonPart.Take<byte>(stream), PersonPart.Take<int>(stream),
        PersonPart.Take<ulong>(stream), PersonPart.Take<ulong>(stream), PersonPart.Take<WordRole>(stream), PersonPart.Take<int>(stream), PersonPart.Take<int>(stream));

    public int Count => _ends.Length;

    public string Text(int word) => Encoding.UTF8.GetString(Bytes(word));

    public ReadOnlySpan<byte> Bytes(int word) => _texts.AsSpan(word == 0 ? 0 : _ends[word - 1], _ends[word] - (word == 0 ? 0 : _ends[word - 1]));

    public WordRole RoleOf(int word) => _roles[word];

    /// <summary>Words that lie under a key.</summary>
    public ReadOnlySpan<int> With(uint key) => _words.AsSpan(_starts[Bucket(key)], _starts[Bucket(key) + 1] - _starts[Bucket(key)]);

    int Bucket(uint key) => (int)((ulong)key * (uint)(_starts.Length - 1) >> 32);

    /// <summary>How much a word sounds like another, 0 to 400: neighbouring sounds and sounds in any order.</summary>
    public int Near(int word, ulong pairs, ulong bag) => Shared(_pairs[word], pairs) + Shared(_bags[word], bag);

    static int Shared(ulong a, ulong b) => 400 * BitOperations.PopCount(a & b) / Math.Max(1, BitOperations.PopCount(a) + BitOperations.PopCount(b));

    public static ulong PairsOf(NameWord word) => word.Stem.SoundPairs;

    public static ulong BagOf(NameWord word) => word.Stem.SoundBag;

    public static void Keys(NameWord word, HashSet<uint> keys)
    {
        foreach (var sounds in word.HasEnding ? word.Stem.Sounds.Concat(word.Whole.Sounds) : word.Stem.Sounds)
        {
            keys.Add(Mixed(Evidence.Hash(sounds)));
            for (var i = 0; i < sounds.Length && sounds.Length > 2; i++)
                // Two that are one now are heard as one.
                keys.Add(Mixed(Evidence.Hash(sounds.Remove(i, i > 0 && i + 1 < sounds.Length && sounds[i - 1] == sounds[i + 1] ? 2 : 1))));
        }
        keys.Add(Mixed(Evidence.Hash(word.Text)));
        for (var i = 0; i < word.Text.Length; i++)
            keys.Add(Mixed(Evidence.Hash(word.Text.Remove(i, 1))));
        foreach (var row in word.Rows)
            keys.Add(Mixed((uint)row + 1));
    }

    static uint Mixed(uint key)
    {
        key = (key ^ key >> 16) * 0x85EBCA6B;
        key = (key ^ key >> 13) * 0xC2B2AE35;
        return key ^ key >> 16;
    }

    public void Write(Stream stream)
    {
        PersonPart.Put(stream, _texts);
        PersonPart.Put(stream, _ends);
        PersonPart.Put(stream, _pairs);
        PersonPart.Put(stream, _bags);
        PersonPart.Put(stream, _roles);
        PersonPart.Put(stream, _starts);
        PersonPart.Put(stream, _words);
    }

    public static PersonWords Read(Stream stream) => new(stream);
}
