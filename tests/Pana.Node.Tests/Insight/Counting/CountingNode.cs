using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Open;
using Pana.Disclosure;
using Pana.Insight;
using Pana.Insight.Counting;
using Pana.Insight.Flows;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Hosting;
using Pana.Node.MadeUp;
using Pana.Node.Tests.Casework;
using Pana.Procedures;
using Pana.Registry;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;
using Pana.Trust;

namespace Pana.Node.Tests.Insight.Counting;

/// <summary>A node of Tajikistan's edition that counts, without doors: people walk by the rules, and the sums follow.</summary>
sealed class CountingNode : IAsyncDisposable
{
    readonly EmptyDatabase _empty;
    readonly ServiceProvider _services;
    IReadOnlyList<Officer> _officers = [];

    CountingNode(EmptyDatabase empty)
    {
        (_empty, Database) = (empty, empty.Open(Clock));
        var law = CaseworkNode.Law;
        var labels = law.Over(Labels.Read(Path.Combine(AppContext.BaseDirectory, "labels")));
        _services = new ServiceCollection().AddStorage(Database, NodeKey.OpenOrCreate(empty.Folder))
            .AddAccess(new("tjk", Path.Combine(empty.Folder, "keys"), false, false, []))
            .AddRegistry(new("tjk", TimeZoneInfo.FindSystemTimeZoneById("Asia/Dushanbe"), Script.Cyrillic))
            .AddTrust(new(new(law.Alpha2, law.Alpha3, law.Offset), [], Before: TimeSpan.FromDays(1500)))
            .AddCasework(new(law)).AddInsight(new(law.Alpha3, [], [])).AddCounting()
            .AddSingleton(law).AddSingleton<TimeProvider>(Clock).AddSingleton(labels).AddLogging()
            .AddScoped(_ => new ScreenContext { Labels = labels })
            .BuildServiceProvider();
    }

    public TestClock Clock { get; } = new();

    public NodeDatabase Database { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CountingNode> NewAsync(DatabaseKind kind)
    {
        var node = new CountingNode(await EmptyDatabase.NewAsync(kind));
        await node.Database.MigrateAsync(typeof(AccessModule).Assembly, typeof(TrustModule).Assembly, typeof(RegistryModule).Assembly,
            typeof(CaseworkModule).Assembly, typeof(InsightModule).Assembly);
        node._officers = await node.InAsync<Officials, IReadOnlyList<Officer>>(async officials =>
        {
            await officials.SeedAsync(Enum.GetValues<Function>().SelectMany(function => Enumerable.Range(0, 2).Select(which => (function, which)))
                .Where(each => UnitOf(each.function) is not null).Select(each => new NewOfficial($"{each.function} {each.which}", [each.function],
                    UnitOf(each.function)!.Authority, UnitOf(each.function)!.Code, false, ["ru"], Sex.Female)), Cancel);
            return await officials.ListAsync(Cancel);
        });
        return node;
    }

    static Procedures.Editions.Unit? UnitOf(Function function) => CaseworkNode.Law.Units.FirstOrDefault(unit =>
        CaseworkNode.Law.Authorities.First(body => body.Code == unit.Authority).Functions.Contains(function) && unit.Region.Length > 0);

    /// <summary>Made-up people of the demo, who walked through the procedures in the past.</summary>
    public async Task FillAsync(int count)
    {
        await InAsync<Officials, bool>(async officials =>
        {
            await officials.SeedAsync(DemoOfficials.Of("tjk"), Cancel);
            return true;
        });
        var labels = CaseworkNode.Law.Over(Labels.Read(Path.Combine(AppContext.BaseDirectory, "labels")));
        var settings = new NodeSettings { Edition = "tjk", Data = _empty.Folder, Clock = Clock, IsDemo = true };
        await using var past = new PastNode(settings, CaseworkNode.Law, Database, NodeKey.OpenOrCreate(_empty.Folder), labels);
        await new Seeding(past, CaseworkNode.Law, MadeUpPeople.Seed).RunAsync(count, _ => { }, Cancel);
    }

    public Officer Of(Function function, int which = 0) => _officers.First(officer => officer.Name == $"{function} {which}");

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<Guid> PersonAsync(string? sex = "F", string? birth = "1990-05-10", params string[] nationalities)
    {
        var arrived = await InAsync<Registrations, Outcome<Arrived>>(registrations => registrations.ArrivalAsync(Of(Function.Asylum), new(GroupKind.Travel, null,
            [new(new() { Name = new() { Given = "Гулзода" }, Sex = sex, Birth = birth, Nationalities = nationalities is [] ? ["AFG"] : nationalities is [""] ? null : nationalities, WithoutNationality = nationalities is [""] ? true : null })]), Cancel));
        return arrived.Value.Persons[0].Id;
    }

    /// <summary>Lets somebody walk now; a step that the rules refuse throws.</summary>
    public Task WalkAsync(Guid person, params (Function By, Step Step)[] steps) => StoryAsync(person, async (story, take) =>
    {
        foreach (var (by, step) in steps)
            if ((await take(by, step)).Refusal is { } refusal)
                throw new InvalidOperationException($"{step}: {refusal.Name}");
    });

    public async Task StoryAsync(Guid person, Func<CaseworkSeed.Story, Func<Function, Step, Task<Outcome<Guid>>>, Task> tell) =>
        await InAsync<CaseworkSeed, bool>(async seed =>
        {
            await seed.PersonAsync(new(person, PartialDate.Of(1990), HasCaregiver: true), story => tell(story, (by, step) =>
            {
                var procedure = step.Owner;
                var rule = Region.Baseline.AllSteps.First(each => each.Rule.Step == step).Rule;
                var at = story.Situation.Cases.LastOrDefault(each => each.Procedure == procedure)?.Id;
                if (at is null && !rule.IsOpening)
                    return Task.FromResult<Outcome<Guid>>(new Refusal("case-not-found", 404));
                return story.TakeAsync(Of(by), step, Clock.GetUtcNow(), rule.IsOpening ? null : at, Answers(step), followed: Followed(story, step));
            }), Cancel);
            return true;
        });

    static Guid? Followed(CaseworkSeed.Story story, Step step) =>
        step == Appeal.Lodge ? story.Case<RefugeeStatusDetermination>() : null;

    /// <summary>The least that a form asks for.</summary>
    static Dictionary<Field, string[]> Answers(Step step) => Region.Baseline.AllSteps.First(each => each.Rule.Step == step).Rule.Fields
        .Where(field => field.IsRequired).ToDictionary(field => field.Field, field => new[] { Word(field.Field) });

    static string Word(Field field) => field.Kind switch
    {
        Procedures.FieldKind.YesNoUnknown => "yes",
        Procedures.FieldKind.Choice or Procedures.FieldKind.MultiChoice => CodeList.All.GetValueOrDefault(field.Codes!)?.Codes[0].Value ?? "prs",
        Procedures.FieldKind.Date => "2026-11-23",
        Procedures.FieldKind.Number => "1",
        _ => "-",
    };

    /// <summary>Everything that waits is counted.</summary>
    public Task<int> CountAsync() => InAsync<CountingService, int>(service => service.RunAsync(Cancel));

    public Task<int> RecountAsync() => InAsync<CountingTurn, int>(turn => turn.RecountAsync(Cancel));

    /// <summary>As if nobody had ever been counted.</summary>
    public Task<int> ForgetAsync() => InAsync<InsightContext, int>(async insight =>
        await insight.Sums.ExecuteDeleteAsync(Cancel) + await insight.Contributions.ExecuteDeleteAsync(Cancel));

    public Task<IReadOnlyList<CountedCell>> CellsAsync(Flow flow, string period, DateTimeOffset? asOf = null) =>
        InAsync<CountedCells, IReadOnlyList<CountedCell>>(cells => cells.ReadAsync(flow, period, asOf ?? Clock.GetUtcNow(), Cancel));

    /// <summary>Cells as lines, without state and source: <c>M.STOCK.ASY.AFG.F.Y35T59.TJ-DU.PS 1</c>.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(Flow flow, string period, DateTimeOffset? asOf = null) =>
        [.. (await CellsAsync(flow, period, asOf)).Select(cell => $"{string.Join('.', cell.Codes.Where((_, at) => at is not (1 or 2)))} {cell.Count}")];

    /// <summary>All cells of all flows in many periods, with their keys.</summary>
    public async Task<string> EverythingAsync(DateTimeOffset? asOf = null)
    {
        var text = new StringBuilder();
        foreach (var flow in AllFlows.All)
            foreach (var period in Periods().Distinct())
                foreach (var cell in await CellsAsync(flow, period, asOf))
                    text.AppendLine(CultureInfo.InvariantCulture, $"{flow.Id} {period} {string.Join('.', cell.Codes)} {cell.Count} {cell.Key}");
        return text.ToString();

        IEnumerable<string> Periods()
        {
            for (var month = new DateOnly(2026, 10, 1); month <= DateOnly.FromDateTime((asOf ?? Clock.GetUtcNow()).DateTime); month = month.AddMonths(1))
                foreach (var period in new[] { CountedPeriod.Month(month), CountedPeriod.Quarter(month), CountedPeriod.Year(month) })
                    yield return $"{period}";
        }
    }

    public async Task<Guid> JoinAsync(Guid one, Guid other)
    {
        var same = (await InAsync<Decide, Outcome<Decided>>(decide => decide.RunAsync(Of(Function.Asylum), new(one, other, Verdict.Same, "One"), Cancel))).Value.DecisionId;
        _ = (await InAsync<Agree, Outcome<Decided>>(agree => agree.RunAsync(Of(Function.Asylum, 1), same, Cancel))).Value;
        return same;
    }

    public async Task PartAsync(Guid one, Guid same)
    {
        var apart = (await InAsync<TakeApart, Outcome<Decided>>(take => take.RunAsync(Of(Function.Asylum), one, new(same, "Two", null), Cancel))).Value.DecisionId;
        _ = (await InAsync<Agree, Outcome<Decided>>(agree => agree.RunAsync(Of(Function.Asylum, 1), apart, Cancel))).Value;
    }

    public async Task CorrectAsync(Guid person, PersonInput input) => _ = (await InAsync<Registrations, Outcome<Corrected>>(registrations =>
        registrations.CorrectAsync(Of(Function.Asylum), person, new(input, null, SaidBy.Data, "The passport says so"), Cancel))).Value;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
        await _empty.DisposeAsync();
    }
}
