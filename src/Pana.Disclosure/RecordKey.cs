using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pana.Disclosure;

/// <summary>
/// A person's key: uniform to whoever lacks the node's secret, always the same with it. Keys of those who are counted together add up modulo 2³², so
/// that the same people make the same noise in whatever table, flow or release they are counted.
/// </summary>
public static class RecordKey
{
    /// <param name="secret">Of the node; at least 32 bytes. Whoever has it and the published tables can take the noise away.</param>
    /// <exception cref="ArgumentException">The secret is too short to be one.</exception>
    public static uint Of(ReadOnlySpan<byte> secret, Guid person)
    {
        if (secret.Length < 32)
            throw new ArgumentException("The secret of record keys has at least 32 bytes.", nameof(secret));
        Span<byte> said = stackalloc byte[Purpose.Length + 16], digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Purpose.CopyTo(said);
        person.TryWriteBytes(said[Purpose.Length..], bigEndian: true, out _);
        HMACSHA256.HashData(secret, said, digest);
        return BinaryPrimitives.ReadUInt32BigEndian(digest);
    }

    /// <summary>Keeps these digests apart from any other use of the same secret.</summary>
    static ReadOnlySpan<byte> Purpose => "pana record key 1 "u8;
}
