using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pana.Access;
using Pana.Papers;
using Pana.Storage;
using Pana.Trust;

namespace Pana.Node.Tests.Trust;

public sealed class Whoever_is_shown_a_paper
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task hears_at_once_that_it_was_withdrawn(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var paper = await node.GivePaperAsync(await node.PersonAsync());
        var text = (await node.SealAsync(paper))!;
        Assert.Contains("The paper with this number is valid.", (await node.VerifyAsync("number", paper.Number.ToLowerInvariant())).Text);
        await node.WithdrawAsync(paper);
        var (_, page) = await node.VerifyAsync("code", text);
        Assert.Contains("genuine, but no longer valid", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("stay in the country", page);
        Assert.Contains("The paper with this number is no longer valid.", (await node.VerifyAsync("number", paper.Number)).Text);
    }

    [Fact]
    public async Task hears_that_it_was_altered_and_nothing_of_what_it_says()
    {
        await using var node = await RunningNode.StartAsync();
        var bytes = SealText.Read((await node.SealAsync(await node.GivePaperAsync(await node.PersonAsync())))!)!;
        bytes[^70] ^= 1;
        var (_, page) = await node.VerifyAsync("code", SealText.Of(bytes));
        Assert.Contains("altered", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("GULZODA", page);
    }

    [Fact]
    public async Task hears_that_nobody_known_issued_it()
    {
        await using var node = await RunningNode.StartAsync();
        await using var other = await RunningNode.StartAsync(edition: "kgz");
        var text = (await other.SealAsync(await other.GivePaperAsync(await other.PersonAsync())))!;
        Assert.DoesNotContain("genuine and valid", (await node.VerifyAsync("code", text)).Text);
        foreach (var nothing in new[] { "hello", "PANA1:", new string('A', 3_000), "PANA1:😀" })
            Assert.Equal(HttpStatusCode.OK, (await node.VerifyAsync("code", nothing)).Answer.StatusCode);
    }

    [Fact]
    public async Task cannot_try_out_numbers()
    {
        await using var node = await RunningNode.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => node.VerifyAsync("number", "0000-0000")));
        Assert.InRange(answers.Count(answer => answer.Answer.StatusCode == HttpStatusCode.TooManyRequests), 20, 32);
        // The code itself is still verified.
        var text = (await node.SealAsync(await node.GivePaperAsync(await node.PersonAsync())))!;
        Assert.Contains("genuine and valid", (await node.VerifyAsync("code", text)).Text);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task leaves_no_trace(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var paper = await node.GivePaperAsync(await node.PersonAsync());
        var text = (await node.SealAsync(paper))!;
        var before = await CountAsync(node);
        using var official = await node.AsAsync(Pana.Kernel.Function.Police);
        foreach (var browser in new[] { node.Browser(), official })
        {
            using var page = await browser.GetAsync("/verify", TestContext.Current.CancellationToken);
            using var answer = await browser.PostAsync("/verify", new FormUrlEncodedContent([new("code", text)]), TestContext.Current.CancellationToken);
            foreach (var each in new[] { page, answer })
            {
                Assert.Equal(HttpStatusCode.OK, each.StatusCode);
                Assert.False(each.Headers.Contains("Set-Cookie"));
                Assert.Equal("no-store", each.Headers.CacheControl?.ToString());
            }
            Assert.DoesNotContain("form-token", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        Assert.Equal(before, await CountAsync(node));
    }

    [Fact]
    public async Task is_answered_in_the_languages_of_the_region()
    {
        await using var node = await RunningNode.StartAsync();
        var text = (await node.SealAsync(await node.GivePaperAsync(await node.PersonAsync())))!;
        var pages = new List<string>();
        foreach (var language in new[] { "ru", "en", "kk", "ky", "tg", "tk", "uz" })
        {
            var (_, page) = await node.VerifyAsync("code", text, language);
            Assert.Contains($"<html lang=\"{language}\"", page);
            pages.Add(page[page.IndexOf("<h2 id=\"answer\"", StringComparison.Ordinal)..page.IndexOf("<form", StringComparison.Ordinal)]);
        }
        Assert.Equal(pages.Count, pages.Distinct().Count());
    }

    static async Task<(int, long)> CountAsync(RunningNode node) => (
        await node.WithAsync<UnitOfWork, int>(unit => unit.Context<AccessContext>().Readings.CountAsync()),
        (await JournalVerification.RunAsync((NodeDatabase)node.App.Services.GetService(typeof(NodeDatabase))!)).Entries);
}

public sealed class The_list_of_withdrawn_papers
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_made_anew_when_one_was_withdrawn_and_daily_before_it_is_due(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var (one, other) = (await node.GivePaperAsync(await node.PersonAsync()), await node.GivePaperAsync(await node.PersonAsync()));
        await node.TickAsync();
        var first = await ListAsync(node);
        await node.TickAsync();
        Assert.Equal(first.Sequence, (await ListAsync(node)).Sequence);
        node.Clock.Advance(TimeSpan.FromHours(2));
        await node.WithdrawAsync(one);
        await node.TickAsync();
        var second = await ListAsync(node);
        Assert.True(second.Replaces(first));
        Assert.True(second.Names(one.Number.Replace("-", "")));
        Assert.False(second.Names(other.Number.Replace("-", "")));
        node.Clock.Advance(TimeSpan.FromHours(25));
        Assert.False(second.IsOverdue(node.Clock.GetUtcNow()));
        await node.TickAsync();
        Assert.True((await ListAsync(node)).Replaces(second));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task goes_on_counting_after_an_older_backup_was_restored(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var (database, key) = ((NodeDatabase)node.App.Services.GetService(typeof(NodeDatabase))!, (NodeKey)node.App.Services.GetService(typeof(NodeKey))!);
        var paper = await node.GivePaperAsync(await node.PersonAsync());
        await node.TickAsync();
        var manifest = (await Backup.WriteAsync(database, Path.Combine(node.Folder, "backups"))).Value;
        node.Clock.Advance(TimeSpan.FromHours(2));
        await node.WithdrawAsync(paper);
        await node.TickAsync();
        var seen = await ListAsync(node);
        await node.App.StopAsync(TestContext.Current.CancellationToken);        // only a stopped node is restored
        Assert.False((await Restore.RunAsync(manifest, database, key, replace: true)).IsRefused);
        node.Clock.Advance(TimeSpan.FromHours(30));
        await node.TickAsync();
        var bytes = await node.WithAsync<TrustContext, byte[]>(trust => trust.Lists.Select(list => list.Bytes).SingleAsync());
        Assert.True(RevocationList.Read(bytes)!.Replaces(seen));
    }

    [Fact]
    public async Task is_signed_by_a_signer_that_the_node_publishes()
    {
        await using var node = await RunningNode.StartAsync();
        await node.TickAsync();
        using var browser = node.Browser();
        var states = (await browser.GetFromJsonAsync<JsonArray>("/trust/certificates", TestContext.Current.CancellationToken))!;
        var state = Assert.Single(states)!;
        Assert.Equal("TJK", (string?)state["issuer"]);
        var list = await ListAsync(node);
        // A node publishes each signer that it ever had, in the order of their references.
        var signer = Assert.Single(state["signers"]!.AsArray().Select(each => Signer.Of(Certificate(each))!), each => each.Reference == list.Signer);
        var authority = Certificate(state["authority"]);
        Assert.Equal(SignerStanding.Trusted, list.Standing(signer, [authority], node.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/trust/revocations/XXX", TestContext.Current.CancellationToken)).StatusCode);
    }

    static X509Certificate2 Certificate(JsonNode? base64) => X509CertificateLoader.LoadCertificate(Convert.FromBase64String((string)base64!));

    static async Task<RevocationList> ListAsync(RunningNode node)
    {
        using var browser = node.Browser();
        return RevocationList.Read(await browser.GetByteArrayAsync("/trust/revocations/TJK", TestContext.Current.CancellationToken))!;
    }
}
