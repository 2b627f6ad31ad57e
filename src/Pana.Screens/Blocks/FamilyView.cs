namespace Pana.Screens;

/// <summary>A couple or a single person with those below them. Recursive: children may have families of their own.</summary>
public sealed record FamilyBranch(IReadOnlyList<FamilyMember> Heads, IReadOnlyList<FamilyBranch> Below);

/// <param name="Role">Relation to the head in words, as the family sees it.</param>
/// <param name="Age">Years; null when unknown.</param>
public sealed record FamilyMember(PersonView Person, string Role, int? Age, bool AgeIsEstimated = false)
{
    /// <summary>Someone else's child in this family's care: stands with them, drawn apart.</summary>
    public bool IsAccompanying { get; init; }
}

/// <summary>A member who is not here, with the state of tracing in words. Never says where they are.</summary>
public sealed record SeparatedMember(FamilyMember Member, string Tracing);
