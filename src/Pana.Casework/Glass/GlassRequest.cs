using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Casework.Glass;

/// <summary>
/// That somebody asked to open a file behind a wall they do not see, and what came of it (protection.md 8). Written alike whether there is such
/// a file or not: nothing is looked up before the second person answers.
/// </summary>
internal sealed class GlassRequest
{
    public required Guid Id { get; init; }
    /// <summary>The number of a case, or of a person; opaque, as it was typed.</summary>
    public required string Subject { get; init; }
    public required Guid AskedBy { get; init; }
    public required string Authority { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    /// <summary>Sealed with the node's keys, since there may be no person with whose key it could be.</summary>
    public required string SealedReason { get; init; }
    /// <summary>Why a notice would endanger the person; null when nothing speaks against it.</summary>
    public required string? SealedDanger { get; init; }
    public Guid? AgreedBy { get; set; }
    public DateTimeOffset? AgreedAt { get; set; }
    public Guid? DeclinedBy { get; set; }
    public DateTimeOffset? DeclinedAt { get; set; }
    /// <summary>Why the second person did not agree, sealed like the reason.</summary>
    public string? SealedRefusal { get; set; }
    public DateTimeOffset? Until { get; set; }
    /// <summary>Null also when nothing was found, or the origin wall held.</summary>
    public Guid? PersonId { get; set; }
    /// <summary>The one case that was asked for; null when it was the person.</summary>
    public Guid? CaseId { get; set; }
    /// <summary>The data-protection officer took note.</summary>
    public DateTimeOffset? SeenAt { get; set; }
    /// <summary>The person was told.</summary>
    public DateTimeOffset? ToldAt { get; set; }
    public long Version { get; set; }
}

/// <summary>Who may break the glass, of what, for how long.</summary>
internal static class GlassRules
{
    /// <summary>protection.md 8 asks for a limit and names none: half a working day, the house's own choice, of no law.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromHours(4);

    /// <summary>A request to which nobody agreed lapses: what was urgent yesterday is asked anew. The house's own choice.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    /// <summary>Those who care for the person or protect them. All others never (protection.md 8, 10).</summary>
    public static readonly Function[] Breakers = [Function.Asylum, Function.Social, Function.Health];

    /// <summary>What can be broken. A security concern goes to the decision maker alone (protection.md 9).</summary>
    public static readonly Wall[] Breakable = [Wall.Asylum, Wall.Child, Wall.Trafficking, Wall.Gbv, Wall.Health];

    /// <summary>
    /// Choices that cannot say where somebody is. Words, places, officials, appointments and every other list could, and stay closed
    /// (protection.md 6).
    /// </summary>
    public static readonly string[] Placeless = ["language", "sex-wish", "specific-need", "urgent-need", "urgency"];

    public static bool MayBreak(Officer officer) => officer.HasAny(Breakers)
        && !officer.HasAny(Function.Border, Function.Security, Function.Police, Function.Migration);
}
