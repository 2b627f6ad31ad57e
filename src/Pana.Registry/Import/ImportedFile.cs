using System.Security.Cryptography;
using System.Text;

namespace Pana.Registry.Import;

/// <summary>
/// How far a file was taken for a unit. It changes in the transaction that writes the persons, so that a stop at any moment neither loses nor doubles
/// anybody. Nothing of what stands in the file but its hash.
/// </summary>
internal sealed class ImportedFile
{
    public required string Digest { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }

    /// <summary>The hash of the name without its folder: a file of that name which is not done must not have become another.</summary>
    public required string NameDigest { get; init; }

    /// <summary>Families and lone persons, from the beginning of the file.</summary>
    public long Groups { get; set; }
    public long Persons { get; set; }
    public required DateTimeOffset BegunAt { get; init; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Of two runs of one file at once only one writes.</summary>
    public long Version { get; init; } = 1;

    public static string NameOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(file))));

    public static async Task<string> DigestAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
