using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;

namespace Pana.Access.Passkeys;

/// <summary>What the authenticator says (WebAuthn level 2, §6.1), as far as the node relies on it.</summary>
/// <param name="CredentialId">Base64url; set when a key was made.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo; set when a key was made.</param>
internal sealed record AuthenticatorData(uint Signatures, string? CredentialId, byte[]? PublicKey)
{
    const int Head = 37, AfterAaguid = Head + 16, LongestId = 1023;
    const byte Present = 0x01, Verified = 0x04, HasKey = 0x40, HasExtensions = 0x80;

    /// <summary>
    /// Null when it is not for this host, nobody was there, the device did not ask for finger, face or PIN (the second factor of the two that
    /// a passkey stands for), or it is not as the standard writes it.
    /// </summary>
    public static AuthenticatorData? Read(byte[] bytes, string host)
    {
        if (bytes.Length < Head || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, 32), SHA256.HashData(Encoding.UTF8.GetBytes(host)))
            || (bytes[32] & (Present | Verified)) != (Present | Verified))
            return null;
        var signatures = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(33));
        if ((bytes[32] & HasKey) == 0)
            return new(signatures, null, null);
        if (bytes.Length < AfterAaguid + 2)
            return null;
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(AfterAaguid));
        var start = AfterAaguid + 2;
        if (length is 0 or > LongestId || bytes.Length < start + length)
            return null;
        try
        {
            var reader = new CborReader(bytes.AsMemory(start + length), CborConformanceMode.Strict);
            var key = Key(reader);
            if ((bytes[32] & HasExtensions) != 0)
                reader.SkipValue();
            return key is null || reader.BytesRemaining > 0 ? null
                : new(signatures, Base64Url.EncodeToString(bytes.AsSpan(start, length)), key);
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException or OverflowException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The authenticator's data out of an attestation of the kind "none": nobody is asked who made the device.</summary>
    public static byte[]? OfAttestation(byte[] bytes)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Strict);
            (string? format, byte[]? data) = (null, null);
            for (var left = reader.ReadStartMap(); left > 0; left--)
                switch (reader.ReadTextString())
                {
                    case "fmt":
                        format = reader.ReadTextString();
                        break;
                    case "authData":
                        data = reader.ReadByteString();
                        break;
                    default:
                        reader.SkipValue();
                        break;
                }
            reader.ReadEndMap();
            return format == "none" && reader.BytesRemaining == 0 ? data : null;
        }
        catch (Exception fault) when (fault is CborContentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A COSE key (RFC 9053, §7.1) of the one kind that is asked for: ES256 on P-256.</summary>
    static byte[]? Key(CborReader reader)
    {
        const int kind = 1, algorithm = 3, curve = -1, x = -2, y = -3, ellipticCurve = 2, es256 = -7, p256 = 1;
        var numbers = new Dictionary<int, int>();
        var point = new ECPoint();
        for (var left = reader.ReadStartMap(); left > 0; left--)
            switch (reader.ReadInt32())
            {
                case x:
                    point.X = reader.ReadByteString();
                    break;
                case y:
                    point.Y = reader.ReadByteString();
                    break;
                case var label:
                    numbers[label] = reader.ReadInt32();
                    break;
            }
        reader.ReadEndMap();
        if (numbers.GetValueOrDefault(kind) != ellipticCurve || numbers.GetValueOrDefault(algorithm) != es256
            || numbers.GetValueOrDefault(curve) != p256 || point is not { X.Length: 32, Y.Length: 32 })
            return null;
        // A point off the curve is an exception here.
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return key.ExportSubjectPublicKeyInfo();
    }
}
