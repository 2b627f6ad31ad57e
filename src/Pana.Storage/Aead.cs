using System.Security.Cryptography;

namespace Pana.Storage;

/// <summary>AES-256-GCM; a sealed value is <c>0x01 | nonce (12 bytes, random) | tag (16) | ciphertext</c>.</summary>
static class Aead
{
    const byte Format = 1;
    const int Nonce = 12, Tag = 16, Head = 1 + Nonce + Tag;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> bound)
    {
        var sealedBytes = new byte[Head + clear.Length];
        var box = sealedBytes.AsSpan();
        box[0] = Format;
        RandomNumberGenerator.Fill(box.Slice(1, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.Slice(1, Nonce), clear, box[Head..], box.Slice(1 + Nonce, Tag), bound);
        return sealedBytes;
    }

    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        if (box.Length < Head || box[0] != Format)
            throw new CryptographicException("Not a sealed value.");
        var clear = new byte[box.Length - Head];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box.Slice(1, Nonce), box[Head..], box.Slice(1 + Nonce, Tag), clear, bound);
        return clear;
    }
}
