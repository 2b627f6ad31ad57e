namespace Pana.Screens;

/// <summary>One entry of a record.</summary>
/// <param name="Who">Name and function as the reader may see them.</param>
/// <param name="What">The step, in a sentence.</param>
public sealed record RecordEntry(DateTimeOffset When, string Who, string What)
{
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>Law or reason that the step names.</summary>
    public string? Source { get; init; }

    public string? Icon { get; init; }

    public string? Address { get; init; }
}

/// <summary>A choice above the record: by function or by kind of step, never by a person's name.</summary>
public sealed record RecordFilter(string Text, string Address, bool IsCurrent);
