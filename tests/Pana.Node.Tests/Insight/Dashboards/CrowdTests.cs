using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pana.Casework;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.Casework;
using Pana.Storage;

namespace Pana.Node.Tests.Insight.Dashboards;

public sealed class The_figures_of_a_crowd
{
    /// <summary>
    /// With <c>PANA_FULL=1</c> a hundred thousand persons of one unit over five years, each with a registration and a determination; the time is told.
    /// </summary>
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_those_of_each_case_and_soon_there(DatabaseKind kind)
    {
        var persons = Environment.GetEnvironmentVariable("PANA_FULL") == "1" ? 100_000 : 1_000;
        await using var node = await CaseworkNode.NewAsync(kind);
        var (official, leader) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Asylum, leads: true));
        // A pattern of one, taken by the rules.
        var claim = (await node.OpenAsync(official, AsylumRegistration.Voice, await node.PersonAsync())).Case;
        await node.TakeAsync(official, claim, AsylumRegistration.File);
        await node.TakeAsync(official, claim, AsylumRegistration.Register);
        var one = (await node.InAsync<WorkFigures, UnitFigures?>(work => work.ReadAsync(leader)))!;
        await node.InAsync<CaseworkContext, bool>(async casework =>
        {
            casework.Database.SetCommandTimeout(600);
            foreach (var table in new[] { "case_file", "taken_step", "stored_term", "given_paper" })
                await casework.Database.ExecuteSqlRawAsync(Again(kind, table, persons), TestContext.Current.CancellationToken);
            await casework.Database.ExecuteSqlRawAsync("ANALYZE", TestContext.Current.CancellationToken);
            return true;
        });
        await node.InAsync<WorkFigures, UnitFigures?>(work => work.ReadAsync(leader));
        var clock = Stopwatch.StartNew();
        var figures = (await node.InAsync<WorkFigures, UnitFigures?>(work => work.ReadAsync(leader)))!;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{kind}: {persons} persons, {clock.ElapsedMilliseconds} ms"));
        Assert.Equal(one.Backlog.Sum(line => line.Open) * (persons + 1), figures.Backlog.Sum(line => line.Open));
        Assert.Equal(one.Clocks.Sum(line => line.Running) * (persons + 1), figures.Clocks.Sum(line => line.Running));
        Assert.Equal(persons + 1, figures.Stages.Single(stage => stage.State == AsylumRegistration.Filed.Key).Done);
    }

    /// <summary>Every row of a table so many times more, each time of other persons and cases, in time as it was.</summary>
    static string Again(DatabaseKind kind, string table, int times)
    {
        string[] columns = table switch
        {
            "case_file" => ["*id", "+number", "procedure", "*person_id", "state", "wall", "authority", "unit", "holders", "officer_id", "opened_by", "opened_authority", "opened_unit", "followed_id", "link",
                "opened_at", "closed_at", "accepted_at", "next_due", "next_term", "waits_for", "head_sequence", "head_hash", "version"],
            "taken_step" => ["*case_id", "sequence", "actor", "*person_id", "step", "state", "at"],
            "stored_term" => ["*id", "*case_id", "*person_id", "term", "started_at", "due", "suspended_at", "is_extended", "ended_at", "fired_at"],
            _ => ["*id", "*case_id", "*person_id", "paper", "step", "+number", "wall", "given_at", "valid_until", "withdrawn_at", "withdrawn_by"],
        };
        string Other(string column) => kind is DatabaseKind.Sqlite ? $"substr({column}, 1, 24) || printf('%012X', crowd.n * 65536 + (instr('0123456789ABCDEF', substr({column}, 36, 1)) * 16 + instr('0123456789ABCDEF', substr({column}, 35, 1))))"
            : $"(left({column}::text, 24) || lpad(to_hex(crowd.n * 65536 + ('x' || right({column}::text, 4))::bit(16)::int), 12, '0'))::uuid";
        var name = kind is DatabaseKind.Sqlite ? $"casework_{table}" : $"casework.{table}";
        var series = kind is DatabaseKind.Sqlite ? $"WITH RECURSIVE crowd(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM crowd WHERE n < {times})" : $"WITH crowd AS (SELECT n FROM generate_series(1::bigint, {times}) AS n)";
        return $"INSERT INTO {name} ({string.Join(", ", columns.Select(column => column.TrimStart('*', '+')))}) {series} SELECT {string.Join(", ", columns.Select(column => column switch
        {
            ['*', .. var id] => Other($"old.{id}"),
            ['+', .. var number] => $"old.{number} || '-' || crowd.n",
            _ => $"old.{column}",
        }))} FROM {name} AS old, crowd";
    }
}
