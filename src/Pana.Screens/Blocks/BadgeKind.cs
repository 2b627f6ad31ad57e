namespace Pana.Screens;

/// <summary>How a state looks; its word and icon always stand beside the colour.</summary>
public enum BadgeKind { Neutral, Accent, Soon, Late, Done }
