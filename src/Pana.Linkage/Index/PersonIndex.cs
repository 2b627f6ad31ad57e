using System.Runtime.InteropServices;
using System.Text;

namespace Pana.Linkage;

/// <summary>
/// A register of persons in memory for one question at a time, in any spelling and script. Persons that are added lie beside the compact part
/// until <see cref="Compact"/>; the compact part is written to a file and read back as it is. Questions may come from many threads, additions from one.
/// </summary>
public sealed partial class PersonIndex
{
    /// <summary>A key that so many persons share tells nobody apart; so many persons are compared in full for one question.</summary>
    const int Common = 4000, Compared = 300;

    byte[] _texts = [];
    int[] _ends = [];
    EventDate[] _born = [];
    long[] _ids = [];
    int[] _starts = new int[2];
    int[] _persons = [];
    int _shift = 31;
    readonly List<(long Id, byte[] Text, EventDate Born)> _added = [];
    readonly Dictionary<uint, List<int>> _addedKeys = [];
    readonly ReaderWriterLockSlim _gate = new();
    readonly List<uint> _keys = [];

    /// <param name="Id">As it was added.</param>
    /// <param name="Odds">Orders the answers: the logarithm of the odds that it is the person asked for, up to a constant.</param>
    public readonly record struct Found(long Id, string Name, EventDate Born, NameLikeness Likeness, double Odds);

    public int Count => _ids.Length + _added.Count;

    public void Add(long id, string name, EventDate born)
    {
        _gate.EnterWriteLock();
        try
        {
            PersonKeys.Of(NameReading.Of(name, NamePart.Full), born, _keys);
            foreach (var key in _keys)
                (CollectionsMarshal.GetValueRefOrAddDefault(_addedKeys, key, out _) ??= []).Add(_ids.Length + _added.Count);
            _added.Add((id, Encoding.UTF8.GetBytes(name), born));
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>The persons most like the one asked for, best first.</summary>
    public IReadOnlyList<Found> Find(string name, EventDate born, int count)
    {
        var reading = NameReading.Of(name, NamePart.Full);
        List<uint> keys = [];
        PersonKeys.Of(reading, born, keys);
        PersonKeys.Near(reading, born, keys);
        _gate.EnterReadLock();
        try
        {
            return [.. Nearest(keys).Select(at => Compare(at, reading, born)).OrderByDescending(found => found.Odds).ThenBy(found => found.Id).Take(count)];
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    IEnumerable<int> Nearest(List<uint> keys)
    {
        Dictionary<int, float> points = [];
        foreach (var key in keys)
        {
            var compact = With(key);
            var added = _addedKeys.TryGetValue(key, out var list) ? list : [];
            var holders = compact.Length + added.Count;
            if (holders > Common)
                continue;
            var rarity = MathF.Log((float)(Count + 1) / Math.Max(holders, 1));
            foreach (var at in compact)
                CollectionsMarshal.GetValueRefOrAddDefault(points, at, out _) += rarity;
            foreach (var at in added)
                CollectionsMarshal.GetValueRefOrAddDefault(points, at, out _) += rarity;
        }
        // Only common keys, as a single widespread name has: any of those that bear it.
        if (points.Count == 0)
            return keys.SelectMany(key => With(key)[..Math.Min(With(key).Length, Compared / keys.Count + 1)].ToArray()).Distinct();
        var nearest = new PriorityQueue<int, float>();
        foreach (var (at, sum) in points)
            if (nearest.Count < Compared)
                nearest.Enqueue(at, sum);
            else
                nearest.EnqueueDequeue(at, sum);
        return nearest.UnorderedItems.Select(item => item.Element);
    }

    ReadOnlySpan<int> With(uint key) => _persons.AsSpan(_starts[key >> _shift], _starts[(key >> _shift) + 1] - _starts[key >> _shift]);

    Found Compare(int at, NameReading reading, EventDate born)
    {
        var (text, date, id) = at < _ids.Length ? (_texts[Start(at).._ends[at]], _born[at], _ids[at])
            : (_added[at - _ids.Length].Text, _added[at - _ids.Length].Born, _added[at - _ids.Length].Id);
        var name = Encoding.UTF8.GetString(text);
        var likeness = NameComparison.Compare(reading, NameReading.Of(name, NamePart.Full));
        return new(id, name, date, likeness, Math.Log((likeness.Score + 1e-6) / (1 - likeness.Score + 1e-6)) + DateOdds(DateComparison.Compare(born, date)));
    }

    int Start(int at) => at == 0 ? 0 : _ends[at - 1];

    static double DateOdds(Agreement agreement) => agreement switch
    {
        Agreement.Exact => 9, Agreement.Nearly => 4.5, Agreement.Close => 2.5, Agreement.Weak => 0.5, Agreement.Differs => -3, _ => 0,
    };
}
