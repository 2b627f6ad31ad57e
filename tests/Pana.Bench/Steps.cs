using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Bench;

/// <summary>
/// Steps per second through the API: officials lead newcomers from the first word at the border to their certificate, each client one
/// person after another. On PostgreSQL pgbench then inserts the same rows into the same tables.
/// </summary>
internal static class Steps
{
    public static async Task<int> RunAsync(Town town, Options options)
    {
        var (clients, seconds, warmUp) = (options.Number("clients", 8), options.Number("seconds", 20), options.Number("warm-up", 30));
        var (guards, officers) = (await town.OfficersAsync(Function.Border), await town.OfficersAsync(Function.Asylum));
        var waiting = new ConcurrentQueue<(Guid, Guid)>(town.Newcomers);
        var before = await Yardstick.CountAsync(town);
        var clock = Stopwatch.StartNew();
        var taken = new ConcurrentBag<(double At, double Took)>();
        var refused = new ConcurrentBag<string>();
        var end = TimeSpan.FromSeconds(warmUp + seconds);
        var cost = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(warmUp));
            var start = town.Processor;
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            return town.Processor - start;
        });
        await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(async () =>
        {
            using var walk = new Walk(town.As(guards[i % guards.Count]), town.As(officers[i % officers.Count]), refusal => refused.Add(refusal),
                async step =>
                {
                    var begun = clock.Elapsed;
                    var answer = await step();
                    taken.Add((begun.TotalSeconds, (clock.Elapsed - begun).TotalMilliseconds));
                    return answer;
                });
            while (clock.Elapsed < end && waiting.TryDequeue(out var newcomer))
                await walk.GoAsync(newcomer.Item1, newcomer.Item2, () => clock.Elapsed < end);
        })));
        var measured = taken.Where(step => step.At >= warmUp && step.At + step.Took / 1000 <= end.TotalSeconds).ToList();
        var latency = new Measured(measured.Select(step => step.Took));
        var perSecond = measured.Count / (double)seconds;
        foreach (var refusal in refused.GroupBy(refusal => refusal))
            Console.Error.WriteLine($"refused {refusal.Count()} times: {refusal.Key}");
        if (waiting.IsEmpty)
            Console.Error.WriteLine("all newcomers were served before the time was over: ask for fewer seconds or more persons");
        var perStep = (await Yardstick.CountAsync(town)).ToDictionary(table => table.Key, table => (table.Value - before[table.Key]) / (double)taken.Count);
        var each = (await cost).TotalMilliseconds / measured.Count;
        Table.Head("database", "persons", "cases", "clients", "steps/s", "p50 ms", "p95 ms", "node's processor ms/step", "pgbench/s", "ratio");
        if (town.Cluster is not { } cluster)
            Table.Row(options.Database, town.Persons, town.Cases, clients, perSecond, latency.Percentile(50), latency.Percentile(95), each, "–", "–");
        else
        {
            var yardstick = await cluster.PgbenchAsync(Yardstick.Script(perStep), clients, seconds);
            Table.Row(options.Database, town.Persons, town.Cases, clients, perSecond, latency.Percentile(50), latency.Percentile(95), each, yardstick, perSecond / yardstick);
        }
        Console.Error.WriteLine($"rows per step: {string.Join(", ", perStep.Select(table => $"{table.Key} {table.Value:0.0}"))}");
        return refused.IsEmpty ? 0 : 1;
    }
}

/// <summary>One person's way from the first word at the border to the certificate, seven steps by two officials; the platform brings what follows.</summary>
internal sealed class Walk(
    HttpClient guard, HttpClient officer, Action<string> refused, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> timed) : IDisposable
{
    public async Task GoAsync(Guid person, Guid intake, Func<bool> goesOn)
    {
        var at = await TakeAsync(guard, intake, 1, "BorderIntake.Explain", new { Language = "prs", Medium = "READ" });
        at = await NextAsync(at, guard, "BorderIntake.NoteUrgentNeeds", new { Needs = new[] { "FOOD" } });
        var referred = await NextAsync(at, guard, "BorderIntake.Refer");
        if (Opened(referred) is not { } referral || !goesOn())
            return;
        await TakeAsync(officer, referral, 1, "Referral.Accept");
        if (Opened(await TakeAsync(officer, referral, 2, "Referral.TakeOver")) is not { } claim || !goesOn())
            return;
        at = await TakeAsync(officer, claim, 1, "AsylumRegistration.File", new { ReasonsForLeaving = "Дома угрожали мне и моим детям." });
        await NextAsync(at, officer, "AsylumRegistration.Register", new { SpecificNeeds = Array.Empty<string>() });
    }

    Task<JsonNode?> NextAsync(JsonNode? before, HttpClient by, string step, object? answers = null) => before is null
        ? Task.FromResult<JsonNode?>(null) : TakeAsync(by, (Guid)before["caseId"]!, (long)before["version"]!, step, answers);

    async Task<JsonNode?> TakeAsync(HttpClient by, Guid id, long version, string step, object? answers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{id}/steps/{step}")
        {
            Content = JsonContent.Create(new { version, answers = answers ?? new { } }),
        };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        using var answer = await timed(() => by.SendAsync(request));
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
            return JsonNode.Parse(body);
        refused($"{step}: {(int)answer.StatusCode} {(string?)JsonNode.Parse(body)?["refusal"]}");
        return null;
    }

    static Guid? Opened(JsonNode? receipt) => receipt?["opened"] is JsonArray { Count: > 0 } opened ? (Guid)opened[0]!["caseId"]! : null;

    public void Dispose()
    {
        guard.Dispose();
        officer.Dispose();
    }
}

/// <summary>The rows of a mean step, inserted by the database's own tool: what the machine could do if nobody thought.</summary>
internal static class Yardstick
{
    /// <summary>By table: the columns, and values of one row. Ids are in order of time, as the node's are.</summary>
    static readonly (string Table, string Values)[] Rows =
    [
        ("storage.journal_entry (id, case_id, person_id, sequence, occurred_at, recorded_at, actor, authority, step, payload, sources, previous, hash)",
            "{id}, {id}, {random}, 1, now(), now(), {random}, 'asylum', 'AsylumRegistration.Register', {bytes}, '{}', sha256('1'), sha256('2')"),
        ("storage.unsealed_entry (entry_id, case_id, sequence, hash)", "{id}, {id}, 1, sha256('2')"),
        ("storage.outbox_message (id, kind, payload, created_at)", "{id}, 'step', sha256('3'), now()"),
        ("casework.taken_step (case_id, sequence, actor, person_id, step, state, at)",
            "{id}, 1, {random}, {random}, 'AsylumRegistration.Register', 'AsylumRegistration.Registered', now()"),
        ("casework.stored_term (id, case_id, person_id, term, started_at, due, is_extended)",
            "{id}, {id}, {random}, 'AsylumRegistration.RegisterTerm', now(), now() + interval '3 days', false"),
        ("casework.stored_fact (person_id, case_id, fact, value, valid_from)", "{random}, {id}, 'Vocabulary.Informed', true, now()"),
        ("casework.given_paper (id, case_id, person_id, paper, step, number, wall, given_at)",
            "{id}, {id}, {random}, 'Vocabulary.ArrivalSlip', 'BorderIntake.Present', {random}::text, 'Open', now()"),
        ("casework.given_answer (officer_id, key, asked, receipt, at)", "{random}, {random}::text, {random}::text, repeat('x', 180), now()"),
        ("casework.case_file (id, number, procedure, person_id, state, wall, authority, unit, holders, opened_by, opened_authority, opened_unit, opened_at, waits_for, head_sequence, head_hash, version)",
            "{id}, {random}::text, 'Referral', {random}, 'Referral.Sent', 'Case', 'asylum', 'asylum-dushanbe', 'asylum', {random}, 'border', 'nizhniy-pyandj', now(), 2, 1, sha256('4'), 1"),
        ("registry.person_scope (id, person_id, case_id, wall, authority, unit)", "{id}, {random}, {id}, 'Case', 'asylum', ''"),
    ];

    static readonly Dictionary<string, string> Written = new()
    {
        ["{id}"] = "(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid",
        ["{random}"] = "gen_random_uuid()", ["{bytes}"] = "decode(repeat(md5(random()::text), 12), 'hex')",
    };

    static string NameOf(string table) => table[..table.IndexOf(' ')];

    public static async Task<Dictionary<string, long>> CountAsync(Town town)
    {
        await using var database = town.Database();
        await using var connection = await database.OpenAsync();
        var counts = new Dictionary<string, long>();
        foreach (var (table, _) in Rows)
        {
            // Whatever the node has sealed meanwhile has left the list of those that wait.
            var name = NameOf(table).Replace("unsealed_entry", "journal_entry", StringComparison.Ordinal);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {(database.Kind is DatabaseKind.Sqlite ? name.Replace('.', '_') : name)}";
            counts[NameOf(table)] = (long)(await command.ExecuteScalarAsync())!;
        }
        return counts;
    }

    /// <summary>A transaction with as many rows in each table as a step wrote in the mean.</summary>
    public static string Script(IReadOnlyDictionary<string, double> perStep)
    {
        var script = new StringBuilder("BEGIN;\n");
        foreach (var (table, values) in Rows)
        {
            var row = Written.Aggregate(values, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal));
            if ((int)Math.Round(perStep[NameOf(table)]) is > 0 and var count)
                script.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"INSERT INTO {table} VALUES {string.Join(", ", Enumerable.Repeat($"({row})", count))};");
        }
        return script.AppendLine("END;").ToString();
    }
}
