using Pana.Kernel;
using Pana.Papers;
using Pana.Trust.Keys;

namespace Pana.Trust.Open;

/// <summary>Seals papers in the name of the node's state; the keys never leave the module.</summary>
public sealed class NodeSigner
{
    readonly SigningKeys _keys;
    readonly TrustSettings _settings;
    readonly TimeProvider _clock;

    internal NodeSigner(SigningKeys keys, TrustSettings settings, TimeProvider clock) => (_keys, _settings, _clock) = (keys, settings, clock);

    /// <summary>
    /// The text for the QR code of a paper. Refused with <c>node-seals-nothing</c>, or as <see cref="SealProfile.Write"/> refuses values.
    /// Joins a running unit of work.
    /// </summary>
    /// <param name="givenAt">When the paper was given; it bears the state's own day.</param>
    public async Task<Outcome<string>> SealAsync(SealProfile profile, IReadOnlyDictionary<string, string> values, DateTimeOffset givenAt, CancellationToken cancel)
    {
        var features = profile.Write(values);
        if (features.Refusal is { } wrong)
            return wrong;
        if (_settings.State is not { } state || await _keys.CurrentAsync(cancel) is not { } current)
            return new Refusal("node-seals-nothing", 409);
        using var key = current.Key;
        return SealText.Of(Seal.Sign(current.Signer.Header(state.Alpha3, profile, Day(state, givenAt), Day(state, _clock.GetUtcNow())), features.Value, key));
    }

    static DateOnly Day(TrustState state, DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(state.Offset).DateTime);
}
