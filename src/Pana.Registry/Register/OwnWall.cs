using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Registry.Register;

/// <summary>
/// Behind which wall an official's words stand unless they say otherwise. What an asylum officer was told must not
/// even be known to exist elsewhere (protection.md 2), and whoever only lodges a claim for somebody (UNHCR, an
/// adviser) tells it to the asylum authority.
/// </summary>
internal static class OwnWall
{
    public static Wall Of(Officer officer) =>
        officer.HasAny(Function.Asylum, Function.Decision, Function.Appeal, Function.LegalAid, Function.International)
            ? Wall.Asylum
        : officer.HasAny(Function.Social, Function.Guardian) ? Wall.Child
        : officer.Has(Function.Health) ? Wall.Health
        : Wall.Open;

    /// <summary>
    /// Behind which wall it stands that the official read something: that somebody of the asylum authority looked at a
    /// guard's words must not tell the guard that there is an asylum file (protection.md 4).
    /// </summary>
    public static Wall OfReading(Officer officer, Wall read) => Of(officer) is var own && own == Wall.Open ? read : own;
}
