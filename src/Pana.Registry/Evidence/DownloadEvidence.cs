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

/// <summary>Gives a file out, through the gate of every egress, and writes down who read it.</summary>
internal sealed class DownloadEvidence(
    FileVault vault, EvidenceList evidence, Sight sight, Identities identities, PersonProtection protection, Egress egress, Readings readings,
        RegistrySettings settings)
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/persons/{id:guid}/evidence/{file:guid}", GetAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Allow(Registrars.All);

    static async Task<IResult> GetAsync(
        Guid id, Guid file, Officer officer, DownloadEvidence download, CancellationToken cancel)
    {
        var outcome = await download.RunAsync(officer, id, file, cancel);
        if (outcome.Refusal is { } refusal)
            return Answers.Refused(refusal);
        // As an attachment: whatever a scan contains, it is looked at outside the node's pages. Its name says nothing.
        var end = outcome.Value.MediaType.Split('/')[1];
        return TypedResults.File(outcome.Value.Content, outcome.Value.MediaType, $"evidence.{end}");
    }

    public async Task<Outcome<OpenFile>> RunAsync(Officer officer, Guid id, Guid file, CancellationToken cancel)
    {
        var numbers = await identities.SeenAsync(officer, id, cancel);
        var row = await evidence.SeenBy(officer).AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == file && numbers.Contains(one.PersonId), cancel);
        if (row is null || !await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel))
            return new Refusal("file-not-found", 404);
        var reader = officer.Functions.First(function => Walls.Sees(function, row.Wall));
        var own = EgressParty.Own(officer, settings.Country, reader);
        var blocked = await egress.CheckAsync(
            officer, new(EgressKind.Api, own, own, await protection.ForGateAsync([id], cancel), row.Wall,
            ["evidence"]), cancel);
        if (blocked is not null)
            return blocked;
        await readings.RecordAsync(
            officer, row.PersonId, null, OwnWall.OfReading(officer, row.Wall), "reading.evidence", cancel);
        return await vault.OpenAsync(file, cancel);
    }
}
