using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Trust.Exchange;

/// <summary>What administrators see of other states: whom this node believes, whose authority changed, which sources do not answer.</summary>
internal sealed class TrustScreen
{
    public IReadOnlyList<HeldIssuer> Issuers { get; set; } = [];

    public IReadOnlyDictionary<string, HeldList> Lists { get; set; } = new Dictionary<string, HeldList>();

    public IReadOnlyList<Source> Sources { get; set; } = [];

    /// <summary>SHA-256: what two offices read to each other by telephone before a changed authority is believed.</summary>
    public static string Fingerprint(byte[] certificate) =>
        string.Join(' ', Convert.ToHexString(SHA256.HashData(certificate)).Chunk(4).Select(four => new string(four)));
}

internal static class TrustPages
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/trust", async (TrustContext trust, TrustScreen view, CancellationToken cancel) =>
        {
            view.Issuers = await trust.Issuers.AsNoTracking().OrderBy(issuer => issuer.Issuer).ToListAsync(cancel);
            view.Lists = await trust.Lists.AsNoTracking().ToDictionaryAsync(list => list.Issuer, cancel);
            view.Sources = await trust.Sources.AsNoTracking().OrderBy(source => source.Address).ToListAsync(cancel);
            return new RazorComponentResult<TrustPage>(new { });
        }).Allow(Function.Administrator);
        endpoints.MapPost("/trust/{issuer}/accept", AcceptAsync).Allow(Function.Administrator);
    }

    /// <summary>
    /// The authority that the page showed, by its fingerprint: one that was offered meanwhile is not accepted with it. What the old one had signed
    /// is forgotten with it.
    /// </summary>
    static async Task<IResult> AcceptAsync(string issuer, HttpRequest request, UnitOfWork unit, TimeProvider clock, CancellationToken cancel)
    {
        var fingerprint = request.HasFormContentType ? (await request.ReadFormAsync(cancel))["fingerprint"].ToString() : "";
        return Answers.Then(await unit.RunAsync<string>(async () =>
        {
            var trust = unit.Context<TrustContext>();
            if (await trust.Issuers.FindAsync([issuer], cancel) is not { Offered: { } offered } held || TrustScreen.Fingerprint(offered) != fingerprint)
                return new Refusal("no-such-authority", 409);
            (held.Authority, held.Offered, held.PinnedAt) = (offered, null, clock.GetUtcNow());
            await trust.Signers.Where(signer => signer.Issuer == issuer).ExecuteDeleteAsync(cancel);
            await trust.Lists.Where(list => list.Issuer == issuer).ExecuteDeleteAsync(cancel);
            // The next attempt is due at once.
            await trust.Sources.ExecuteUpdateAsync(set => set.SetProperty(source => source.Fault, (string?)"authority-changed")
                .SetProperty(source => source.TriedAt, DateTimeOffset.UnixEpoch), cancel);
            return "/trust";
        }, cancel), address => address);
    }

    /// <summary>Every page of an administrator says when a source fails or an authority changed.</summary>
    public static async ValueTask Warn(ScreenContext screen, Officer? officer, HttpContext context)
    {
        if (officer?.Has(Function.Administrator) is not true || screen.Alarm is not null)
            return;
        var trust = context.RequestServices.GetRequiredService<TrustContext>();
        if (await trust.Issuers.AnyAsync(issuer => issuer.Offered != null, context.RequestAborted)
            || await trust.Sources.AnyAsync(source => source.Fault != null, context.RequestAborted))
            screen.Alarm = screen["trust.alarm"];
    }
}
