using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pana.Casework.Cases;

/// <summary>What an entry of the record says; sealed with the person's key. Prints <c>•••</c>.</summary>
internal sealed record Payload
{
    public IReadOnlyDictionary<string, string[]>? Answers { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public IReadOnlyList<PayloadFact>? Facts { get; init; }
    /// <summary>Everybody who sat, when a panel acted.</summary>
    public IReadOnlyList<Guid>? Panel { get; init; }
    public string? Dissent { get; init; }
    /// <summary>Of a term that ran out: when.</summary>
    public DateTimeOffset? Due { get; init; }
    /// <summary>Of a reassignment: to whom, and why.</summary>
    public Guid? Officer { get; init; }
    public string? Reason { get; init; }
    /// <summary>Answers that are kept for a time, each sealed apart.</summary>
    public IReadOnlyDictionary<string, KeptBox>? Kept { get; init; }
    /// <summary>Fields whose answer is there no more; of an entry of erasure: which it erased.</summary>
    public IReadOnlyList<string>? Erased { get; init; }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, PayloadJson.Default.Payload);

    public static Payload Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, PayloadJson.Default.Payload) ?? new();

    public override string ToString() => "•••";
}

internal sealed record PayloadFact(string Fact, bool Value, string? Said, bool OfPerson);

/// <param name="Key">Of the row that has the key.</param>
internal sealed record KeptBox(Guid Key, byte[] Box);

[JsonSerializable(typeof(Payload))]
[JsonSerializable(typeof(string[]))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class PayloadJson : JsonSerializerContext;
