using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Node.Tests.Faults;
using Pana.Registry;
using Pana.Registry.Identity;
using Pana.Registry.Import;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

/// <summary>A file of thousands whose import ends before its time: the machine is switched off, the power fails.</summary>
public sealed partial class A_file_of_persons
{
    const int Many = 1_300;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_was_stopped_half_way_goes_on_where_it_ended_and_takes_nobody_twice(DatabaseKind kind)
    {
        await StartAsync(kind);
        var text = Thousands();
        var file = Path.Combine(_empty.Folder, "persons.csv");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false));
        await WithNodeAsync(services => HoldAsync(services, kind));
        using (var killed = ServedNode.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "pana.dll"), "register", "import", file, "--config", _config, "--official", Official]))
        {
            for (var clock = Stopwatch.StartNew(); await PlaceAsync() is null && !killed.HasExited && clock.Elapsed < TimeSpan.FromMinutes(2);)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        await WithNodeAsync(services => LetGoAsync(services, kind));
        var place = await PlaceAsync();
        Assert.NotNull(place);
        Assert.Null(place.DoneAt);
        Assert.Equal(place.Persons, await CountAsync());
        Assert.InRange(place.Persons, 1, Many - 1);

        // With one word changed it is another file, and nobody knows any more who of it was written.
        Assert.Equal(1, await ImportAsync(text.Replace("Имя1299,", "Другой,", StringComparison.Ordinal)));
        Assert.Contains($"лиц: {place.Persons}", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(place.Persons, await CountAsync());

        Assert.Equal(0, await ImportAsync(text));
        Assert.Contains($"Записано прежде лиц: {place.Persons}", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(Many, await CountAsync());
        Assert.Equal(1, await ImportAsync(text));
        Assert.Contains("Второй раз никто не записывается", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(Many, await CountAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_was_stopped_while_it_compared_is_compared_to_its_end_by_the_same_command(DatabaseKind kind)
    {
        await StartAsync(kind);
        var text = Heading + "Гулноза,,Ҳамидова,ж,1996-06-02,AFG,,,\nФарид,,Саидов,м,1980-01-05,AFG,,,\nGulnoza,,Hamidova,F,1996-06-02,AFG,,,\n";
        Assert.Equal(0, await ImportAsync(text));
        // As it lies when all are written and nobody is compared yet.
        await WithNodeAsync(async services =>
        {
            var unit = services.GetRequiredService<UnitOfWork>();
            await unit.RunAsync(async () =>
            {
                var registry = unit.Context<RegistryContext>();
                await registry.LikelyPairs.ExecuteDeleteAsync();
                registry.Uncompared.AddRange((await registry.Records.Select(record => record.Id).ToListAsync()).Select(id => new Uncompared { SourceId = id }));
            });
        });
        Assert.Equal(1, await ImportAsync(text));
        await WithNodeAsync(async services =>
        {
            var registry = services.GetRequiredService<UnitOfWork>().Context<RegistryContext>();
            Assert.Equal(0, await registry.Uncompared.CountAsync());
            Assert.Single(await registry.LikelyPairs.ToListAsync());
        });
        Assert.Equal(3, await CountAsync());
    }

    /// <summary>The database does not answer whoever writes the nine hundredth person: the run stands still in its second portion, however fast the machine.</summary>
    static Task HoldAsync(IServiceProvider services, DatabaseKind kind)
    {
        var (registry, persons) = Persons(services);
        return registry.Database.ExecuteSqlRawAsync(kind is DatabaseKind.Sqlite
            ? $"""
              CREATE VIEW endless AS WITH RECURSIVE number(one) AS (SELECT 1 UNION ALL SELECT one FROM number) SELECT one FROM number;
              CREATE TRIGGER hold BEFORE INSERT ON {persons} WHEN (SELECT count(*) FROM {persons}) >= 900 BEGIN SELECT count(*) FROM endless; END;
              """
            : $"""
              CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF (SELECT count(*) FROM {persons}) >= 900 THEN PERFORM pg_sleep(600); END IF; RETURN NEW; END $$;
              CREATE TRIGGER hold BEFORE INSERT ON {persons} FOR EACH ROW EXECUTE FUNCTION hold();
              """);
    }

    static Task LetGoAsync(IServiceProvider services, DatabaseKind kind)
    {
        var (registry, persons) = Persons(services);
        return registry.Database.ExecuteSqlRawAsync(kind is DatabaseKind.Sqlite
            ? "DROP TRIGGER hold; DROP VIEW endless;"
            // PostgreSQL sleeps on for a client that is gone.
            : $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'; DROP TRIGGER hold ON {persons};");
    }

    static (RegistryContext Registry, string Persons) Persons(IServiceProvider services)
    {
        var registry = services.GetRequiredService<UnitOfWork>().Context<RegistryContext>();
        return (registry, registry.Model.FindEntityType(typeof(Person))!.GetSchemaQualifiedTableName()!);
    }

    /// <summary>Families of four, and everybody's name another.</summary>
    static string Thousands()
    {
        var rows = new StringBuilder(Heading);
        for (var row = 0; row < Many; row++)
            rows.Append(null, $"Имя{row},,Фамилия{row / 4},{(row % 2 == 0 ? "F" : "M")},{1960 + row % 60}-03-04,AFG,,F{row / 4},\n");
        return rows.ToString();
    }

    async Task<ImportedFile?> PlaceAsync()
    {
        ImportedFile? place = null;
        await WithNodeAsync(async services => place = await services.GetRequiredService<UnitOfWork>().Context<RegistryContext>().ImportedFiles.AsNoTracking().SingleOrDefaultAsync());
        return place;
    }
}
