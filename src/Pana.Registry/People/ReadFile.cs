using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Evidence;
using Pana.Registry.Open;
using Pana.Registry.Register;

namespace Pana.Registry.People;

/// <summary>
/// The person's file. Whoever may not see the person is told what they would be told if there were none.
/// </summary>
internal sealed class ReadFile(Faces faces, Open.Persons persons, Sight sight, Identities identities, EvidenceList evidence, Readings readings)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/persons/{id:guid}",
        async (Guid id, Officer officer, ReadFile file, CancellationToken cancel) =>
            Answers.Of(await file.RunAsync(officer, id, cancel)))
        .Produces<PersonFile>().Allow(Registrars.All);

    public async Task<Outcome<PersonFile>> RunAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel))
            return new Refusal("person-not-found", 404);
        var face = (await faces.SeenByAsync(officer, [id], cancel))[0];
        var innermost = face.Said.Select(said => said.Record.Wall).DefaultIfEmpty(Wall.Open).Max();
        foreach (var number in await identities.SeenAsync(officer, id, cancel))
            await readings.RecordAsync(officer, number, null, OwnWall.OfReading(officer, innermost), "reading.person", cancel);
        return new PersonFile(persons.Card(face), face.Facts, await persons.FamilyAsync(officer, id, cancel),
            [.. face.Said.Select(said => new SourceLine(said.Record.Id, $"{said.Record.Kind}", said.Record.RegisteredAt,
                said.Record.RegisteredBy, said.Record.Authority, said.Facts))],
            await evidence.OfAsync(officer, id, cancel));
    }
}
