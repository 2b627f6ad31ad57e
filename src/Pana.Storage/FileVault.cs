using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pana.Kernel;

namespace Pana.Storage;

/// <summary>A file that somebody uploaded about a person. Its name and content are sealed.</summary>
public sealed class StoredFile
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public DateTimeOffset StoredAt { get; init; }
    /// <summary>What the content is, as its first bytes say; the browser's word is not taken.</summary>
    public required string MediaType { get; init; }
    /// <summary>Length of the clear content in bytes.</summary>
    public long Size { get; init; }
    /// <summary>Sealed.</summary>
    public required byte[] Name { get; init; }
}

/// <summary>An opened file; <paramref name="Name"/> and <paramref name="Content"/> are personal data.</summary>
public sealed record OpenFile(Guid Id, Personal<string> Name, string MediaType, byte[] Content);

/// <summary>
/// Scans and evidence, sealed with the person's key. They lie in the database: a file and the step that brings it are
/// kept or lost together, one backup holds both, and erasing the person's key erases them.
/// </summary>
public sealed class FileVault(UnitOfWork unitOfWork, PersonKeys keys, TimeProvider clock)
{
    const string OfName = "file name", OfContent = "file content";

    StorageDb Storage => unitOfWork.Context<StorageDb>();

    /// <summary>
    /// Keeps a file in the running unit of work. Refused: <c>file-empty</c>, <c>file-too-large</c> (more than
    /// <paramref name="limit"/> bytes), <c>file-type-not-accepted</c> (not PDF, JPEG, PNG, TIFF or WebP),
    /// <c>person-erased</c>.
    /// </summary>
    public async Task<Outcome<StoredFile>> StoreAsync(
        Guid person, string name, Stream content, long limit, CancellationToken cancel = default)
    {
        if (!unitOfWork.IsRunning)
            throw new InvalidOperationException("A file is stored within a unit of work.");
        var read = await ReadAsync(content, limit, cancel);
        if (read.Refusal is { } unreadable)
            return unreadable;
        if (FileType.Of(read.Value) is not { } mediaType)
            return new Refusal("file-type-not-accepted", 415);
        var key = await keys.OfAsync(person, cancel);
        if (key.Refusal is { } refusal)
            return refusal;
        var (now, bytes) = (clock.GetUtcNow(), read.Value);
        var id = Guid.CreateVersion7(now);
        var file = new StoredFile
        {
            Id = id, PersonId = person, StoredAt = Moment.Kept(now), MediaType = mediaType, Size = bytes.Length,
            Name = key.Value.SealText(OfName, id, name),
        };
        Storage.Add(file).Property("Content").CurrentValue = key.Value.Seal(OfContent, id, bytes);
        return file;
    }

    /// <summary>The clear file; refused with <c>file-not-found</c> or <c>person-erased</c>.</summary>
    public async Task<Outcome<OpenFile>> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        var found = await Storage.Files.AsNoTracking().Where(file => file.Id == id)
            .Select(file => new { file, Content = EF.Property<byte[]>(file, "Content") }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return new Refusal("file-not-found", 404);
        var key = await keys.OfAsync(found.file.PersonId, cancel);
        return key.Refusal is { } refusal
            ? refusal
            : new OpenFile(id, key.Value.OpenText(OfName, id, found.file.Name), found.file.MediaType,
                key.Value.Open(OfContent, id, found.Content));
    }

    /// <summary>What is kept about a person, without the contents.</summary>
    public async Task<IReadOnlyList<(StoredFile File, Personal<string> Name)>> ListAsync(
        Guid person, CancellationToken cancel = default)
    {
        var key = await keys.OfAsync(person, cancel);
        if (key.IsRefused)
            return [];
        var files = await Storage.Files.AsNoTracking().Where(file => file.PersonId == person)
            .OrderBy(file => file.StoredAt)
            .Select(file => new StoredFile
            {
                Id = file.Id, PersonId = file.PersonId, StoredAt = file.StoredAt, MediaType = file.MediaType,
                Size = file.Size, Name = file.Name,
            }).ToListAsync(cancel);
        return [.. files.Select(file => (file, (Personal<string>)key.Value.OpenText(OfName, file.Id, file.Name)))];
    }

    /// <summary>Reads no more than the limit, whatever length the sender announced.</summary>
    static async Task<Outcome<byte[]>> ReadAsync(Stream content, long limit, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = await content.ReadAsync(chunk, cancel)) > 0;)
        {
            if (kept.Length + read > limit)
                return new Refusal("file-too-large", 413, new Dictionary<string, string>
                {
                    ["megabytes"] = (limit / 1_000_000m).ToString("0.#", CultureInfo.InvariantCulture),
                });
            kept.Write(chunk, 0, read);
        }
        return kept.Length == 0 ? new Refusal("file-empty", 400) : kept.ToArray();
    }
}

/// <summary>
/// The kinds of file that may be evidence, known by their first bytes; none of them runs as a script in a browser.
/// </summary>
static class FileType
{
    public static string? Of(ReadOnlySpan<byte> content) => content switch
    {
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => "image/tiff",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
        _ => null,
    };
}
