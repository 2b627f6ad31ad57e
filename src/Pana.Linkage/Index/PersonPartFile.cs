using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pana.Linkage;

sealed partial class PersonPart
{
    const ulong Mark = 0x3330_5345_4D41_4E50;

    /// <summary>As it lies in memory: the length of each table, then its bytes; the mark at both ends.</summary>
    public void Write(Stream stream)
    {
        Put(stream, [Mark]);
        Put(stream, _ids);
        Put(stream, _born);
        Put(stream, _texts);
        Put(stream, _ends);
        Put(stream, _starts);
        Put(stream, _words);
        Put(stream, _bearerStarts);
        Put(stream, _bearers);
        _vocabulary.Write(stream);
        Put(stream, [Mark]);
    }

    public static PersonPart? Read(Stream stream)
    {
        try
        {
            if (Take<ulong>(stream, 1) is not [Mark])
                return null;
            var part = new PersonPart
            {
                _ids = Take<long>(stream), _born = Take<int>(stream), _texts = Take<byte>(stream), _ends = Take<int>(stream), _starts = Take<int>(stream), _words = Take<int>(stream),
                _bearerStarts = Take<int>(stream), _bearers = Take<int>(stream), _vocabulary = PersonWords.Read(stream),
            };
            return Take<ulong>(stream, 1) is [Mark] ? part : null;
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException)
        {
            return null;
        }
    }

    internal static void Put<T>(Stream stream, T[] table) where T : unmanaged
    {
        stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<long>([table.Length])));
        stream.Write(MemoryMarshal.AsBytes(table.AsSpan()));
    }

    internal static T[] Take<T>(Stream stream, long most = int.MaxValue) where T : unmanaged
    {
        Span<long> length = stackalloc long[1];
        stream.ReadExactly(MemoryMarshal.AsBytes(length));
        if (length[0] < 0 || length[0] > most || length[0] * Unsafe.SizeOf<T>() > stream.Length - stream.Position)
            throw new InvalidDataException();
        var table = GC.AllocateUninitializedArray<T>((int)length[0]);
        stream.ReadExactly(MemoryMarshal.AsBytes(table.AsSpan()));
        return table;
    }
}
