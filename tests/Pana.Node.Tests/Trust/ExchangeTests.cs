using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Pana.Kernel;
using Pana.Papers;
using Pana.Storage;
using Pana.Trust;
using Pana.Trust.Exchange;
using Pana.Trust.Open;
using Pana.Trust.Public;

namespace Pana.Node.Tests.Trust;

public sealed class A_paper_sealed_in_another_state
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task verifies_here_once_the_regional_node_has_carried_its_certificates_and_lists(DatabaseKind kind)
    {
        await using var kyrgyz = await RunningNode.StartAsync(kind, "kgz");
        await using var tajik = await RunningNode.StartAsync(kind, "tjk");
        await using var regional = await RunningNode.StartAsync(kind, "regional");
        var paper = await kyrgyz.GivePaperAsync(await kyrgyz.PersonAsync());
        var text = (await kyrgyz.SealAsync(paper))!;
        await kyrgyz.TickAsync();
        Assert.Contains("knows no trusted issuer", (await tajik.VerifyAsync("code", text)).Text);
        await CarryAsync();
        Assert.Contains("genuine and valid", (await tajik.VerifyAsync("code", text)).Text);
        foreach (var node in new[] { kyrgyz, tajik, regional })
            node.Clock.Advance(TimeSpan.FromDays(2));
        await kyrgyz.WithdrawAsync(paper);
        await kyrgyz.TickAsync();
        await CarryAsync();
        Assert.Contains("no longer valid", (await tajik.VerifyAsync("code", text)).Text);

        async Task CarryAsync()
        {
            Assert.Null(await regional.FetchAsync(kyrgyz.Address, "KGZ"));
            Assert.Null(await tajik.FetchAsync(regional.Address));
        }
    }

    [Fact]
    public async Task is_not_believed_from_a_member_that_speaks_for_another()
    {
        await using var kyrgyz = await RunningNode.StartAsync(edition: "kgz");
        await using var regional = await RunningNode.StartAsync(edition: "regional");
        await kyrgyz.TickAsync();
        Assert.Null(await regional.FetchAsync(kyrgyz.Address, "KAZ"));
        Assert.Equal(0, await regional.WithAsync<TrustContext, int>(trust => trust.Issuers.CountAsync()));
    }
}

/// <summary>A source that answers what the test says.</summary>
sealed class MadeUpSource : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256), _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    MadeUpSource(DateTimeOffset from)
    {
        Authority = SigningAuthority.Create(_authorityKey, "KZ", "made-up authority", from, from.AddYears(10));
        Certificate = SigningAuthority.Issue(Authority, _authorityKey, _key, "01", 2, from, from.AddMonths(12), from.AddYears(5));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/trust/certificates", () => Page is { } page ? Results.Text(page, "text/html")
            : Results.Json(new[] { new PublishedState("KAZ", Authority.RawData, [Certificate.RawData], Sequence) }));
        _app.MapGet("/trust/revocations/{issuer}", () => Results.Bytes(List ?? [], "application/octet-stream"));
    }

    public X509Certificate2 Authority { get; set; }

    public X509Certificate2 Certificate { get; set; }

    public string? Page { get; set; }

    public long? Sequence { get; set; }

    public byte[]? List { get; set; }

    public Uri Address => new(_app.Urls.First());

    public static async Task<MadeUpSource> StartAsync(DateTimeOffset from)
    {
        var source = new MadeUpSource(from);
        await source._app.StartAsync(TestContext.Current.CancellationToken);
        return source;
    }

    public void Sign(uint sequence, DateTimeOffset at, params string[] withdrawn) =>
        (Sequence, List) = (sequence, RevocationMaking.Sign("KAZ", Signer.Of(Certificate)!, sequence, at, at.AddDays(2), withdrawn, [], _key));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _authorityKey.Dispose();
        _key.Dispose();
    }
}

public sealed class A_source_of_trust
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_fails_in_any_way_leaves_the_old_list_and_warns_administrators(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        await using var source = await MadeUpSource.StartAsync(node.Clock.GetUtcNow().AddDays(-1));
        source.Sign(5, node.Clock.GetUtcNow(), "7K3QX9M2VB");
        Assert.Null(await node.FetchAsync(source.Address));
        using var administrator = await node.AsAsync(Function.Administrator);
        Assert.DoesNotContain("/trust)", await PageAsync(administrator));

        source.Page = "<html>Войдите в сеть гостиницы</html>";
        Assert.Equal("not-understood", await node.FetchAsync(source.Address));
        Assert.Contains("/trust)", await PageAsync(administrator));
        source.Page = null;

        source.Sign(4, node.Clock.GetUtcNow());
        Assert.Equal("older-list", await node.FetchAsync(source.Address));
        source.Sequence = 6;        // and sends the old one
        await node.FetchAsync(source.Address);
        source.Sign(7, node.Clock.GetUtcNow());
        source.List![60] ^= 1;
        Assert.Equal("not-understood", await node.FetchAsync(source.Address));
        Assert.Equal("unreachable", await node.FetchAsync(new("http://127.0.0.1:1")));
        Assert.Equal(5, await SequenceAsync(node));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task whose_authority_changed_is_refused_until_an_administrator_accepts(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        await using var source = await MadeUpSource.StartAsync(node.Clock.GetUtcNow().AddDays(-1));
        await using var other = await MadeUpSource.StartAsync(node.Clock.GetUtcNow().AddDays(-1));
        source.Sign(5, node.Clock.GetUtcNow());
        other.Sign(9, node.Clock.GetUtcNow());
        Assert.Null(await node.FetchAsync(source.Address));
        Assert.Equal("authority-changed", await node.FetchAsync(other.Address));
        Assert.Equal(5, await SequenceAsync(node));
        using var administrator = await node.AsAsync(Function.Administrator);
        using var wrong = await RunningNode.PostAsync(administrator, "/trust/KAZ/accept", "/trust", ("fingerprint", "0000"));
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        using var accepted = await RunningNode.PostAsync(administrator, "/trust/KAZ/accept", "/trust", ("fingerprint", TrustScreen.Fingerprint(other.Authority.RawData)));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Null(await node.FetchAsync(other.Address));
        Assert.Equal(9, await SequenceAsync(node));
    }

    [Fact]
    public async Task that_names_a_signer_of_nobody_gives_nothing()
    {
        await using var node = await RunningNode.StartAsync();
        await using var source = await MadeUpSource.StartAsync(node.Clock.GetUtcNow().AddDays(-1));
        await using var other = await MadeUpSource.StartAsync(node.Clock.GetUtcNow().AddDays(-1));
        source.Certificate = other.Certificate;
        Assert.Equal("not-understood", await node.FetchAsync(source.Address));
        using var browser = node.Browser();
        Assert.DoesNotContain("KAZ", (await browser.GetFromJsonAsync<JsonArray>("/trust/certificates", TestContext.Current.CancellationToken))!.ToJsonString());
    }

    static async Task<string> PageAsync(HttpClient browser) => await browser.GetStringAsync("/trust", TestContext.Current.CancellationToken);

    static Task<long> SequenceAsync(RunningNode node) => node.WithAsync<TrustContext, long>(trust =>
        trust.Lists.Where(list => list.Issuer == "KAZ").Select(list => list.Sequence).SingleAsync());
}
