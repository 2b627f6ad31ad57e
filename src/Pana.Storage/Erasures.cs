using Microsoft.EntityFrameworkCore;

namespace Pana.Storage;

/// <summary>
/// The opaque ids of erased persons, in <c>keys/erased</c> beside the node's key: a backup older than an erasure still
/// has the wrapped key, so after a restore this list is read and they are erased again.
/// </summary>
static class Erasures
{
    static readonly Lock Gate = new();

    public static void Remember(NodeKey node, params IEnumerable<Guid> persons)
    {
        Directory.CreateDirectory(node.Folder);
        lock (Gate)
            File.AppendAllLines(FileOf(node), persons.Except(Listed(node)).Select(person => person.ToString("D")));
    }

    /// <summary>Erased in the database or in the list is erased in both.</summary>
    public static async Task ReconcileAsync(NodeKey node, NodeDatabase database, CancellationToken cancel)
    {
        await using var unit = new UnitOfWork(database);
        var listed = Listed(node);
        var erased = await unit.Context<StorageDb>().PersonKeys.Where(key => key.DestroyedAt != null)
            .Select(key => key.PersonId).ToListAsync(cancel);
        Remember(node, erased);
        var again = listed.Except(erased).ToList();
        if (again.Count == 0)
            return;
        using var cache = new KeyCache();
        var keys = new PersonKeys(unit, node, cache, database.Clock);
        await unit.RunAsync(async () =>
        {
            foreach (var person in again)
                await keys.DestroyAsync(person, cancel);
        }, cancel);
    }

    static HashSet<Guid> Listed(NodeKey node) => !File.Exists(FileOf(node))
        ? []
        : [.. File.ReadLines(FileOf(node)).Where(line => Guid.TryParse(line, out _)).Select(Guid.Parse)];

    static string FileOf(NodeKey node) => Path.Combine(node.Folder, "erased");
}
