namespace Pana.Trust.Open;

/// <summary>What the module must know about its node.</summary>
/// <param name="State">Whose papers this node seals; null where it seals none (regional node).</param>
/// <param name="Sources">Nodes whose certificates and lists are fetched: the regional one, or its members.</param>
/// <param name="BelievesFirst">
/// The first authority that a source names for a state is believed (demo); else an administrator accepts it. A changed one always waits for that.
/// </param>
/// <param name="Before">How long before its first start the node's own authority begins: made-up people hold papers that are older than their node.</param>
public sealed record TrustSettings(TrustState? State, IReadOnlyList<TrustSource> Sources, bool BelievesFirst = false, TimeSpan Before = default);

/// <param name="Issuer">The only state that is believed from there: a member speaks for itself. Null where all are (regional node).</param>
public sealed record TrustSource(Uri Address, string? Issuer)
{
    /// <summary>As settings write it: an address, or <c>KAZ=</c> and an address.</summary>
    public static TrustSource Parse(string text) => text.Split('=', 2) is [{ Length: 3 } issuer, var address] ? new(new(address), issuer) : new(new(text), null);
}

/// <param name="Alpha2">ISO 3166, as in certificates.</param>
/// <param name="Alpha3">As in the head of seals.</param>
/// <param name="Offset">Local time's distance from UTC: papers bear days of the state.</param>
public sealed record TrustState(string Alpha2, string Alpha3, TimeSpan Offset);
