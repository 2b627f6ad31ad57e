using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Pana.Papers;

/// <summary>The list as bytes, big-endian throughout; docs/protocols/revocation.md says each field and how a browser reads it.</summary>
static class RevocationBytes
{
    const int SignatureLength = 64;

    static ReadOnlySpan<byte> Mark => "PRL1"u8;

    public static byte[] Write(RevocationList list)
    {
        var bytes = new List<byte>(Mark.ToArray());
        bytes.AddRange(Encoding.ASCII.GetBytes(list.Issuer.PadRight(3, '<')));
        bytes.Add((byte)list.Signer.Length);
        bytes.AddRange(Encoding.ASCII.GetBytes(list.Signer));
        Put(bytes, list.Sequence);
        Put(bytes, (uint)list.IssuedAt.ToUnixTimeSeconds());
        Put(bytes, (uint)list.NextAt.ToUnixTimeSeconds());
        bytes.AddRange(list.Salt);
        var parameter = Parameter(list.Hashes.Length);
        var coded = RiceCode.Encode(list.Hashes, parameter);
        Put(bytes, (uint)list.Hashes.Length);
        bytes.Add((byte)parameter);
        Put(bytes, (uint)coded.Length);
        bytes.AddRange(coded);
        Put(bytes, (uint)list.Exceptions.Length);
        foreach (var exception in list.Exceptions)
        {
            Put(bytes, (uint)(exception >> 32));
            Put(bytes, (uint)exception);
        }
        return [.. bytes];
    }

    public static RevocationList? Read(ReadOnlySpan<byte> bytes)
    {
        var rest = new Rest(bytes);
        if (!rest.Take(4).SequenceEqual(Mark))
            return null;
        var issuer = Encoding.ASCII.GetString(rest.Take(3)).TrimEnd('<');
        var signer = Encoding.ASCII.GetString(rest.Take(rest.Byte()));
        var (sequence, issued, next) = (rest.Number(), rest.Number(), rest.Number());
        var salt = rest.Take(RevocationList.SaltLength).ToArray();
        var (count, parameter, length) = (rest.Number(), rest.Byte(), rest.Number());
        // Each hash takes a bit at least: a count that is larger would only ask for memory.
        var coded = rest.Take(length);
        if (rest.IsShort || count > 8L * coded.Length || parameter != Parameter((int)count) || RiceCode.Decode(coded, (int)count, parameter) is not { } hashes)
            return null;
        var exceptions = Exceptions(ref rest);
        if (rest.IsShort || exceptions is null || rest.Left != SignatureLength)
            return null;
        return new(issuer, signer, sequence, DateTimeOffset.FromUnixTimeSeconds(issued), DateTimeOffset.FromUnixTimeSeconds(next))
        {
            Salt = salt, Hashes = hashes, Exceptions = exceptions, Signed = bytes[..^SignatureLength].ToArray(), Signature = bytes[^SignatureLength..].ToArray(),
        };
    }

    /// <summary>The parameter at which the code of evenly spread hashes is shortest, or nearly: two to it is just below their mean distance.</summary>
    static int Parameter(int count) => count <= 0 ? 0 : BitOperations.Log2((1UL << 32) / (ulong)count);

    static ulong[]? Exceptions(ref Rest rest)
    {
        var count = rest.Number();
        if (rest.IsShort || count > rest.Left / RevocationList.ExceptionLength)
            return null;
        var exceptions = new ulong[count];
        for (var i = 0; i < exceptions.Length; i++)
            exceptions[i] = (ulong)rest.Number() << 32 | rest.Number();
        return exceptions;
    }

    static void Put(List<byte> bytes, uint number)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, number);
        bytes.AddRange(four);
    }

    /// <summary>What is left to read; empty and zero once something was missing.</summary>
    ref struct Rest(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> _bytes = bytes;

        public bool IsShort { get; private set; }

        public readonly int Left => _bytes.Length;

        public ReadOnlySpan<byte> Take(long length)
        {
            if (length > _bytes.Length)
            {
                IsShort = true;
                _bytes = default;
                return default;
            }
            var taken = _bytes[..(int)length];
            _bytes = _bytes[(int)length..];
            return taken;
        }

        public byte Byte() => Take(1) is [var one] ? one : (byte)0;

        public uint Number() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;
    }
}
