using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pana.Papers;

/// <summary>What a list knows of one paper.</summary>
public enum RevocationAnswer
{
    /// <summary>The list does not name it.</summary>
    NotNamed,
    Withdrawn,
    /// <summary>The paper was signed on the list's day or later: the list cannot know it, and it is taken for valid.</summary>
    NewerThanList,
}

/// <summary>
/// The papers of one issuer that are no longer valid before their own end, in so few bytes that a phone keeps them: 32 bits of a salted hash of
/// each opaque number, sorted, their differences coded by Golomb and Rice. Among the papers that the issuer knew when it made the list there is
/// no mistake: valid papers whose 32 bits collide are named as exceptions. It says nothing of why, and its length nothing of how many exactly.
/// </summary>
/// <param name="Issuer">Three-letter code, as in the head of seals.</param>
/// <param name="Signer">Reference of the certificate that signed the list.</param>
/// <param name="Sequence">Counts up; a lower one is an older list, whatever its date says.</param>
/// <param name="IssuedAt">To the second.</param>
/// <param name="NextAt">When a newer one is due; afterwards the verifier says that its list is old.</param>
public sealed record RevocationList(string Issuer, string Signer, uint Sequence, DateTimeOffset IssuedAt, DateTimeOffset NextAt)
{
    internal const int SaltLength = 16, ExceptionLength = 8;

    internal byte[] Salt { get; init; } = [];

    /// <summary>Sorted, each once; decoys among them.</summary>
    internal uint[] Hashes { get; init; } = [];

    /// <summary>Sorted: bytes 4 to 11 of the hashes of valid papers that collide with a withdrawn one.</summary>
    internal ulong[] Exceptions { get; init; } = [];

    internal byte[] Signed { get; init; } = [];

    internal byte[] Signature { get; init; } = [];

    /// <summary>Null for bytes that are no list, or one that is not in its only form.</summary>
    public static RevocationList? Read(ReadOnlySpan<byte> bytes) => RevocationBytes.Read(bytes);

    /// <param name="signed">When the paper was sealed.</param>
    public RevocationAnswer Says(string number, DateOnly signed) => signed >= DateOnly.FromDateTime(IssuedAt.UtcDateTime) ? RevocationAnswer.NewerThanList
        : Names(number) ? RevocationAnswer.Withdrawn : RevocationAnswer.NotNamed;

    /// <summary>Whether the number is among those withdrawn; wrong once in 2³² / count for a number that its issuer did not know.</summary>
    public bool Names(string number) => Hash(Salt, number) is var (hash, rest) && Array.BinarySearch(Hashes, hash) >= 0 && Array.BinarySearch(Exceptions, rest) < 0;

    /// <summary>How often a paper that was unknown to the issuer is taken for withdrawn.</summary>
    public double FalsePositiveRate => Hashes.Length / 4_294_967_296.0;

    /// <summary>Whether this list may stand in the place of another one that a device has.</summary>
    public bool Replaces(RevocationList? older) => older is null || older.Issuer == Issuer && Sequence > older.Sequence;

    public bool IsOverdue(DateTimeOffset now) => now - Papers.Signer.ClockTolerance > NextAt;

    /// <summary>Whether the certificate that it names, issued by a trusted authority, signed it.</summary>
    public SignerStanding Standing(Signer signer, IEnumerable<X509Certificate2> authorities, DateTimeOffset now)
    {
        if (signer.Reference != Signer)
            return SignerStanding.UnknownIssuer;
        if (!signer.HasSigned(Signed, Signature))
            return SignerStanding.Altered;
        return IssuedAt - Papers.Signer.ClockTolerance > now ? SignerStanding.NotYetValid : signer.Standing(authorities, now);
    }

    internal static (uint Hash, ulong More) Hash(ReadOnlySpan<byte> salt, string number)
    {
        Span<byte> text = stackalloc byte[SaltLength + Encoding.UTF8.GetMaxByteCount(number.Length)], hash = stackalloc byte[SHA256.HashSizeInBytes];
        salt.CopyTo(text);
        SHA256.HashData(text[..(SaltLength + Encoding.UTF8.GetBytes(number, text[SaltLength..]))], hash);
        return (BinaryPrimitives.ReadUInt32BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[4..]));
    }
}
