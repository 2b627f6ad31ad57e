using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Evidence;
using Pana.Registry.People;
using Pana.Registry.Register;

namespace Pana.Registry.Open;

/// <summary>
/// Files of persons for the pages of other modules: what the API does, within the same sight, with the same readings
/// recorded.
/// </summary>
public sealed class PersonFiles
{
    readonly ReadFile _read;
    readonly FindPersons _find;
    readonly UploadEvidence _upload;
    readonly Sight _sight;

    internal PersonFiles(ReadFile read, FindPersons find, UploadEvidence upload, Sight sight) =>
        (_read, _find, _upload, _sight) = (read, find, upload, sight);

    /// <summary>
    /// Functions that look somebody up or open a file; the others have no register (protection.md 7, 10).
    /// </summary>
    public static IReadOnlyList<Function> Readers => Registrars.All;

    /// <summary>Functions that compare numbers of persons, join and part them.</summary>
    public static IReadOnlyList<Function> Comparers => Identity.PairSight.Desk;

    /// <summary>Whether the official may know of the person; nothing is read.</summary>
    public Task<bool> SeesAsync(Officer officer, Guid person, CancellationToken cancel = default) =>
        _sight.Persons(officer).AnyAsync(one => one.Id == person, cancel);

    /// <summary>Of whom among these the official may know.</summary>
    public async Task<IReadOnlySet<Guid>> SeenAsync(Officer officer, IReadOnlyCollection<Guid> persons, CancellationToken cancel = default) =>
        (await _sight.Persons(officer).Where(one => persons.Contains(one.Id)).Select(one => one.Id).ToListAsync(cancel)).ToHashSet();

    public Task<Outcome<PersonFile>> ReadAsync(Officer officer, Guid person, CancellationToken cancel = default) =>
        _read.RunAsync(officer, person, cancel);

    public Task<Outcome<IReadOnlyList<PersonCard>>> FindAsync(
        Officer officer, PersonQuestion question, CancellationToken cancel = default) =>
            _find.RunAsync(officer, question, cancel);

    /// <summary>
    /// Takes a scan into the file; the id is what an answer of a form carries. In the caller's unit of work if one
    /// runs.
    /// </summary>
    /// <param name="wall">Null for the wall of the official's own function.</param>
    public async Task<Outcome<Guid>> UploadAsync(
        Officer officer, Guid person, string name, Stream content, Wall? wall, CancellationToken cancel = default)
    {
        var taken = await _upload.RunAsync(officer, person, name, content, wall, cancel);
        return taken.Refusal is { } refusal ? refusal : taken.Value.Id;
    }
}
