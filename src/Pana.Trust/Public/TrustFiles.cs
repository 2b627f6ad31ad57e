using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;

namespace Pana.Trust.Public;

/// <summary>What a verifier needs of every state that this node knows. Only the trusted authority is named, never one that is merely offered.</summary>
/// <param name="Authority">X.509, DER.</param>
/// <param name="Sequence">Of the state's list; null while there is none.</param>
public sealed record PublishedState(string Issuer, byte[] Authority, IReadOnlyList<byte[]> Signers, long? Sequence);

internal static class TrustFiles
{
    const string Reason = "Whoever is shown a paper fetches beforehand what is needed to verify it without a network; it names nobody.";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/trust/certificates", async (TrustContext trust, CancellationToken cancel) =>
            TypedResults.Ok(await PublishedAsync(trust, cancel))).PublicFile(Reason);
        endpoints.MapGet("/trust/revocations/{issuer}", async (string issuer, TrustContext trust, CancellationToken cancel) =>
            await trust.Lists.AsNoTracking().Where(list => list.Issuer == issuer).Select(list => list.Bytes).FirstOrDefaultAsync(cancel) is { } bytes
                ? Results.Bytes(bytes, "application/octet-stream") : Results.Text("", statusCode: StatusCodes.Status404NotFound)).PublicFile(Reason);
    }

    static async Task<List<PublishedState>> PublishedAsync(TrustContext trust, CancellationToken cancel)
    {
        var signers = (await trust.Signers.AsNoTracking().OrderBy(signer => signer.Reference).ToListAsync(cancel)).ToLookup(signer => signer.Issuer, signer => signer.Certificate);
        var lists = await trust.Lists.AsNoTracking().ToDictionaryAsync(list => list.Issuer, list => list.Sequence, cancel);
        return [.. (await trust.Issuers.AsNoTracking().OrderBy(issuer => issuer.Issuer).ToListAsync(cancel)).Where(held => held.Authority.Length > 0).Select(held =>
            new PublishedState(held.Issuer, held.Authority, [.. signers[held.Issuer]], lists.TryGetValue(held.Issuer, out var sequence) ? sequence : null))];
    }
}
