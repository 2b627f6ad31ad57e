using System.Threading.RateLimiting;

namespace Pana.Trust.Public;

/// <summary>
/// How many questions about mere numbers the whole node answers: thirty at once, then one in two seconds, whoever asks. So nobody tries numbers
/// out usefully from however many addresses, and no address has to be kept; whoever has the code itself is never counted. Each answer takes the
/// same time.
/// </summary>
internal sealed class NumberQuestions : IDisposable
{
    static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(200);

    readonly TokenBucketRateLimiter _limiter = new(new()
    {
        TokenLimit = 30, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(2), QueueLimit = 0, AutoReplenishment = true,
    });

    /// <summary>Null when too many were asked.</summary>
    public async Task<T?> AskAsync<T>(Func<Task<T>> question, CancellationToken cancel) where T : class
    {
        using var turn = _limiter.AttemptAcquire();
        if (!turn.IsAcquired)
            return null;
        var wait = Task.Delay(AnswerTime, cancel);
        var answer = await question();
        await wait;
        return answer;
    }

    public void Dispose() => _limiter.Dispose();
}
