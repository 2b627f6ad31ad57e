using System.Text;

namespace Pana.Storage;

/// <summary>
/// The data key of one person. What it seals is bound to a purpose and a record: a value moved to another row or column
/// does not open (<see cref="System.Security.Cryptography.AuthenticationTagMismatchException"/>).
/// </summary>
public sealed class PersonKey
{
    readonly byte[] _key;

    internal PersonKey(Guid person, byte[] key) => (Person, _key) = (person, key);

    public Guid Person { get; }

    /// <summary>Seals bytes; the result is 29 bytes longer.</summary>
    public byte[] Seal(string purpose, Guid record, ReadOnlySpan<byte> clear) =>
        Aead.Seal(_key, clear, Bound(purpose, record));

    public byte[] Open(string purpose, Guid record, ReadOnlySpan<byte> box) =>
        Aead.Open(_key, box, Bound(purpose, record));

    public byte[] SealText(string purpose, Guid record, string clear) =>
        Seal(purpose, record, Encoding.UTF8.GetBytes(clear));

    public string OpenText(string purpose, Guid record, ReadOnlySpan<byte> box) =>
        Encoding.UTF8.GetString(Open(purpose, record, box));

    byte[] Bound(string purpose, Guid record) =>
        [.. Person.ToByteArray(bigEndian: true), .. record.ToByteArray(bigEndian: true),
            .. Encoding.UTF8.GetBytes(purpose)];
}
