using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Portraits;

/// <summary>
/// Somebody else's face, or one that is not fit: no paper takes the picture from then on, given ones neither. It stays in the history, since
/// it was on papers.
/// </summary>
internal sealed class SetPortraitAside(UnitOfWork unit, PortraitList portraits, Journal journal, Sight sight, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/persons/{id:guid}/portrait/{picture:guid}/aside",
        async (Guid id, Guid picture, Officer officer, SetPortraitAside aside, CancellationToken cancel) =>
            Answers.Then(await aside.RunAsync(officer, id, picture, cancel), _ => $"/persons/{id}/portrait?done=1")).Allow([.. PaperPortraits.Takers]);

    public Task<Outcome<Guid>> RunAsync(Officer officer, Guid id, Guid picture, CancellationToken cancel) => unit.RunAsync<Guid>(async () =>
    {
        await unit.LockAsync([id], cancel);
        if (!await sight.Persons(officer).AnyAsync(person => person.Id == id, cancel)
            || await (await portraits.SeenAsync(officer, id, cancel)).SingleOrDefaultAsync(one => one.Id == picture, cancel) is not { } portrait)
            return new Refusal("file-not-found", 404);
        if (portrait.SetAsideAt is not null)
            return picture;
        var head = await journal.HeadAsync(portrait.PersonId, cancel);
        (portrait.SetAsideBy, portrait.SetAsideAt) = (officer.Id, clock.GetUtcNow());
        var entry = await journal.AppendAsync(head, new(portrait.PersonId, clock.GetUtcNow(), officer.Id, officer.Authority, "registry.PortraitAside", "{}"u8.ToArray())
        {
            Sources = [picture],
        }, cancel);
        return entry.Refusal is { } unwritten ? unwritten : picture;
    }, cancel);
}
