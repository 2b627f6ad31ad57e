using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Pana.Bench;

/// <summary>The peer: the same persons in PostgreSQL under a GIN index of trigrams (pg_trgm), asked the same questions over a socket, prepared, warm.</summary>
internal static class TrigramFinding
{
    const string Near = "SELECT id FROM person WHERE name % @name ORDER BY similarity(name, @name) DESC, id LIMIT 20";

    /// <summary>Births weigh as much as half of a name, the year alone half of that.</summary>
    const string NearAndBorn = """
        SELECT id FROM person WHERE name % @name
        ORDER BY similarity(name, @name) + CASE WHEN born = @born THEN 0.5 WHEN left(born, 4) = left(@born, 4) THEN 0.25 ELSE 0 END DESC, id LIMIT 20
        """;

    public static async Task RunAsync(PersonCrowd crowd, int questions)
    {
        await using var cluster = await Cluster.StartAsync();
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        var clock = Stopwatch.StartNew();
        await RunAsync(connection, "CREATE EXTENSION pg_trgm; CREATE TABLE person (id integer PRIMARY KEY, name text NOT NULL, born text NOT NULL)");
        await using (var rows = await connection.BeginBinaryImportAsync("COPY person (id, name, born) FROM STDIN (FORMAT BINARY)"))
        {
            for (var id = 0; id < crowd.Count; id++)
            {
                await rows.StartRowAsync();
                await rows.WriteAsync(id, NpgsqlDbType.Integer);
                await rows.WriteAsync(crowd.NameOf(id), NpgsqlDbType.Text);
                await rows.WriteAsync($"{crowd.BornOf(id)}", NpgsqlDbType.Text);
            }
            await rows.CompleteAsync();
        }
        await RunAsync(connection, "SET maintenance_work_mem = '1GB'; CREATE INDEX person_name ON person USING gin (name gin_trgm_ops)");
        await RunAsync(connection, "VACUUM ANALYZE person");
        Table.Row("pg_trgm: seconds to load and index", clock.Elapsed.TotalSeconds);
        await using var size = new NpgsqlCommand("SELECT pg_relation_size('person_name') + pg_table_size('person')", connection);
        Table.Row("pg_trgm: bytes a person, index and table", Convert.ToInt64(await size.ExecuteScalarAsync(), CultureInfo.InvariantCulture) / (double)crowd.Count);
        var asked = crowd.Questions.Take(questions).ToList();
        await AskAsync(connection, "pg_trgm, by the name", Near, asked);
        await AskAsync(connection, "pg_trgm, by name and birth", NearAndBorn, asked);
    }

    static async Task AskAsync(NpgsqlConnection connection, string what, string query, List<PersonCrowd.Question> asked)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new("name", NpgsqlDbType.Text), new("born", NpgsqlDbType.Text) }, CommandTimeout = 0 };
        await command.PrepareAsync();
        foreach (var question in asked.Take(100))
            await FindAsync(question);
        var (took, first, among) = (new List<double>(), 0, 0);
        foreach (var question in asked)
        {
            var clock = Stopwatch.StartNew();
            var found = await FindAsync(question);
            took.Add(clock.Elapsed.TotalMilliseconds);
            first += found is [var best, ..] && best == question.Id ? 1 : 0;
            among += found.Contains(question.Id) ? 1 : 0;
        }
        Table.Row($"{what}: first of all", $"{(double)first / asked.Count:0.0000}");
        Table.Row($"{what}: among twenty", $"{(double)among / asked.Count:0.0000}");
        foreach (var percentile in new[] { 50, 99 })
            Table.Row($"{what}: milliseconds, percentile {percentile}", new Measured(took).Percentile(percentile));

        async Task<List<int>> FindAsync(PersonCrowd.Question question)
        {
            (command.Parameters[0].Value, command.Parameters[1].Value) = (question.Name, $"{question.Born}");
            List<int> found = [];
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                found.Add(rows.GetInt32(0));
            return found;
        }
    }

    static async Task RunAsync(NpgsqlConnection connection, string command)
    {
        await using var statement = new NpgsqlCommand(command, connection) { CommandTimeout = 0 };
        await statement.ExecuteNonQueryAsync();
    }
}
