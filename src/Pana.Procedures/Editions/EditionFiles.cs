using System.Security.Cryptography;
using System.Text;

namespace Pana.Procedures.Editions;

/// <summary>The files of an edition, as bytes.</summary>
internal static class EditionFiles
{
    /// <summary>Data files alone, in an order that does not depend on the disk.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".csv" or ".json" or ".html")
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), path))
            .OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => (each.Name, File.ReadAllBytes(each.path)));

    /// <summary>Names an edition by its bytes.</summary>
    public static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in Of(folder))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {bytes.Length}\n"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static void Copy(string from, string to)
    {
        foreach (var (name, bytes) in Of(from))
        {
            var path = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }
}
