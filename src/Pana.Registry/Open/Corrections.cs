using System.Text.Json.Serialization;

namespace Pana.Registry.Open;

/// <summary>Who said it: an officer's word alone never releases a safeguard (protection.md 19).</summary>
public enum SaidBy
{
    Person,
    /// <summary>A document or a register that was shown.</summary>
    Data,
    Officer,
}

/// <param name="Person">Only what is to be put right.</param>
/// <param name="Unknown">Of what nobody knows it after all: keys of <see cref="Fields"/>.</param>
/// <param name="Reason">Why, for the record; at most 1,000 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CorrectionInput(PersonInput? Person, IReadOnlyList<string>? Unknown, SaidBy? SaidBy,
    string? Reason)
{
    /// <summary>
    /// What can be set back to unknown, with the property of <see cref="PersonFacts"/> that it stands for.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["name"] = nameof(PersonFacts.Name), ["sex"] = nameof(PersonFacts.Sex), ["birth"] = nameof(PersonFacts.Birth),
        ["birthplace"] = nameof(PersonFacts.Birthplace), ["nationalities"] = nameof(PersonFacts.Nationalities),
        ["habitual-residence"] = nameof(PersonFacts.HabitualResidence), ["languages"] = nameof(PersonFacts.Languages),
        ["documents"] = nameof(PersonFacts.Documents), ["contact"] = nameof(PersonFacts.Contact),
        ["interviewer"] = nameof(PersonFacts.Interviewer), ["interpreter"] = nameof(PersonFacts.Interpreter),
    };

    public override string ToString() => "•••";
}

/// <summary>The receipt: the source record that says it now.</summary>
public sealed record Corrected(Guid PersonId, Guid SourceId);

/// <summary>How somebody belongs to the group they are in.</summary>
/// <param name="Relation">To the head, a code of <see cref="Kernel.CodeList.Relationships"/>; nothing for
/// unknown.</param>
/// <param name="Reason">Why, for the record; at most 1,000 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PlaceInput(string? Relation, bool? IsSeparated, SaidBy? SaidBy, string? Reason)
{
    public override string ToString() => "•••";
}

/// <summary>The receipt.</summary>
public sealed record Placed(Guid PersonId, Guid GroupId);
