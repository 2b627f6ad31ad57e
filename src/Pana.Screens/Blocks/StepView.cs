namespace Pana.Screens;

/// <summary>A step that the reader may take now.</summary>
public sealed record StepView(string Text, string Address, string? Note = null, bool IsLikely = false);
