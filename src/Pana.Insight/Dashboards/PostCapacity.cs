using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Insight.Dashboards;

/// <summary>How many persons a post can receive in a day, as whoever leads it wrote it down. A later word takes the place of an earlier one, which stays.</summary>
internal sealed class PostCapacity
{
    public required Guid Id { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public required int PersonsPerDay { get; init; }
    /// <summary>From what it is known: a plan, booths and minutes.</summary>
    public required string Source { get; init; }
    public required Guid SetBy { get; init; }
    public required DateTimeOffset SetAt { get; init; }
}

internal sealed record CapacityBody(int? PersonsPerDay, string? Source);

public sealed record CapacityReceipt(int PersonsPerDay);

internal sealed class SetCapacity(UnitOfWork unit, TimeProvider clock)
{
    const int Most = 100_000, LongestSource = 300;

    public Task<Outcome<CapacityReceipt>> RunAsync(Officer officer, CapacityBody body, CancellationToken cancel) => unit.RunAsync<CapacityReceipt>(() =>
    {
        if (body.PersonsPerDay is not (> 0 and <= Most))
            return Task.FromResult<Outcome<CapacityReceipt>>(new Refusal("capacity-not-understood", 422));
        if (body.Source?.Trim() is not { Length: > 0 and <= LongestSource } source)
            return Task.FromResult<Outcome<CapacityReceipt>>(new Refusal("capacity-needs-source", 422));
        var now = clock.GetUtcNow();
        unit.Context<InsightContext>().Capacities.Add(new()
        {
            Id = Guid.CreateVersion7(now), Authority = officer.Authority, Unit = officer.Unit, PersonsPerDay = body.PersonsPerDay.Value, Source = source,
            SetBy = officer.Id, SetAt = now,
        });
        return Task.FromResult<Outcome<CapacityReceipt>>(new CapacityReceipt(body.PersonsPerDay.Value));
    }, cancel);

    /// <summary>Null while nobody has said it.</summary>
    public Task<PostCapacity?> OfAsync(Officer officer, CancellationToken cancel) => unit.Context<InsightContext>().Capacities.AsNoTracking()
        .Where(row => row.Authority == officer.Authority && row.Unit == officer.Unit).OrderByDescending(row => row.SetAt).FirstOrDefaultAsync(cancel);
}
