using System.Net;
using System.Net.Http.Json;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Access;

public sealed class An_administrator
{
    sealed record ProposalRow(Guid Id, Guid OfficialId, string Kind);

    sealed record DecidedRow(Guid Official, string? InvitationPath);

    sealed record OfficialRow(Guid Id, string State, List<string> Functions);

    static object New(string name, params Function[] functions) => new
    {
        name, functions = functions.Select(function => $"{function}"), authority = "asylum", unit = "asylum-dushanbe",
    };

    static async Task<ProposalRow> ProposalAsync(HttpClient administrator, Guid official) =>
        Assert.Single((await administrator.GetFromJsonAsync<List<ProposalRow>>("/api/proposals"))!, row => row.OfficialId == official);

    static async Task<OfficialRow> OfficialAsync(HttpClient administrator, Guid official) =>
        (await administrator.GetFromJsonAsync<OfficialRow>($"/api/officials/{official}"))!;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task gives_no_function_alone(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var (first, second) = (await node.AsAsync(Function.Administrator), await node.AsAsync(Function.Administrator, which: 1));
        var id = await (await first.PostAsJsonAsync("/api/officials", New("Новый Примеров", Function.Asylum)))
            .Content.ReadFromJsonAsync<Guid>();
        Assert.Empty((await OfficialAsync(first, id)).Functions);
        var proposal = await ProposalAsync(first, id);

        var alone = await first.PostAsync($"/api/proposals/{proposal.Id}/confirm", null);
        Assert.Equal(HttpStatusCode.Forbidden, alone.StatusCode);
        Assert.Contains("second-administrator-needed", await alone.Content.ReadAsStringAsync());

        var decided = await (await second.PostAsync($"/api/proposals/{proposal.Id}/confirm", null))
            .Content.ReadFromJsonAsync<DecidedRow>();
        Assert.Equal(["Asylum"], (await OfficialAsync(first, id)).Functions);
        await Enrolled.AcceptAsync(node, decided!.InvitationPath!.Split('/')[^1], "Новый Примеров");
        Assert.Equal("Active", (await OfficialAsync(first, id)).State);
    }

    [Fact]
    public async Task confirms_nothing_twice()
    {
        await using var node = await RunningNode.StartAsync();
        var (first, second) = (await node.AsAsync(Function.Administrator), await node.AsAsync(Function.Administrator, which: 1));
        var id = await (await first.PostAsJsonAsync("/api/officials", New("Новый Примеров", Function.Asylum)))
            .Content.ReadFromJsonAsync<Guid>();
        var proposal = await ProposalAsync(first, id);
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync($"/api/proposals/{proposal.Id}/confirm", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.PostAsync($"/api/proposals/{proposal.Id}/confirm", null)).StatusCode);
    }

    [Theory]
    [InlineData(Function.Border, Function.Asylum)]
    [InlineData(Function.Police, Function.Social)]
    [InlineData(Function.Administrator, Function.Coordinator)]
    public async Task cannot_even_propose_functions_that_are_never_joined(Function one, Function other)
    {
        await using var node = await RunningNode.StartAsync();
        var administrator = await node.AsAsync(Function.Administrator);
        var answer = await administrator.PostAsJsonAsync("/api/officials", New("Новый Примеров", one, other));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("functions-never-joined", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task resets_a_second_factor_with_a_second_administrator_and_the_old_sessions_end()
    {
        await using var node = await RunningNode.StartAsync();
        var (first, second) = (await node.AsAsync(Function.Administrator), await node.AsAsync(Function.Administrator, which: 1));
        var official = await Enrolled.NewAsync(node, "Зарина Примерова", Function.Asylum);
        var id = (await official.Browser.GetFromJsonAsync<OfficialRow>("/api/me"))!.Id;
        await first.PostAsync($"/api/officials/{id}/reset", null);
        Assert.Equal(HttpStatusCode.OK, (await official.Browser.GetAsync("/me")).StatusCode);

        var proposal = await ProposalAsync(first, id);
        Assert.Equal(HttpStatusCode.Forbidden, (await first.PostAsync($"/api/proposals/{proposal.Id}/confirm", null)).StatusCode);
        var decided = await (await second.PostAsync($"/api/proposals/{proposal.Id}/confirm", null))
            .Content.ReadFromJsonAsync<DecidedRow>();

        Assert.Equal(HttpStatusCode.Unauthorized, (await official.Browser.GetAsync("/me")).StatusCode);
        var old = await node.Browser().PostAsJsonAsync("/api/sign-in",
            new { official.Name, official.Password, code = official.NextCode(node) });
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        await Enrolled.AcceptAsync(node, decided!.InvitationPath!.Split('/')[^1], official.Name);
    }

    [Fact]
    public async Task suspends_somebody_whose_sessions_end_at_once()
    {
        await using var node = await RunningNode.StartAsync();
        var (administrator, official) = (await node.AsAsync(Function.Administrator), await node.AsAsync(Function.Asylum));
        var id = (await official.GetFromJsonAsync<OfficialRow>("/api/me"))!.Id;
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostAsync($"/api/officials/{id}/suspend", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await official.GetAsync("/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostAsync($"/api/officials/{id}/resume", null)).StatusCode);
        Assert.Equal("Active", (await OfficialAsync(administrator, id)).State);
    }

    [Fact]
    public async Task changes_nothing_of_their_own_account()
    {
        await using var node = await RunningNode.StartAsync();
        var administrator = await node.AsAsync(Function.Administrator);
        var me = (await administrator.GetFromJsonAsync<OfficialRow>("/api/me"))!.Id;
        var answer = await administrator.PostAsJsonAsync($"/api/officials/{me}/functions", new { functions = new[] { "Asylum" } });
        Assert.Contains("not-on-oneself", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task moves_an_official_whose_next_request_knows_it()
    {
        await using var node = await RunningNode.StartAsync();
        var (administrator, official) = (await node.AsAsync(Function.Administrator), await node.AsAsync(Function.Asylum));
        var id = (await official.GetFromJsonAsync<OfficialRow>("/api/me"))!.Id;
        var nowhere = await administrator.PostAsJsonAsync($"/api/officials/{id}/move", new { authority = "asylum", unit = "nowhere" });
        Assert.Equal(HttpStatusCode.BadRequest, nowhere.StatusCode);
        var moved = await RunningNode.PostAsync(administrator, $"/officials/{id}/move", $"/officials/{id}",
            ("office", "asylum/asylum-khujand"));
        Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        Assert.Contains("asylum-khujand", await official.GetStringAsync("/api/me"));
    }

    [Fact]
    public async Task adds_an_official_by_the_form_of_the_page()
    {
        await using var node = await RunningNode.StartAsync();
        var (first, second) = (await node.AsAsync(Function.Administrator), await node.AsAsync(Function.Administrator, which: 1));
        var added = await RunningNode.PostAsync(first, "/officials", "/officials", ("name", "Новый <b>Примеров</b>"),
            ("functions", "Asylum"), ("functions", "Decision"), ("office", "asylum/asylum-dushanbe"), ("languages", "tg"),
            ("languages", "ru"), ("sex", "Male"));
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var page = await second.GetStringAsync(added.Headers.Location);
        Assert.DoesNotContain("<b>Примеров</b>", page);
        var id = Guid.Parse(added.Headers.Location!.OriginalString.Split('/')[^1]);
        var proposal = await ProposalAsync(second, id);
        var link = await RunningNode.PostAsync(second, $"/proposals/{proposal.Id}/confirm", "/officials");
        Assert.Contains("/invitation/", await link.Content.ReadAsStringAsync());
    }
}
