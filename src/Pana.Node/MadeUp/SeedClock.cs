namespace Pana.Node.MadeUp;

/// <summary>The clock of the past in which made-up people walk; never later than the node's own now.</summary>
internal sealed class SeedClock(DateTimeOffset now) : TimeProvider
{
    DateTimeOffset _at = now;

    public DateTimeOffset Now { get; } = now;

    public void Set(DateTimeOffset at) => _at = at < Now ? at : Now;

    public override DateTimeOffset GetUtcNow() => _at.ToUniversalTime();
}
