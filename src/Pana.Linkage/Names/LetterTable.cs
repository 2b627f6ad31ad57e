namespace Pana.Linkage;

/// <summary>
/// What is learnt about two alphabets: how probable it is that these one to three letters of one are written as those of the other.
/// A weight is the logarithm of a joint probability; evidence sets it against each word's own probability (<see cref="Side"/>).
/// </summary>
sealed class LetterTable
{
    /// <summary>Begin and end of a word, so that the table can know how letters are written there.</summary>
    public const byte Edge = 255;

    /// <summary>No correspondence is impossible: spelling mistakes, two letters that changed places, letters that were never seen.</summary>
    public const float Replaced = -11.5f, Dropped = -9f, Swapped = -6f;

    /// <summary>Letters of one chunk on either side, most common shapes first.</summary>
    public static readonly (int X, int Y)[] Shapes =
        [(1, 1), (2, 1), (1, 2), (2, 2), (1, 0), (0, 1), (3, 1), (1, 3), (3, 2), (2, 3)];

    readonly uint[] _keys;
    readonly float[] _weights;
    readonly int _mask;

    public LetterTable(IReadOnlyCollection<KeyValuePair<ulong, float>> weights)
    {
        var size = 1024;
        while (size < weights.Count * 3)
            size *= 2;
        (_keys, _weights, _mask, Entries) = (new uint[size], new float[size], size - 1, weights);
        (X, Y) = (new(weights, 24), new(weights, 0));
        foreach (var (key, weight) in weights)
        {
            var pair = (uint)X.Id((uint)(key >> 24)) << 16 | (uint)Y.Id((uint)key & 0xFFFFFF);
            var at = Slot(pair);
            (_keys[at], _weights[at]) = (pair, weight);
        }
    }

    public IReadOnlyCollection<KeyValuePair<ulong, float>> Entries { get; }

    public Side X { get; }

    public Side Y { get; }

    /// <summary>Up to three letters in one number.</summary>
    public static uint Chunk(ReadOnlySpan<byte> letters)
    {
        var key = 0u;
        for (var i = 0; i < 3; i++)
            key = key << 8 | (i < letters.Length ? letters[i] : 0u);
        return key;
    }

    public static ulong Key(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) => (ulong)Chunk(x) << 24 | Chunk(y);

    /// <summary>An edge stands against an edge only.</summary>
    public static bool IsWhole(int lengthX, int i, int dx, int lengthY, int j, int dy) =>
        (i == 0 && dx > 0) == (j == 0 && dy > 0) && (i + dx == lengthX && dx > 0) == (j + dy == lengthY && dy > 0);

    /// <summary>Not a number when these chunks were never seen together; chunk 0 is no letter at all.</summary>
    public float Weight(int x, int y)
    {
        if ((x | y) < 0)
            return float.NaN;
        var pair = (uint)x << 16 | (uint)y;
        var at = Slot(pair);
        return _keys[at] == pair ? _weights[at] : float.NaN;
    }

    int Slot(uint pair)
    {
        var at = (int)(pair * 0x9E3779B1 >> 7) & _mask;
        while (_keys[at] != pair && _keys[at] != 0)
            at = at + 1 & _mask;
        return at;
    }

    /// <summary>One alphabet of the table: its chunks, numbered, and how probable each is whatever stands against it.</summary>
    internal sealed class Side
    {
        const float Rare = 5e-5f;

        readonly Dictionary<uint, int> _ids = new() { [0] = 0 };
        readonly List<double> _odds = [0];

        public Side(IReadOnlyCollection<KeyValuePair<ulong, float>> weights, int shift)
        {
            // In the order of the letters, so that an alphabet against itself has one numbering on both sides.
            foreach (var each in InOrder(weights, shift))
            {
                var (chunk, weight) = ((uint)(each >> 32), BitConverter.Int32BitsToSingle((int)~(uint)each));
                if (!_ids.TryGetValue(chunk, out var id))
                {
                    _ids[chunk] = id = _ids.Count;
                    _odds.Add(0);
                }
                _odds[id] += Math.Exp(weight);
            }
        }

        /// <summary>The chunk above, the bits of its weight (which is below nought) below, so that they are in the order of the weights.</summary>
        static ulong[] InOrder(IReadOnlyCollection<KeyValuePair<ulong, float>> weights, int shift)
        {
            var (keys, at) = (new ulong[weights.Count], 0);
            foreach (var (key, weight) in weights)
                keys[at++] = (key >> shift & 0xFFFFFF) << 32 | ~(uint)BitConverter.SingleToInt32Bits(weight);
            Array.Sort(keys);
            return keys;
        }

        /// <summary>-1 for a chunk that was never seen.</summary>
        public int Id(uint chunk) => _ids.GetValueOrDefault(chunk, -1);

        /// <summary>For each place in the word, the numbers of the chunks of one, two and three letters that begin there.</summary>
        public short[] Chunks(ReadOnlySpan<byte> word)
        {
            var chunks = new short[word.Length * 3];
            for (var i = 0; i < word.Length; i++)
                for (var n = 1; n <= 3; n++)
                    chunks[i * 3 + n - 1] = i + n > word.Length ? (short)-1 : (short)Id(Chunk(word.Slice(i, n)));
            return chunks;
        }

        /// <summary>The logarithms of the probabilities of the word's beginnings.</summary>
        public float[] Alone(short[] chunks)
        {
            var length = chunks.Length / 3;
            var sums = new double[length + 1];
            sums[0] = 1;
            for (var i = 0; i < length; i++)
                for (var n = 1; n <= 3 && i + n <= length; n++)
                {
                    var odds = chunks[i * 3 + n - 1] is >= 0 and var id ? _odds[id] : 0;
                    sums[i + n] += sums[i] * (n == 1 ? Math.Max(odds, Rare) : odds);
                }
            return Array.ConvertAll(sums, sum => (float)Math.Log(sum));
        }
    }
}
