using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pana.Node.Tests.Access;

/// <summary>A device with one key, as the standard wants it; every test bends one thing of it.</summary>
sealed class Authenticator : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);
    public uint Signatures { get; set; }
    public byte Flags { get; set; } = 0x05;
    public string Host { get; set; } = "";
    public string? UserHandle { get; set; }

    public object Make(string challenge, string origin, string name = "телефон", string type = "webauthn.create")
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        var point = _key.ExportParameters(false).Q;
        writer.WriteStartMap(5);
        foreach (var (label, number) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            writer.WriteInt32(label);
            writer.WriteInt32(number);
        }
        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        writer.WriteInt32(-3);
        writer.WriteByteString(point.Y!);
        writer.WriteEndMap();
        byte[] data = [.. Data((byte)(Flags | 0x40)), .. new byte[16], 0, (byte)Id.Length, .. Id, .. writer.Encode()];
        var attested = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attested.WriteStartMap(3);
        attested.WriteTextString("fmt");
        attested.WriteTextString("none");
        attested.WriteTextString("attStmt");
        attested.WriteStartMap(0);
        attested.WriteEndMap();
        attested.WriteTextString("authData");
        attested.WriteByteString(data);
        attested.WriteEndMap();
        return new { name, clientDataJson = Text(Client(type, challenge, origin)), attestationObject = Text(attested.Encode()) };
    }

    public object Sign(string challenge, string origin, string type = "webauthn.get", bool spoilt = false)
    {
        var (client, data) = (Client(type, challenge, origin), Data(Flags));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (spoilt)
            client = Client(type, challenge, origin, " ");
        return new { id = Text(Id), clientDataJson = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = UserHandle };
    }

    byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Signatures);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Host)), flags, .. count];
    }

    static byte[] Client(string type, string challenge, string origin, string more = "") =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new { type, challenge, origin, crossOrigin = false }), .. Encoding.UTF8.GetBytes(more)];

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();
}
