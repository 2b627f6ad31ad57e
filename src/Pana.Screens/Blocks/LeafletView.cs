using Pana.Kernel;

namespace Pana.Screens;

/// <summary>One side of A4 for a person in front of it.</summary>
/// <param name="Address">Full address of the same page, for the square code; null where there is none to open.</param>
public sealed record LeafletView(string Title, string Lead, IReadOnlyList<LeafletPart> Parts, string? Address = null)
{
    /// <summary>Telephones of help, with whom they reach.</summary>
    public IReadOnlyList<(string Who, string Number)> Numbers { get; init; } = [];

    /// <summary>Recording of the text by a speaker, where it exists.</summary>
    public string? AudioAddress { get; init; }

    /// <summary>The same leaflet in other languages.</summary>
    public IReadOnlyList<(Language Language, string Address)> Languages { get; init; } = [];

    /// <summary>Opaque number of a slip; names no profile.</summary>
    public string? Number { get; init; }
}

public sealed record LeafletPart(string Icon, string Heading, IReadOnlyList<string> Sentences);
