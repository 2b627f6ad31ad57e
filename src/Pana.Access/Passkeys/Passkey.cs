namespace Pana.Access.Passkeys;

/// <summary>A key that lies in an official's device and signs them in; the node knows its public half alone.</summary>
internal sealed class Passkey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    /// <summary>As the authenticator named it, base64url; unique in the node.</summary>
    public required string CredentialId { get; init; }
    /// <summary>SubjectPublicKeyInfo of a point on P-256.</summary>
    public required byte[] PublicKey { get; init; }
    /// <summary>Host name under which it was made: it signs for no other.</summary>
    public required string Host { get; init; }
    /// <summary>What the official calls the device.</summary>
    public required string Name { get; init; }
    /// <summary>The authenticator's own count of signatures; stays 0 where it keeps none.</summary>
    public long Signatures { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
    public long Version { get; private set; }
}

/// <summary>A passkey in the official's own list.</summary>
public sealed record PasskeyLine(Guid Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);
