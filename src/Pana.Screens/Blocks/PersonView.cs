namespace Pana.Screens;

/// <summary>
/// A person as one line. The caller puts in only what the reader may see: an empty badge list says nothing about which
/// files exist (protection.md 2).
/// </summary>
/// <param name="Name">In the script of the register.</param>
/// <param name="YearOfBirth">Year as the reader's calendar has it; null when unknown.</param>
/// <param name="Sex">In words.</param>
/// <param name="Nationality">In words; several, none and unknown are words too.</param>
public sealed record PersonView(string Name, int? YearOfBirth = null, bool YearIsEstimated = false, string? Sex = null,
    string? Nationality = null)
{
    /// <summary>As the person writes it.</summary>
    public string? OriginalName { get; init; }

    /// <summary>BCP 47 code of the original's language.</summary>
    public string? OriginalLanguage { get; init; }

    public string? Address { get; init; }

    public string? PhotoAddress { get; init; }

    public IReadOnlyList<BadgeView> Badges { get; init; } = [];

    /// <summary>First letters of at most two words, in place of a photo.</summary>
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)
        .Select(word => char.ToUpperInvariant(word[0])));
}

public sealed record BadgeView(string Text, BadgeKind Kind = BadgeKind.Neutral, string? Icon = null);
