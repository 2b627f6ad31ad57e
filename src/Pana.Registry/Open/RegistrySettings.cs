namespace Pana.Registry.Open;

/// <summary>
/// What the module must know about its node: <paramref name="Country"/> (ISO 3166-1 alpha-3, lower case; <c>uno</c> on
/// the regional node), its time zone, and the script in which the register is read (<see cref="Kernel.Script.For"/> of
/// the first language of the edition). <paramref name="Learnt"/> is the file in which <c>pana register learn</c> leaves what it learnt of
/// this register, if it did.
/// </summary>
public sealed record RegistrySettings(string Country, TimeZoneInfo TimeZone, string Script, string? Learnt = null);
