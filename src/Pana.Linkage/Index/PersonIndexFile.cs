using System.Runtime.InteropServices;

namespace Pana.Linkage;

public sealed partial class PersonIndex
{
    const uint Mark = 0x31414E50;

    /// <summary>Takes the added persons into the compact part: some 100 bytes a person.</summary>
    public void Compact()
    {
        _gate.EnterWriteLock();
        try
        {
            var known = _ids.Length;
            _texts = [.. _texts, .. _added.SelectMany(person => person.Text)];
            Array.Resize(ref _ends, known + _added.Count);
            for (var i = 0; i < _added.Count; i++)
                _ends[known + i] = Start(known + i) + _added[i].Text.Length;
            _born = [.. _born, .. _added.Select(person => person.Born)];
            _ids = [.. _ids, .. _added.Select(person => person.Id)];
            Sort();
            _added.Clear();
            _added.TrimExcess();
            _addedKeys.Clear();
            _addedKeys.TrimExcess();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>
    /// Buckets by the first bits of the key, about as many as half the entries; within a bucket the persons in order. Strangers in one
    /// bucket cost a comparison, not an answer.
    /// </summary>
    void Sort()
    {
        var added = _addedKeys.Sum(pair => pair.Value.Count);
        var entries = _persons.Length + added;
        var shift = Math.Clamp(33 - (int)Math.Log2(Math.Max(entries, 2)), 6, 31);
        // Old entries know their bucket only; a finer division needs their keys again.
        var (buckets, again) = (1 << (32 - shift), shift != _shift && _persons.Length > 0);
        var counts = new int[buckets + 1];
        Each(again, shift, (bucket, _) => counts[bucket + 1]++);
        for (var bucket = 0; bucket < buckets; bucket++)
            counts[bucket + 1] += counts[bucket];
        var (persons, next) = (new int[counts[buckets]], counts.ToArray());
        Each(again, shift, (bucket, person) => persons[next[bucket]++] = person);
        (_starts, _persons, _shift) = (counts, persons, shift);
    }

    void Each(bool again, int shift, Action<uint, int> visit)
    {
        if (again)
            for (var at = 0; at < _ids.Length - _added.Count; at++)
            {
                PersonKeys.Of(NameReading.Of(System.Text.Encoding.UTF8.GetString(_texts.AsSpan(Start(at), _ends[at] - Start(at))), NamePart.Full), _born[at], _keys);
                foreach (var key in _keys)
                    visit(key >> shift, at);
            }
        else
            for (var bucket = 0; bucket + 1 < _starts.Length && _persons.Length > 0; bucket++)
                for (var i = _starts[bucket]; i < _starts[bucket + 1]; i++)
                    visit((uint)bucket, _persons[i]);
        foreach (var (key, list) in _addedKeys)
            foreach (var person in list)
                visit(key >> shift, person);
    }

    /// <summary>Writes the register as it lies in memory; compacts first. The file holds names: it belongs in the node's sealed folder.</summary>
    public void Write(Stream stream)
    {
        Compact();
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, true);
        writer.Write(Mark);
        writer.Write(_shift);
        foreach (var bytes in (ReadOnlySpan<int>)[_texts.Length, _ids.Length, _starts.Length, _persons.Length])
            writer.Write(bytes);
        writer.Flush();
        stream.Write(_texts);
        stream.Write(MemoryMarshal.AsBytes(_ends.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(_born.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(_ids.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(_starts.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(_persons.AsSpan()));
    }

    /// <summary>Null when the file is none of this version: then the register is read anew.</summary>
    public static PersonIndex? Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, true);
        if (stream.Length < 24 || reader.ReadUInt32() != Mark)
            return null;
        var shift = reader.ReadInt32();
        var (texts, persons, starts, entries) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var index = new PersonIndex
        {
            _shift = shift, _texts = new byte[texts], _ends = new int[persons], _born = new EventDate[persons], _ids = new long[persons],
            _starts = new int[starts], _persons = new int[entries],
        };
        stream.ReadExactly(index._texts);
        stream.ReadExactly(MemoryMarshal.AsBytes(index._ends.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(index._born.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(index._ids.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(index._starts.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(index._persons.AsSpan()));
        return index;
    }
}
