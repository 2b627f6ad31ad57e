using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Kernel;
using Pana.Papers;
using Pana.Registry.Open;
using Pana.Storage;
using Pana.Trust;
using Pana.Trust.Open;
using Pana.Trust.States;

namespace Pana.Node.Tests.Trust;

public sealed class The_seal_of_a_given_paper
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_made_with_it_and_says_what_is_printed(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var paper = await node.GivePaperAsync(await node.PersonAsync());
        var text = (await node.SealAsync(paper))!;
        var (_, page) = await node.VerifyAsync("code", text);
        Assert.Contains("The paper is genuine and valid.", page);
        Assert.Contains("stay in the country", page);
        Assert.DoesNotContain("<li>work</li>", page);
        Assert.Contains("GULZODA", page);
        Assert.Contains(paper.Number.Replace("-", ""), page);
        Assert.DoesNotContain("asylum", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task lies_encrypted_and_goes_with_the_person(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var person = await node.PersonAsync();
        var paper = await node.GivePaperAsync(person);
        var text = (await node.SealAsync(paper))!;
        var box = await node.WithAsync<CaseworkContext, byte[]>(context => context.Seals.Select(seal => seal.Box).SingleAsync());
        Assert.DoesNotContain(text, System.Text.Encoding.Latin1.GetString(box));
        await node.WithAsync<PersonProtection, bool>(async protection =>
        {
            await protection.EraseAsync(person);
            return true;
        });
        Assert.Null(await node.SealAsync(paper));
        Assert.Contains("There is no paper with this number here.", (await node.VerifyAsync("number", paper.Number)).Text);
    }

    [Theory]
    [InlineData("Vocabulary.ArrivalSlip", "number"), InlineData("Vocabulary.Summons", "number"), InlineData("Vocabulary.ReasonedDecision", "number until")]
    [InlineData("Vocabulary.RefugeeCard", "number family birth until entitlements"), InlineData("Vocabulary.TravelDocument1951", "mrz")]
    public async Task holds_what_its_kind_prints_and_nothing_else(string paper, string fields)
    {
        await using var node = await RunningNode.StartAsync();
        var person = await node.PersonAsync(latin: "Gulzoda");
        var seal = Seal.Read(SealText.Read((await node.SealAsync(await node.GivePaperAsync(person, paper)))!))!;
        Assert.Equal(fields, string.Join(' ', SealProfile.Find(seal.Header)!.Read(seal)!.Keys));
    }

    [Fact]
    public async Task of_a_travel_document_entitles_to_travel_and_return()
    {
        await using var node = await RunningNode.StartAsync();
        var text = await node.SealAsync(await node.GivePaperAsync(await node.PersonAsync(latin: "Gulzoda"), "Vocabulary.TravelDocument1951", TimeSpan.FromDays(700)));
        Assert.Contains("<li>leave and come back</li>", (await node.VerifyAsync("code", text!)).Text);
    }

    [Fact]
    public async Task never_holds_up_the_paper()
    {
        await using var node = await RunningNode.StartAsync();
        var unspelt = await node.GivePaperAsync(await node.PersonAsync("王"), "Vocabulary.TravelDocument1951");
        Assert.Null(await node.SealAsync(unspelt));
        Assert.Contains("The paper with this number is valid.", (await node.VerifyAsync("number", unspelt.Number)).Text);
    }
}

public sealed class The_signer_of_a_node
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task has_a_successor_before_it_stops_and_old_papers_stay_genuine(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var paper = await node.GivePaperAsync(await node.PersonAsync(), life: TimeSpan.FromDays(900));
        var text = (await node.SealAsync(paper))!;
        var lines = await node.WithAsync<Signers, IReadOnlyList<SignerLine>>(signers => signers.ListAsync());
        node.Clock.Advance(lines[^1].SignsUntil - TimeSpan.FromDays(55) - node.Clock.GetUtcNow());
        await node.TickAsync();
        Assert.Equal(lines.Count + 1, (lines = await node.WithAsync<Signers, IReadOnlyList<SignerLine>>(signers => signers.ListAsync())).Count);
        Assert.True(lines[^2].SignsUntil > node.Clock.GetUtcNow() && lines[^1].SignsFrom > node.Clock.GetUtcNow() && lines[^1].SignsFrom < lines[^2].SignsUntil);
        Assert.StartsWith(lines[^2].Reference, await ReferenceAsync(node));
        node.Clock.Advance(TimeSpan.FromDays(8));
        Assert.StartsWith(lines[^1].Reference, await ReferenceAsync(node));
        node.Clock.Advance(TimeSpan.FromDays(100));
        await node.TickAsync();
        Assert.Contains("The paper is genuine and valid.", (await node.VerifyAsync("code", text)).Text);
    }

    [Fact]
    public async Task stops_at_once_where_its_key_cannot_be_relied_on()
    {
        await using var node = await RunningNode.StartAsync();
        var before = await ReferenceAsync(node);
        node.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False((await node.WithAsync<Signers, Outcome<bool>>(signers => signers.RotateAsync(atOnce: true))).IsRefused);
        Assert.NotEqual(before, await ReferenceAsync(node));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task comes_back_with_a_backup(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var (database, key) = (node.App.Services.GetService(typeof(NodeDatabase)) as NodeDatabase, node.App.Services.GetService(typeof(NodeKey)) as NodeKey);
        var text = (await node.SealAsync(await node.GivePaperAsync(await node.PersonAsync())))!;
        var signers = (await node.WithAsync<Signers, IReadOnlyList<SignerLine>>(each => each.ListAsync())).Count;
        var manifest = (await Backup.WriteAsync(database!, Path.Combine(node.Folder, "backups"))).Value;
        await node.WithAsync<Signers, Outcome<bool>>(each => each.RotateAsync(atOnce: true));
        await node.App.StopAsync(TestContext.Current.CancellationToken);        // only a stopped node is restored
        Assert.False((await Restore.RunAsync(manifest, database!, key!, replace: true)).IsRefused);
        Assert.Equal(signers, (await node.WithAsync<Signers, IReadOnlyList<SignerLine>>(each => each.ListAsync())).Count);
        var finding = await node.WithAsync<KnownStates, SealFinding>(states => states.VerifyAsync(text, TestContext.Current.CancellationToken));
        Assert.Equal(SealVerdict.Genuine, finding.Verdict);
        Assert.NotNull(await node.SealAsync(await node.GivePaperAsync(await node.PersonAsync())));
    }

    static async Task<string> ReferenceAsync(RunningNode node) =>
        Seal.Read(SealText.Read((await node.SealAsync(await node.GivePaperAsync(await node.PersonAsync())))!))!.Header.Reference;
}

public sealed class The_tables_of_trust
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_those_of_the_model(DatabaseKind kind) =>
        Assert.Empty(await Schema.DifferencesAsync<TrustContext>(kind, typeof(TrustModule).Assembly));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task have_those_of_seals_beside_the_cases(DatabaseKind kind) =>
        Assert.Empty(await Schema.DifferencesAsync<CaseworkContext>(kind, typeof(CaseworkModule).Assembly));
}
