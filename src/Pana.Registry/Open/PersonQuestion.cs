using System.Text.Json.Serialization;

namespace Pana.Registry.Open;

/// <summary>Whom somebody looks for. Prints <c>•••</c>.</summary>
/// <param name="Text">A name in any script and spelling, the number of a document or of a slip.</param>
/// <param name="YearOfBirth">Gregorian; persons whose year nobody knows are found too.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PersonQuestion(string? Text, int? YearOfBirth)
{
    public override string ToString() => "•••";
}
