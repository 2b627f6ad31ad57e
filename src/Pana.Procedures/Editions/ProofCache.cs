using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pana.Procedures.Checking;

namespace Pana.Procedures.Editions;

/// <summary>
/// Proofs kept beside a node's data, by a hash of declarations, checker and edition: one changed byte proves again.
/// </summary>
public sealed class ProofCache(string folder)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public ModelProof OfBaseline(Model baseline) => Of(Hash(baseline, null), () => ModelProof.Of(baseline));

    public ModelProof Of(Edition edition, Model baseline) => Of(Hash(edition.Model, edition.Folder),
        () => ModelProof.Of(edition.Model, edition.AmendedProcedures.ToHashSet(), OfBaseline(baseline)));

    ModelProof Of(string hash, Func<ModelProof> prove)
    {
        var file = Path.Combine(folder, $"{hash}.json");
        if (Read(file) is { } known)
            return known;
        var proof = prove();
        Directory.CreateDirectory(folder);
        var whole = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(whole, JsonSerializer.Serialize(proof, Json));
        File.Move(whole, file, true);
        return proof;
    }

    /// <summary>A file that a crash left half-written proves again.</summary>
    static ModelProof? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<ModelProof>(File.ReadAllText(file), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Hash(Model model, string? edition)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(Proof).Assembly.ManifestModule.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(Canonical.Text(model)));
        foreach (var (name, bytes) in edition is null ? [] : EditionFiles.Of(edition))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name} {bytes.Length}\n"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
