namespace Pana.Access.Open;

/// <summary>
/// What the module must know about its node. <paramref name="NodeId"/> (<c>tjk</c>, <c>regional</c>) names the cookies, since
/// cookies ignore ports; <paramref name="KeyFolder"/> holds the keys that seal cookies and second factors;
/// <paramref name="Offices"/> is where an official can be placed, from the edition; empty means that codes are not checked.
/// </summary>
public sealed record AccessSettings(
    string NodeId, string KeyFolder, bool SecureCookies, bool IsDemo, IReadOnlyList<Office> Offices);

/// <summary>A unit of an authority: an office or a crossing point, with its name in the language of the register.</summary>
public sealed record Office(string Authority, string Unit, string Name);
