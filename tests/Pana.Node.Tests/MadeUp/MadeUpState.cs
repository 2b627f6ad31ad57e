using Microsoft.Data.Sqlite;
using Pana.Access;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Hosting;
using Pana.Node.MadeUp;
using Pana.Procedures.Editions;
using Pana.Registry;
using Pana.Storage;
using Pana.Trust;

namespace Pana.Node.Tests.MadeUp;

/// <summary>A state's database filled with made-up people, on SQLite.</summary>
sealed class MadeUpState : IAsyncDisposable
{
    const int Seed = 1951;

    static readonly TestClock Clock = new();

    readonly EmptyDatabase _empty;
    readonly NodeDatabase _database;

    MadeUpState(EmptyDatabase empty) => (_empty, _database) = (empty, empty.Open(Clock));

    public static DateTimeOffset Now => Clock.GetUtcNow();

    public required Edition Edition { get; init; }

    public Seeded Result { get; private set; } = new(0, []);

    public TimeSpan Took { get; private set; }

    public NodeDatabase Database => _database;

    string File => _empty.Place;

    public static Edition Law(string code) =>
        Edition.Load(NodeEdition.Folder(code), Region.Baseline) is { Edition: { } edition } ? edition
            : throw new InvalidOperationException($"the edition of {code} does not load");

    public static IReadOnlyList<MadeUpFamily> People(string code, int count, int seed = Seed)
    {
        var folder = Path.Combine(NodeSettings.ProgramFolder, "demo");
        return new Population(Law(code), new(folder), new(folder), seed, Now).Draw(count);
    }

    public static async Task<MadeUpState> FillAsync(string code, int count)
    {
        var state = new MadeUpState(await EmptyDatabase.NewAsync(DatabaseKind.Sqlite)) { Edition = Law(code) };
        var key = NodeKey.OpenOrCreate(state._empty.Folder);
        await state._database.MigrateAsync(typeof(AccessModule).Assembly, typeof(TrustModule).Assembly, typeof(RegistryModule).Assembly, typeof(CaseworkModule).Assembly);
        await key.BindAsync(state._database);
        var settings = new NodeSettings { Edition = code, Data = state._empty.Folder, Clock = Clock, IsDemo = true };
        var labels = state.Edition.Over(Labels.Read(Path.Combine(NodeSettings.ProgramFolder, "labels")));
        await using var past = new PastNode(settings, state.Edition, state._database, key, labels);
        await past.InAsync<Officials, bool>(async officials =>
        {
            await officials.SeedAsync(DemoOfficials.Of(code));
            return true;
        });
        var started = TimeProvider.System.GetTimestamp();
        state.Result = await new Seeding(past, state.Edition, Seed).RunAsync(count, _ => { }, TestContext.Current.CancellationToken);
        await past.InAsync<Sequencer, bool>(async sequencer =>
        {
            while (await sequencer.SealAsync(TestContext.Current.CancellationToken) > 0)
            {
            }
            return true;
        });
        state.Took = TimeProvider.System.GetElapsedTime(started);
        return state;
    }

    /// <summary>How many rows a query finds, by its two first columns.</summary>
    public IReadOnlyList<(string Group, string Kind, long Count)> Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string, long)>();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await _database.DisposeAsync();
        await _empty.DisposeAsync();
    }
}
