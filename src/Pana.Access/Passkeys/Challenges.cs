using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Pana.Access.Passkeys;

/// <summary>
/// What must be signed next, each for one browser, once, within minutes. In memory: one process serves one database, and after a restart
/// whoever waits asks anew.
/// </summary>
internal sealed class Challenges(TimeProvider clock)
{
    /// <summary>Enough for many people at once; more is somebody who only asks.</summary>
    const int Most = 10_000;

    static readonly TimeSpan Valid = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<string, (string Challenge, DateTimeOffset Until)> _given = new();

    /// <summary>A new challenge for the holder, base64url; the one before counts no more. Null when too many wait.</summary>
    public string? Give(string holder)
    {
        var now = clock.GetUtcNow();
        if (_given.Count >= Most)
            foreach (var (key, each) in _given)
                if (each.Until <= now)
                    _given.TryRemove(key, out _);
        if (_given.Count >= Most)
            return null;
        var challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _given[holder] = (challenge, now + Valid);
        return challenge;
    }

    /// <summary>The holder's challenge, which is thereby spent, whatever comes of it.</summary>
    public string? Take(string holder) => _given.TryRemove(holder, out var given) && given.Until > clock.GetUtcNow() ? given.Challenge : null;
}
