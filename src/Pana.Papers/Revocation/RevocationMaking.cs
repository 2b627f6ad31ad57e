using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pana.Papers;

/// <summary>Makes and signs a list of withdrawn papers.</summary>
public static class RevocationMaking
{
    /// <summary>
    /// The number of hashes is filled up to the next multiple of this with chance ones: from one list to the next nobody sees that one paper more
    /// was withdrawn. The salt is new each time, so that two lists cannot be compared hash by hash.
    /// </summary>
    public const int Step = 256;

    /// <param name="withdrawn">Numbers of papers that are not valid any more and have not ended by themselves.</param>
    /// <param name="valid">Numbers of all papers that are valid now: for them the list makes no mistake.</param>
    public static byte[] Sign(string issuer, Signer signer, uint sequence, DateTimeOffset issuedAt, DateTimeOffset nextAt, IReadOnlyCollection<string> withdrawn,
        IReadOnlyCollection<string> valid, ECDsa key)
    {
        while (true)
        {
            var salt = RandomNumberGenerator.GetBytes(RevocationList.SaltLength);
            var hashes = withdrawn.Select(number => RevocationList.Hash(salt, number)).ToList();
            var chosen = hashes.Select(hash => hash.Hash).ToHashSet();
            for (var wanted = (chosen.Count / Step + 1) * Step; chosen.Count < wanted;)
                chosen.Add(BinaryPrimitives.ReadUInt32BigEndian(RandomNumberGenerator.GetBytes(4)));
            ulong[] exceptions = [.. valid.Select(number => RevocationList.Hash(salt, number)).Where(hash => chosen.Contains(hash.Hash)).Select(hash => hash.More).Distinct().Order()];
            // A withdrawn paper that an exception would free: another salt. It has not happened in the life of the universe.
            if (hashes.Any(hash => Array.BinarySearch(exceptions, hash.More) >= 0))
                continue;
            var message = RevocationBytes.Write(new(issuer, signer.Reference, sequence, issuedAt, nextAt) { Salt = salt, Hashes = [.. chosen.Order()], Exceptions = exceptions });
            return [.. message, .. key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)];
        }
    }
}
