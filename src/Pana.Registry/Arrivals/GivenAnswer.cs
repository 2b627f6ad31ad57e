using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Registry.Arrivals;

/// <summary>The receipt given to a client's key, so that the same key never registers a family twice.</summary>
internal sealed class GivenAnswer
{
    public required Guid OfficerId { get; init; }
    public required string Key { get; init; }
    /// <summary>What was asked, as a keyed hash: another request under the same key is a mistake of the client.</summary>
    public required long Asked { get; init; }
    /// <summary>Ids and numbers, no word about anybody.</summary>
    public required string Receipt { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Answers to arrivals by the client's key. Inside the unit of work that registers.</summary>
internal sealed class GivenAnswers(UnitOfWork unit, BlindIndex index, TimeProvider clock)
{
    public const int LongestKey = 100;

    DbSet<GivenAnswer> Answers => unit.Context<RegistryContext>().Set<GivenAnswer>();

    /// <summary>Null when the key is new.</summary>
    public async Task<Outcome<Arrived>?> FindAsync(Officer officer, string key, ArrivalInput input, CancellationToken cancel)
    {
        var before = await Answers.AsNoTracking().FirstOrDefaultAsync(answer => answer.OfficerId == officer.Id && answer.Key == key, cancel);
        return before is null ? null : before.Asked != Asked(input) ? new Refusal("key-used-before", 422)
            : JsonSerializer.Deserialize<Arrived>(before.Receipt, JsonSerializerOptions.Web)!;
    }

    public void Keep(Officer officer, string key, ArrivalInput input, Arrived receipt) => Answers.Add(new()
    {
        OfficerId = officer.Id, Key = key, Asked = Asked(input), At = clock.GetUtcNow(),
        Receipt = JsonSerializer.Serialize(receipt, JsonSerializerOptions.Web),
    });

    long Asked(ArrivalInput input) => index.Of("arrival", JsonSerializer.Serialize(input, JsonSerializerOptions.Web));
}
