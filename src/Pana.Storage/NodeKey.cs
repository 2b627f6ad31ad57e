using System.Security.Cryptography;
using System.Text;

namespace Pana.Storage;

/// <summary>The node's key and its database do not belong together; the message says what to do.</summary>
public sealed class NodeKeyException(string message) : Exception(message);

/// <summary>
/// The node's master key: 32 random bytes in <c>keys/node.key</c> of the node's data folder, readable by its owner
/// alone and never in the database or a backup. Without it no payload, name or file of the node can be opened again:
/// keep an <see cref="Export">export</see> of it apart from the backups.
/// </summary>
public sealed class NodeKey
{
    const int Rounds = 600_000;     // PBKDF2-HMAC-SHA256, OWASP Password Storage Cheat Sheet (2023)
    internal const string Mark = "node-key";
    const string ExportHeader = "pana-node-key-1";

    readonly byte[] _master, _wrapping, _blinding, _secrets;

    NodeKey(byte[] master, string folder)
    {
        (_master, Folder) = (master, folder);
        _wrapping = Derive("person keys");
        _blinding = Derive("blind index");
        _secrets = Derive("node secrets");
        Fingerprint = Convert.ToHexStringLower(Derive("fingerprint").AsSpan(0, 8));
    }

    /// <summary>Tells which key belongs to which database; nothing can be opened with it.</summary>
    public string Fingerprint { get; }

    internal string Folder { get; }

    /// <summary>Reads the key of this data folder, or makes one at the node's first start.</summary>
    public static NodeKey OpenOrCreate(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "keys");
        var file = Path.Combine(folder, "node.key");
        if (!File.Exists(file))
            Write(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new(Convert.FromBase64String(File.ReadAllText(file).Trim()), folder);
    }

    /// <summary>
    /// Writes the key, wrapped by a passphrase of at least 12 characters, to a file that may be kept in a safe.
    /// </summary>
    public void Export(string file, string passphrase)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(passphrase.Length, 12, nameof(passphrase));
        var salt = RandomNumberGenerator.GetBytes(16);
        var wrapped = Aead.Seal(Stretch(passphrase, salt), _master, Encoding.UTF8.GetBytes(ExportHeader));
        Write(file, $"{ExportHeader}\n{Convert.ToBase64String(salt)}\n{Convert.ToBase64String(wrapped)}\n");
    }

    /// <summary>
    /// Puts an exported key into a data folder that has none. Throws <see cref="CryptographicException"/> when the
    /// passphrase is another or the file was altered, <see cref="IOException"/> when the folder already has a key.
    /// </summary>
    public static NodeKey Import(string file, string passphrase, string dataFolder)
    {
        var lines = File.ReadAllLines(file);
        if (lines is not [ExportHeader, var salt, var wrapped, ..])
            throw new CryptographicException($"{file} is not an exported node key.");
        var master = Aead.Open(Stretch(passphrase, Convert.FromBase64String(salt)), Convert.FromBase64String(wrapped),
            Encoding.UTF8.GetBytes(ExportHeader));
        Write(Path.Combine(dataFolder, "keys", "node.key"), Convert.ToBase64String(master));
        return OpenOrCreate(dataFolder);
    }

    /// <summary>
    /// To be called once after migration, before the node opens its doors. At the first start it writes down which key
    /// the database belongs to; afterwards another key is an error (<see cref="NodeKeyException"/>) and never quietly a
    /// new beginning. Persons erased after the backup that was restored are erased again.
    /// </summary>
    public async Task BindAsync(NodeDatabase database, CancellationToken cancel = default)
    {
        await using var unit = new UnitOfWork(database);
        await unit.RunAsync(async () =>
        {
            var storage = unit.Context<StorageDb>();
            if (await storage.Marks.FindAsync([Mark], cancel) is not { } mark)
                storage.Marks.Add(new() { Name = Mark, Value = Fingerprint });
            else if (mark.Value != Fingerprint)
                throw new NodeKeyException(
                    $"The database belongs to the node key {mark.Value}, but the one in {Folder} is {Fingerprint}. "
                    + "Put the right key file back, or import its export.");
        }, cancel);
        await Erasures.ReconcileAsync(this, database, cancel);
    }

    /// <summary>Seals a secret of the node itself, such as a key that signs; it opens for the same use and record alone.</summary>
    public byte[] Seal(string use, Guid record, ReadOnlySpan<byte> clear) => Aead.Seal(_secrets, clear, Bound(use, record));

    public byte[] Open(string use, Guid record, ReadOnlySpan<byte> box) => Aead.Open(_secrets, box, Bound(use, record));

    static byte[] Bound(string use, Guid record) => [.. record.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(use)];

    internal byte[] Wrap(Guid person, byte[] key) => Aead.Seal(_wrapping, key, person.ToByteArray(bigEndian: true));

    internal byte[] Unwrap(Guid person, byte[] wrapped) =>
        Aead.Open(_wrapping, wrapped, person.ToByteArray(bigEndian: true));

    internal byte[] Blind(ReadOnlySpan<byte> token) => HMACSHA256.HashData(_blinding, token);

    byte[] Derive(string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _master, 32, info: Encoding.UTF8.GetBytes($"pana {use}"));

    static byte[] Stretch(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, 32);

    static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Whole or not at all: a key cut short by a power cut would lock the node out.
        var draft = $"{file}.{Guid.CreateVersion7():N}";
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
