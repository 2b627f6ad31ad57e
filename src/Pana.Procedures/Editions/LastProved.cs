namespace Pana.Procedures.Editions;

/// <summary>
/// The edition that was proved last, copied into the node's data folder, so that it keeps running when its successor is
/// broken (protection.md 23). The pointer is the last thing written: a crash leaves the old one in place.
/// </summary>
internal sealed class LastProved(string dataFolder)
{
    readonly string _folder = Path.Combine(dataFolder, "editions");

    string Pointer => Path.Combine(_folder, "proved");

    /// <summary>The folder of the copy; null when nothing was proved yet.</summary>
    public string? Find() => File.Exists(Pointer) && Path.Combine(_folder, File.ReadAllText(Pointer)) is var copy && Directory.Exists(copy) ? copy : null;

    public void Keep(string edition)
    {
        var name = EditionFiles.Hash(edition);
        var copy = Path.Combine(_folder, name);
        if (Find() == copy && EditionFiles.Hash(copy) == name)
            return;
        if (Directory.Exists(copy))
            Directory.Delete(copy, true);
        EditionFiles.Copy(edition, copy);
        File.WriteAllText($"{Pointer}.new", name);
        File.Move($"{Pointer}.new", Pointer, true);
        foreach (var old in Directory.EnumerateDirectories(_folder).Where(old => old != copy))
            Directory.Delete(old, true);
    }
}
