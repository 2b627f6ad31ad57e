using System.Globalization;

namespace Pana.Storage;

/// <summary>
/// The opaque ids of erased persons, in <c>keys/erased</c> beside the node's key: a backup older than an erasure still has the
/// wrapped key, so a restore reads this list and erases them again.
/// </summary>
static class Erasures
{
    public static void Remember(NodeKey node, Guid person) =>
        File.AppendAllText(FileOf(node), string.Create(CultureInfo.InvariantCulture, $"{person}\n"));

    public static IReadOnlySet<Guid> All(NodeKey node) => File.Exists(FileOf(node))
        ? File.ReadLines(FileOf(node)).Select(line => Guid.TryParse(line, out var person) ? person : Guid.Empty)
            .Where(person => person != Guid.Empty).ToHashSet()
        : new HashSet<Guid>();

    static string FileOf(NodeKey node) => Path.Combine(node.Folder, "erased");
}
