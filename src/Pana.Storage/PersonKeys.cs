using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Pana.Kernel;

namespace Pana.Storage;

/// <summary>
/// One data key per person (or other subject), wrapped by the node's key. Destroying it erases the person: whatever it
/// sealed, in the record, the registers and the files, is noise from then on, in backups' payloads too.
/// </summary>
public sealed class PersonKeys(UnitOfWork unitOfWork, NodeKey node, KeyCache cache, TimeProvider clock)
{
    StorageDb Storage => unitOfWork.Context<StorageDb>();

    /// <summary>
    /// The person's key. Refused with <c>person-erased</c> after erasure. A person without a key gets one when a unit
    /// of work is running, and is refused with <c>person-without-key</c> when one only reads.
    /// </summary>
    public async ValueTask<Outcome<PersonKey>> OfAsync(Guid person, CancellationToken cancel = default)
    {
        if (cache.TryGet(person, out var cached))
            return cached is null ? Erased : cached;
        // A unit of work sees the key it made itself; a reader that lives long sees an erasure by somebody else.
        var row = unitOfWork.IsRunning
            ? await Storage.PersonKeys.FindAsync([person], cancel)
            : await Storage.PersonKeys.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == person, cancel);
        if (row is not null)
            return Unwrap(row) is { } known ? known : Erased;
        return unitOfWork.IsRunning ? New(person) : new Refusal("person-without-key", 404);
    }

    /// <summary>A key for somebody whose id was made a moment ago: nobody has one yet, and the database need not be asked.</summary>
    public PersonKey New(Guid person)
    {
        if (!unitOfWork.IsRunning)
            throw new InvalidOperationException("A key is made within a unit of work.");
        var wrapped = node.Wrap(person, RandomNumberGenerator.GetBytes(32));
        var made = new PersonKeyRow { PersonId = person, CreatedAt = clock.GetUtcNow(), Wrapped = wrapped };
        Storage.PersonKeys.Add(made);
        return Unwrap(made)!;
    }

    /// <summary>The keys of many persons with one query, for lists; the erased and the unknown are not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonKey>> OfAllAsync(
        IEnumerable<Guid> persons, CancellationToken cancel = default)
    {
        var keys = new Dictionary<Guid, PersonKey>();
        var missing = new List<Guid>();
        foreach (var person in persons.Distinct())
            if (!cache.TryGet(person, out var cached))
                missing.Add(person);
            else if (cached is not null)
                keys[person] = cached;
        if (missing.Count > 0)
            foreach (var row in await Storage.PersonKeys.AsNoTracking().Where(row => missing.Contains(row.PersonId))
                .ToListAsync(cancel))
                if (Unwrap(row) is { } key)
                    keys[row.PersonId] = key;
        return keys;
    }

    /// <summary>
    /// Erases the person: the key's place is taken by a tombstone, so that no new key is ever made for them. The record
    /// stays and still verifies. Needs a running unit of work; doing it twice changes nothing.
    /// </summary>
    public async Task DestroyAsync(Guid person, CancellationToken cancel = default)
    {
        if (!unitOfWork.IsRunning)
            throw new InvalidOperationException("A key is destroyed within a unit of work.");
        var row = await Storage.PersonKeys.FindAsync([person], cancel);
        if (row is null)
            Storage.PersonKeys.Add(row = new() { PersonId = person, CreatedAt = clock.GetUtcNow() });
        row.Wrapped = null;
        row.DestroyedAt ??= clock.GetUtcNow();
        cache.Forget(person);
        unitOfWork.WhenCommitted(() =>
        {
            cache.Bury(person);
            Erasures.Remember(node, person);
        });
    }

    static Refusal Erased { get; } = new("person-erased", 410);

    PersonKey? Unwrap(PersonKeyRow row)
    {
        if (row.Wrapped is null)
            return null;
        var key = new PersonKey(row.PersonId, node.Unwrap(row.PersonId, row.Wrapped));
        // A key that is never committed must not be used by anybody else.
        unitOfWork.WhenCommitted(() => cache.Keep(key));
        return key;
    }
}

/// <summary>
/// Opened keys of one node, at most ten thousand and each for five minutes at most: so long may another program (the
/// command line) have erased a person before a running node notices.
/// </summary>
public sealed class KeyCache : IDisposable
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    readonly Lock _gate = new();

    internal bool TryGet(Guid person, out PersonKey? key) => _cache.TryGetValue(person, out key);

    /// <summary>Keeps a key unless the person was erased meanwhile.</summary>
    internal void Keep(PersonKey key)
    {
        lock (_gate)
            if (!_cache.TryGetValue(key.Person, out _))
                Put(key.Person, key);
    }

    internal void Forget(Guid person) => _cache.Remove(person);

    internal void Bury(Guid person)
    {
        lock (_gate)
            Put(person, null);
    }

    void Put(Guid person, PersonKey? key) =>
        _cache.Set(person, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Life });

    public void Dispose() => _cache.Dispose();
}
