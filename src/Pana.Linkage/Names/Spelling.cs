using System.Collections.Concurrent;

namespace Pana.Linkage;

/// <summary>One word in one alphabet, made ready to be set against words of any alphabet. Shared by all readings in which it stands.</summary>
sealed class Spelling
{
    /// <summary>Names repeat; what is remembered is bounded all the same.</summary>
    const int Remembered = 200_000;

    static readonly ConcurrentDictionary<string, Spelling> Known = new();

    readonly Facing?[] _facing = new Facing?[3];

    Spelling(string text, Writing writing)
    {
        (Text, Writing) = (text, writing);
        var letters = new byte[text.Length + 2];
        (letters[0], letters[^1]) = (LetterTable.Edge, LetterTable.Edge);
        for (var i = 0; i < text.Length; i++)
            letters[i + 1] = Pana.Linkage.Letters.Code(text[i]);
        Letters = letters;
        Sounds = Linkage.Sounds.Of(text, writing);
        SoundPairs = Linkage.Sounds.Pairs(Sounds);
        (SoundBag, Fewest) = Linkage.Sounds.Bag(Sounds);
        Number = (uint)Interlocked.Increment(ref _last);
    }

    static int _last, _kept;

    /// <summary>Counts up from 1; what is remembered about pairs goes by it.</summary>
    public uint Number { get; }

    /// <summary>How often each sound occurs, up to four times, as bits; and how many sounds the reading with the fewest has.</summary>
    public ulong SoundBag { get; }

    public int Fewest { get; }

    public string Text { get; }

    public Writing Writing { get; }

    public byte[] Letters { get; }

    /// <summary>Consonants as heard in any alphabet; several when letters can be read in several ways.</summary>
    public string[] Sounds { get; }

    /// <summary>Which neighbouring sounds occur, one bit each: two words that share none are not one name.</summary>
    public ulong SoundPairs { get; }

    public static Spelling Of(string text, Writing writing)
    {
        if (Known.TryGetValue(text, out var known))
            return known;
        // The dictionary's own count stops all who read it.
        if (Interlocked.Increment(ref _kept) > Remembered)
        {
            Known.Clear();
            _kept = 0;
        }
        return Known.GetOrAdd(text, new Spelling(text, writing));
    }

    /// <summary>This word as the table of its alphabet and the other one sees it.</summary>
    public Facing Against(Writing other) => _facing[(int)other] ??= Face(other);

    Facing Face(Writing other)
    {
        var table = Learnt.Table(Writing, other);
        var side = Writing <= other ? table.X : table.Y;
        var chunks = side.Chunks(Letters);
        return new(chunks, side.Alone(chunks));
    }

    internal sealed record Facing(short[] Chunks, float[] Alone);
}
