using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Evidence;

/// <summary>
/// Takes a scan or another proof into the person's file: PDF, PNG or JPEG by its first bytes, at most 10 MB, sealed.
/// </summary>
internal sealed class UploadEvidence(UnitOfWork unit, FileVault vault, Journal journal, Sight sight, TimeProvider clock)
{
    const long Limit = 10_000_000, Envelope = 20_000;
    const int NameLength = 200;
    static readonly string[] Accepted = ["application/pdf", "image/png", "image/jpeg"];

    /// <summary>
    /// The form's token is not asked: programs have none, and the gate still refuses every write that a browser sends
    /// from another page.
    /// </summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/{id:guid}/evidence",
        async (Guid id, IFormFile? file, Wall? wall, Officer officer, UploadEvidence upload,
            CancellationToken cancel) =>
            Answers.Of(await upload.RunAsync(
                officer, id, file?.FileName ?? "", file?.OpenReadStream() ?? Stream.Null, wall, cancel)))
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Limit + Envelope))
        .WithFormOptions(multipartBodyLengthLimit: Limit + Envelope).DisableAntiforgery().Produces<Uploaded>()
            .Allow(Registrars.All);

    /// <param name="wall">Null for the wall of the official's own function; another one only if they see behind
    /// it.</param>
    public Task<Outcome<Uploaded>> RunAsync(
        Officer officer, Guid id, string name, Stream content, Wall? wall, CancellationToken cancel) =>
            unit.RunAsync<Uploaded>(async () =>
    {
        var behind = wall ?? OwnWall.Of(officer);
        await unit.LockAsync([id], cancel);
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel))
            return new Refusal("person-not-found", 404);
        if (!officer.Sees(behind))
            return new Refusal("wall-not-yours", 403);
        var head = await journal.HeadAsync(id, cancel);
        // Only the last part of a path, as old browsers send one; control characters would break a header.
        var plain = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))
            .Take(NameLength));
        var stored = await vault.StoreAsync(id, plain, content, Limit, cancel);
        if (stored.Refusal is { } refusal)
            return refusal;
        if (!Accepted.Contains(stored.Value.MediaType))
            return new Refusal("file-type-not-accepted", 415);
        unit.Context<RegistryContext>().Evidence.Add(new()
        {
            Id = stored.Value.Id, PersonId = id, Wall = behind, Authority = officer.Authority, Unit = officer.Unit,
            AddedBy = officer.Id, AddedAt = clock.GetUtcNow(),
        });
        var entry = await journal.AppendAsync(
            head, new(id, clock.GetUtcNow(), officer.Id, officer.Authority, "registry.Evidence",
            new byte[] { (byte)'{', (byte)'}' }) { Sources = [stored.Value.Id] }, cancel);
        return entry.Refusal is { } unwritten ? unwritten
            : new Uploaded(stored.Value.Id, stored.Value.MediaType, stored.Value.Size);
    }, cancel);
}

/// <param name="Size">Bytes.</param>
internal sealed record Uploaded(Guid Id, string MediaType, long Size);
