using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pana.Kernel;

namespace Pana.Storage;

/// <summary>
/// One scope's work on the node's database (scoped: one per request, or per background task). Contexts of all modules
/// share its one connection. Outside <see cref="RunAsync{T}"/> they read without a transaction; inside it everything is
/// one transaction, saved and committed once.
/// </summary>
public sealed class UnitOfWork(NodeDatabase database) : IAsyncDisposable, IDisposable
{
    const int Attempts = 8;

    readonly Dictionary<Type, NodeContext> _contexts = [];
    readonly List<Action> _whenCommitted = [];
    readonly DbConnection _connection = database.Connect();
    DbTransaction? _transaction;
    IDisposable? _turn;
    int _partsOpen;

    /// <summary>Whether a transaction is running: what is written now is kept or lost as a whole.</summary>
    public bool IsRunning => _transaction is not null;

    /// <summary>The module's context on this connection; the same one for the life of the scope.</summary>
    public T Context<T>() where T : NodeContext
    {
        if (_contexts.TryGetValue(typeof(T), out var known))
            return (T)known;
        var context = database.Context<T>(_connection);
        if (_transaction is not null)
            context.Database.UseTransaction(_transaction);
        _contexts[typeof(T)] = context;
        return context;
    }

    /// <summary>
    /// Does <paramref name="work"/> as one transaction: a refusal or an exception changes nothing. When somebody else
    /// was faster the work is done again from the start on what is now there, so it must read inside what it changes
    /// and touch nothing outside the database; after eight attempts the answer is the refusal <c>changed-meanwhile</c>.
    /// Inside a running unit it joins it (many steps in one transaction): a refusal then undoes this part alone. Either
    /// way a joined part leaves nothing tracked behind.
    /// </summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> work, CancellationToken cancel = default)
    {
        if (IsRunning)
            return await JoinAsync(work, cancel);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await BeginAsync(cancel);
                var outcome = await work();
                if (outcome.IsRefused)
                    return outcome;
                if (_partsOpen > 0)
                    throw new InvalidOperationException(
                        "A joined part failed and was caught; the whole cannot be kept.");
                await SaveAsync(cancel);
                await _transaction!.CommitAsync(cancel);
                CloseTransaction();
                _whenCommitted.ForEach(act => act());
                return outcome;
            }
            catch (Exception fault) when (Faults.IsConflict(fault))
            {
                if (attempt == Attempts)
                    return new Refusal("changed-meanwhile");
            }
            catch (Exception fault) when (Faults.IsFull(fault))
            {
                throw new StorageFullException(fault);
            }
            finally
            {
                await UndoAsync();
                _whenCommitted.Clear();
            }
            await Task.Delay(Random.Shared.Next(1, 1 << attempt), CancellationToken.None);
        }
    }

    /// <summary>
    /// As above, for work that cannot be refused; a conflict that does not go away is then an exception. Inside a running unit it
    /// is a piece of it like any other: nothing of it will have to be undone alone.
    /// </summary>
    public async Task RunAsync(Func<Task> work, CancellationToken cancel = default)
    {
        if (IsRunning)
        {
            _partsOpen++;
            await work();
            _partsOpen--;
            return;
        }
        var outcome = await RunAsync<bool>(async () =>
        {
            await work();
            return true;
        }, cancel);
        if (outcome.Refusal is { } refusal)
            throw new TimeoutException($"The database stayed busy: {refusal.Name}");
    }

    /// <summary>
    /// Lets one unit of work at a time read and change these subjects, until it ends. A rule that reads several cases
    /// of a person ("no hold on removal") is only true while nobody adds another: lock the person first, then read. On
    /// SQLite writers are alone anyhow.
    /// </summary>
    public async Task LockAsync(IEnumerable<Guid> subjects, CancellationToken cancel = default)
    {
        if (!IsRunning)
            throw new InvalidOperationException("A lock lasts as long as a unit of work; none is running.");
        if (database.Kind is not DatabaseKind.Postgres)
            return;
        // One order for everybody, so that two units never wait for each other.
        var keys = subjects.Select(subject => BitConverter.ToInt64(subject.ToByteArray(), 8)).Distinct().Order()
            .ToArray();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(k) FROM unnest(@keys) AS k")
        {
            Connection = (NpgsqlConnection)_connection, Transaction = (NpgsqlTransaction?)_transaction,
            Parameters = { new("keys", keys) },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Does something in memory once, and only if, the transaction is committed.</summary>
    public void WhenCommitted(Action act)
    {
        if (IsRunning)
            _whenCommitted.Add(act);
        else
            act();
    }

    /// <summary>Writes what is tracked so far, still inside the transaction, so that queries see it.</summary>
    public async Task SaveAsync(CancellationToken cancel = default)
    {
        if (!IsRunning)
            throw new InvalidOperationException(
                "Changes are saved inside RunAsync alone; what was tracked outside is lost.");
        foreach (var context in _contexts.Values)
            await context.SaveChangesAsync(cancel);
    }

    async Task<Outcome<T>> JoinAsync<T>(Func<Task<Outcome<T>>> work, CancellationToken cancel)
    {
        await SaveAsync(cancel);
        var (promises, savepoint) = (_whenCommitted.Count, "part");
        await _transaction!.SaveAsync(savepoint, cancel);
        _partsOpen++;       // one that an exception left stays open: it must not be swallowed and committed over
        var outcome = await work();
        _partsOpen--;
        if (outcome.IsRefused)
        {
            await _transaction.RollbackAsync(savepoint, cancel);
            _whenCommitted.RemoveRange(promises, _whenCommitted.Count - promises);
        }
        else
            await SaveAsync(cancel);
        await _transaction.ReleaseAsync(savepoint, cancel);
        Forget();
        return outcome;
    }

    async Task BeginAsync(CancellationToken cancel)
    {
        if (_contexts.Values.Any(context => context.ChangeTracker.HasChanges()))
            throw new InvalidOperationException(
                "Something was changed before the unit of work began; read and change it inside.");
        Forget();       // what was read before may be stale
        _partsOpen = 0;
        _turn = await database.EnterWriterAsync(cancel);
        if (_connection.State is not ConnectionState.Open)
            await _connection.OpenAsync(cancel);
        // SQLite: BEGIN IMMEDIATE, no upgrade deadlock
        _transaction = await _connection.BeginTransactionAsync(cancel);
        foreach (var context in _contexts.Values)
            context.Database.UseTransaction(_transaction);
    }

    /// <summary>After an end that did not commit; does nothing after one that did.</summary>
    async Task UndoAsync()
    {
        if (_transaction is { Connection: not null } open)
            await open.RollbackAsync(CancellationToken.None);
        if (_transaction is not null)
            Forget();
        CloseTransaction();
    }

    void CloseTransaction()
    {
        foreach (var context in _contexts.Values)
            context.Database.UseTransaction(null);
        _transaction?.Dispose();
        _transaction = null;
        _connection.Close();
        _turn?.Dispose();
        _turn = null;
    }

    void Forget()
    {
        foreach (var context in _contexts.Values)
            context.ChangeTracker.Clear();
    }

    public void Dispose()
    {
        foreach (var context in _contexts.Values)
            context.GiveBack();
        _contexts.Clear();
        _connection.Dispose();
        _turn?.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
