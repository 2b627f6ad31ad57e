using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Portraits;

/// <summary>What the page of pictures shows. Prints <c>•••</c>.</summary>
/// <param name="Photo">The one that a paper given now would carry; null where there is none.</param>
public sealed record PortraitView(Guid PersonId, PersonCard Card, PaperPicture? Photo, PaperPicture? Signature, IReadOnlyList<PortraitLine> History)
{
    public override string ToString() => "•••";
}

/// <summary>Shows the pictures of a person, through the gate of every egress, and writes down who looked at them.</summary>
internal sealed class ReadPortrait(
    FileVault vault, PortraitList portraits, PaperPortraits papers, Sight sight, Open.Persons persons, PersonProtection protection, Egress egress,
    Readings readings, RegistrySettings settings, TimeProvider clock)
{
    static Refusal NoSuchFile { get; } = new("file-not-found", 404);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/persons/{id:guid}/portrait/{picture:guid}",
        async (Guid id, Guid picture, Officer officer, ReadPortrait read, CancellationToken cancel) =>
            await read.OneAsync(officer, id, picture, cancel) is var file && file.Refusal is { } refusal ? Answers.Refused(refusal)
                : TypedResults.File(file.Value.Content, file.Value.MediaType)).Allow([.. PaperPortraits.Takers]);

    public async Task<Outcome<PortraitView>> RunAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel))
            return new Refusal("person-not-found", 404);
        var history = await portraits.OfAsync(officer, id, cancel);
        if (await BlockedAsync(officer, id, Wall.Open, cancel) is { } blocked)
            return blocked;
        var now = clock.GetUtcNow();
        return new PortraitView(id, (await persons.CardsAsync(officer, [id], cancel))[id], await papers.OfPaperAsync(officer, id, PortraitKind.Photo, now, cancel),
            await papers.OfPaperAsync(officer, id, PortraitKind.Signature, now, cancel), history);
    }

    /// <summary>One of the history, also one that was set aside.</summary>
    public async Task<Outcome<OpenFile>> OneAsync(Officer officer, Guid id, Guid picture, CancellationToken cancel)
    {
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel)
            || await (await portraits.SeenAsync(officer, id, cancel)).AsNoTracking().SingleOrDefaultAsync(one => one.Id == picture, cancel) is not { } portrait)
            return NoSuchFile;
        return await BlockedAsync(officer, portrait.PersonId, portrait.Wall, cancel) is { } blocked ? blocked : await vault.OpenAsync(picture, cancel);
    }

    /// <summary>Null when it may be shown; that it was is written down then.</summary>
    async Task<Refusal?> BlockedAsync(Officer officer, Guid person, Wall wall, CancellationToken cancel)
    {
        var own = EgressParty.Own(officer, settings.Country, officer.Functions.First(function => Walls.Sees(function, wall)));
        if (await egress.CheckAsync(officer, new(EgressKind.Api, own, own, await protection.ForGateAsync([person], cancel), wall, ["portrait"]), cancel) is { } blocked)
            return blocked;
        await readings.RecordAsync(officer, person, null, OwnWall.OfReading(officer, wall), "reading.portrait", cancel);
        return null;
    }
}
