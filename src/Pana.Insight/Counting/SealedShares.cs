using Pana.Storage;

namespace Pana.Insight.Counting;

/// <summary>Somebody's shares in a box that opens with their key alone, and whose length tells little of how much happened to them.</summary>
internal static class SealedShares
{
    const string Purpose = "insight.contribution";

    /// <summary>Boxes are as long as a multiple of so many bytes.</summary>
    const int Step = 1024;

    public static byte[] Seal(PersonKey key, IReadOnlyDictionary<Spot, Share> shares)
    {
        using var bytes = new MemoryStream(4 * Step);
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(shares.Count);
        foreach (var (spot, share) in shares)
        {
            writer.Write(spot.Flow);
            writer.Write(spot.Cell);
            writer.Write7BitEncodedInt(spot.Period);
            writer.Write((short)share.Count);
        }
        bytes.SetLength((bytes.Length + Step - 1) / Step * Step);
        return key.Seal(Purpose, key.Person, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static Dictionary<Spot, int> Open(PersonKey key, byte[] box)
    {
        using var reader = new BinaryReader(new MemoryStream(key.Open(Purpose, key.Person, box)));
        var count = reader.Read7BitEncodedInt();
        var shares = new Dictionary<Spot, int>(count);
        for (var i = 0; i < count; i++)
            shares[new(reader.ReadString(), reader.ReadString(), reader.Read7BitEncodedInt())] = reader.ReadInt16();
        return shares;
    }
}
