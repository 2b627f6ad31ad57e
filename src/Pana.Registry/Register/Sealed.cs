using System.Text.Json;
using System.Text.Json.Serialization;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Registry.Register;

/// <summary>What the register keeps about people, as sealed JSON.</summary>
internal static class Sealed
{
    const string OfRecord = "registry record", OfPlace = "registry place", OfShield = "registry shield", OfGrounds = "registry grounds";

    /// <summary>Room for a few dozen names of states and authorities; every shield has this length.</summary>
    const int ShieldLength = 512;

    static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
        // Sealed at once and shown nowhere: Cyrillic letters need not be written as six characters each.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Seal(this PersonKey key, Guid record, PersonFacts facts) =>
        key.Seal(OfRecord, record, JsonSerializer.SerializeToUtf8Bytes(facts, Options));

    public static PersonFacts Open(this PersonKey key, SourceRecord record) =>
        JsonSerializer.Deserialize<PersonFacts>(key.Open(OfRecord, record.Id, record.Content), Options)!;

    public static byte[] Seal(this PersonKey key, Guid membership, Place place) =>
        key.Seal(OfPlace, membership, JsonSerializer.SerializeToUtf8Bytes(place, Options));

    public static Place Open(this PersonKey key, Membership membership) =>
        JsonSerializer.Deserialize<Place>(key.Open(OfPlace, membership.Id, membership.Content), Options)!;

    public static byte[] Seal(this PersonKey key, Guid decision, Grounds grounds) =>
        key.Seal(OfGrounds, decision, JsonSerializer.SerializeToUtf8Bytes(grounds, Options));

    public static Grounds Open(this PersonKey key, IdentityDecision decision) =>
        JsonSerializer.Deserialize<Grounds>(key.Open(OfGrounds, decision.Id, decision.Content), Options)!;

    public static byte[] Seal(this PersonKey key, Shield shield)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(shield, Options);
        return text.Length > ShieldLength
            ? throw new ArgumentException("More persecutors are named than a shield holds.", nameof(shield))
            : key.Seal(OfShield, key.Person, [.. text, .. Enumerable.Repeat((byte)' ', ShieldLength - text.Length)]);
    }

    public static Shield OpenShield(this PersonKey key, byte[] shield) =>
        JsonSerializer.Deserialize<Shield>(key.Open(OfShield, key.Person, shield), Options)!;
}
