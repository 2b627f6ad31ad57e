using Microsoft.EntityFrameworkCore;

namespace Pana.Storage;

/// <summary>Something that must leave, or be told, after the step that caused it was committed.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }
    /// <summary>Who takes it, e.g. <c>envelope</c> or <c>statistics</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>The sender seals what is personal; the outbox does not look inside.</summary>
    public required byte[] Payload { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>
/// Messages written in the step's own transaction and sent later, at least once each: the receiver knows an id again.
/// </summary>
public sealed class Outbox(UnitOfWork unitOfWork, TimeProvider clock)
{
    StorageDb Storage => unitOfWork.Context<StorageDb>();

    /// <summary>Adds a message to the running unit of work.</summary>
    public Guid Add(string kind, byte[] payload)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        Storage.Outbox.Add(new() { Id = id, Kind = kind, Payload = payload, CreatedAt = now });
        return id;
    }

    /// <summary>The oldest messages that were not sent.</summary>
    public Task<List<OutboxMessage>> WaitingAsync(string kind, int atMost, CancellationToken cancel = default) =>
        Storage.Outbox.AsNoTracking().Where(message => message.SentAt == null && message.Kind == kind)
            .OrderBy(message => message.Id).Take(atMost).ToListAsync(cancel);

    /// <summary>Marks a message as sent; marking it again changes nothing.</summary>
    public Task SentAsync(Guid id, CancellationToken cancel = default) => SentAsync([id], cancel);

    /// <summary>The same for many at once.</summary>
    public Task SentAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return Storage.Outbox.Where(message => ids.Contains(message.Id) && message.SentAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(message => message.SentAt, now), cancel);
    }
}
