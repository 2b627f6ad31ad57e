using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Portraits;

/// <summary>
/// Takes a photograph or a signature of a person for their papers: JPEG or PNG by its content, in the right shape, at most 4 MB, freed of all
/// that does not draw it, sealed. The former one stays.
/// </summary>
internal sealed class AddPortrait(UnitOfWork unit, FileVault vault, Journal journal, Sight sight, TimeProvider clock)
{
    const int Limit = 4_000_000, Envelope = 20_000;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/persons/{id:guid}/portrait",
        async (Guid id, HttpRequest request, Officer officer, AddPortrait add, CancellationToken cancel) =>
        {
            var form = await request.ReadFormAsync(cancel);
            var kind = Enum.TryParse<PortraitKind>(form["kind"], out var named) && Enum.IsDefined(named) ? named : PortraitKind.Photo;
            return Answers.Then(await add.RunAsync(officer, id, kind, await ReadAsync(form.Files.FirstOrDefault(), cancel), cancel),
                _ => $"/persons/{id}/portrait?done=1");
        })
        .WithMetadata(new RequestSizeLimitAttribute(Limit + Envelope)).WithFormOptions(multipartBodyLengthLimit: Limit + Envelope)
        .Allow([.. PaperPortraits.Takers]);

    /// <summary>The request's limit has bounded it.</summary>
    static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        using var read = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(read, cancel);
        return read.ToArray();
    }

    public async Task<Outcome<Guid>> RunAsync(Officer officer, Guid id, PortraitKind kind, byte[] file, CancellationToken cancel)
    {
        var clean = CleanPicture.Of(kind, file);
        return clean.Refusal is { } refusal ? refusal : await unit.RunAsync<Guid>(() => KeepAsync(officer, id, kind, clean.Value, cancel), cancel);
    }

    async Task<Outcome<Guid>> KeepAsync(Officer officer, Guid id, PortraitKind kind, CleanPicture picture, CancellationToken cancel)
    {
        await unit.LockAsync([id], cancel);
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel))
            return new Refusal("person-not-found", 404);
        var head = await journal.HeadAsync(id, cancel);
        // Its own name may be the person's.
        var stored = await vault.StoreAsync(id, "", new MemoryStream(picture.Content), Limit, cancel);
        if (stored.Refusal is { } refusal)
            return refusal;
        unit.Context<RegistryContext>().Portraits.Add(new()
        {
            Id = stored.Value.Id, PersonId = id, Kind = kind, Wall = OwnWall.Of(officer), Authority = officer.Authority, Unit = officer.Unit,
            AddedBy = officer.Id, AddedAt = clock.GetUtcNow(),
        });
        var entry = await journal.AppendAsync(head, new(id, clock.GetUtcNow(), officer.Id, officer.Authority, $"registry.{kind}", "{}"u8.ToArray())
        {
            Sources = [stored.Value.Id],
        }, cancel);
        return entry.Refusal is { } unwritten ? unwritten : stored.Value.Id;
    }
}
