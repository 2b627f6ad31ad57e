namespace Pana.Kernel;

/// <summary>Behind which wall a field, a paper, a case or a hold stands (protection.md 1).</summary>
public enum Wall
{
    /// <summary>No wall beyond the case itself.</summary>
    Open,
    /// <summary>Those who work on the case.</summary>
    Case,
    Asylum,
    Child,
    Trafficking,
    /// <summary>Sexual and gender-based violence.</summary>
    Gbv,
    Health,
    Security,
}
