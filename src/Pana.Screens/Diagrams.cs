namespace Pana.Screens;

/// <summary>A procedure as a picture, with the path one case walked.</summary>
public sealed record DiagramView(string Title, IReadOnlyList<DiagramState> States, IReadOnlyList<DiagramEdge> Edges)
{
    public IReadOnlyList<DiagramShield> Shields { get; init; } = [];
}

/// <param name="Reached">Day on which the case came here, last time; null when it never did or this is no case.</param>
public sealed record DiagramState(string Id, string Text, DateOnly? Reached = null, bool IsCurrent = false,
    bool IsFinal = false);

/// <param name="Text">The step, in words.</param>
public sealed record DiagramEdge(string From, string To, string Text, EdgeKind Kind = EdgeKind.Other,
    DateOnly? On = null);

/// <summary>Rising in strength: of several steps between the same states the strongest is drawn.</summary>
public enum EdgeKind
{
    /// <summary>Belongs to the procedure; neither taken nor open now.</summary>
    Other,
    /// <summary>May be taken now.</summary>
    Possible,
    Walked,
}

/// <summary>A safeguard that stands at a state.</summary>
public sealed record DiagramShield(string StateId, string Text, string? Source = null);
