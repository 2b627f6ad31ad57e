using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pana.Storage;

/// <summary>
/// The two chains' hashes: SHA-256 over length-prefixed fields in a fixed order, big-endian. A payload enters by the
/// hash of its ciphertext, so that the chain verifies after the person's key is destroyed.
/// </summary>
static class RecordHash
{
    public static byte[] Of(JournalEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(hash, "pana entry 1");
        Bytes(hash, entry.Previous);
        Id(hash, entry.Id);
        Id(hash, entry.CaseId);
        Id(hash, entry.PersonId);
        Number(hash, entry.Sequence);
        Number(hash, Moment.ToMicroseconds(entry.OccurredAt));
        Number(hash, Moment.ToMicroseconds(entry.RecordedAt));
        Id(hash, entry.Actor);
        Text(hash, entry.Authority);
        Text(hash, entry.Step);
        Number(hash, entry.Sources.Length);
        foreach (var source in entry.Sources)
            Id(hash, source);
        Bytes(hash, SHA256.HashData(entry.Payload));
        return hash.GetHashAndReset();
    }

    public static byte[] Of(ChainSeal seal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(hash, "pana seal 1");
        Bytes(hash, seal.Previous);
        Number(hash, seal.Number);
        Id(hash, seal.CaseId);
        Number(hash, seal.CaseSequence);
        Bytes(hash, seal.CaseHash);
        Number(hash, Moment.ToMicroseconds(seal.SealedAt));
        return hash.GetHashAndReset();
    }

    static void Number(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    static void Id(IncrementalHash hash, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        hash.AppendData(bytes);
    }

    static void Text(IncrementalHash hash, string text) => Bytes(hash, Encoding.UTF8.GetBytes(text));

    static void Bytes(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Number(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
