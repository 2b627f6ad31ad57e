using System.Security.Cryptography;

namespace Pana.Storage;

/// <summary>
/// A value sealed with a key of its own, to lie inside something that must not change: with the key the value is gone, and the
/// record in which it lies verifies as before. The key itself is kept elsewhere, sealed with the person's.
/// </summary>
public static class Erasable
{
    /// <param name="id">The value opens under this id alone.</param>
    public static (byte[] Key, byte[] Box) Seal(Guid id, ReadOnlySpan<byte> clear)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        return (key, Aead.Seal(key, clear, id.ToByteArray(bigEndian: true)));
    }

    public static byte[] Open(Guid id, byte[] key, ReadOnlySpan<byte> box) => Aead.Open(key, box, id.ToByteArray(bigEndian: true));
}
