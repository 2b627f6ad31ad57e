namespace Pana.Kernel;

/// <summary>As ICAO Doc 9303 writes it: F, M, X; <see cref="Unknown"/> where nobody has asked yet.</summary>
public enum Sex
{
    Unknown,
    Female,
    Male,
    /// <summary>Another one, or not stated by the person.</summary>
    Other,
}
