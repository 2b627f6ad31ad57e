using System.Text.Json.Serialization;

namespace Pana.Registry.Open;

/// <summary>Whom somebody looks for. Prints <c>•••</c>.</summary>
/// <param name="Text">A name in any script and spelling, the number of a document or of a slip.</param>
/// <param name="YearOfBirth">Gregorian; persons whose year nobody knows are found too.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PersonQuestion(string? Text, int? YearOfBirth)
{
    /// <summary>No answer has more persons; whoever sees so many asks more exactly.</summary>
    public const int MostFound = 20;

    /// <summary>Where the person was born, in any spelling; of those whose birthplace nobody knows it keeps all.</summary>
    public string? Place { get; init; }

    public override string ToString() => "•••";
}
