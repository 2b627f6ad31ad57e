using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// What was said since under the wrong number goes to the other one at a parting. The words stay as they were said, but from then
/// on they lie under the key of the number that has them: else the erasure of the one would make noise of what was said of the
/// other, and whoever asks to be erased would leave words behind under a key that lives on.
/// </summary>
internal sealed class GivenWords(UnitOfWork unit, PersonKeys keys, Journal journal, Identities identities)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>Inside a unit of work, when the parting is in force.</summary>
    public async Task MoveAsync(Officer by, IdentityDecision parting, CancellationToken cancel)
    {
        var moved = (await keys.OfAsync(parting.KeyId, cancel)).Value.Open(parting).Moved;
        var side = await identities.OfAsync(parting.OneId, cancel);
        foreach (var link in await Registry.Links.Where(link => moved.Contains(link.SourceId)).OrderBy(link => link.SourceId).ToListAsync(cancel))
        {
            (link.PersonId, link.LinkedBy, link.LinkedAt) =
                (side.Contains(link.PersonId) ? parting.OtherId : parting.OneId, parting.OfficialId, parting.InForceAt!.Value);
            await SealAsync(by, link, cancel);
            await unit.SaveAsync(cancel);
        }
    }

    /// <summary>
    /// A source record stays as it was written, and the database sees to it; another seal of the same words takes its row. The
    /// record of the number that has it now carries the hash of that seal, the one where it was written that of the first.
    /// </summary>
    async Task SealAsync(Officer by, PersonLink link, CancellationToken cancel)
    {
        var word = await Registry.Records.AsNoTracking().SingleAsync(record => record.Id == link.SourceId, cancel);
        if (word.PersonId == link.PersonId)
            return;
        var content = (await keys.OfAsync(link.PersonId, cancel)).Value.Seal(word.Id, (await keys.OfAsync(word.PersonId, cancel)).Value.Open(word));
        await Registry.Records.Where(record => record.Id == word.Id).ExecuteDeleteAsync(cancel);
        Registry.Records.Add(new()
        {
            Id = word.Id, PersonId = link.PersonId, Kind = word.Kind, Wall = word.Wall, Authority = word.Authority, Unit = word.Unit,
            RegisteredBy = word.RegisteredBy, RegisteredAt = word.RegisteredAt, Sequence = word.Sequence, Content = content,
        });
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) });
        _ = (await journal.AppendAsync(await journal.HeadAsync(link.PersonId, cancel),
            new(link.PersonId, link.LinkedAt, by.Id, by.Authority, "registry.Given", payload) { Sources = [word.Id] }, cancel)).Value;
    }
}
