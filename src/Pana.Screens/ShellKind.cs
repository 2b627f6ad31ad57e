namespace Pana.Screens;

public enum ShellKind
{
    /// <summary>An official at work: search, places, sign-out.</summary>
    Work,
    /// <summary>Pages before the sign-in: mark, node, language.</summary>
    Door,
    /// <summary>An arrival without account: languages by their own names, quick exit.</summary>
    Public,
}
