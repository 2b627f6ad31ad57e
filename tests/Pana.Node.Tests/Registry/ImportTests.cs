using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Node.Verbs;
using Pana.Registry;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Registry.People;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

/// <summary><c>pana register import</c> as it is typed. What verbs print goes to the one console of the process, so they take turns.</summary>
[Collection("console")]
public sealed partial class A_file_of_persons : IAsyncLifetime
{
    const string Official = "Зарина Импортова", Heading = "given,father,family,sex,birth,nationality,document_number,family_key,relation\n";

    readonly TextWriter _out = Console.Out, _error = Console.Error;
    readonly StringWriter _said = new();
    EmptyDatabase _empty = null!;
    string _config = "";

    public ValueTask InitializeAsync()
    {
        Console.SetOut(_said);
        Console.SetError(_said);
        return default;
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_enrolled_with_its_families_behind_the_wall_of_the_unit_and_likely_ones_go_to_the_desk(DatabaseKind kind)
    {
        await StartAsync(kind);
        Assert.Equal(0, await ImportAsync(Heading
            + "Гулноза,,Ҳамидова,ж,2 июня 1996,AFG,P01234567,F1,HOH\n"
            + "فرید,,حمیدی,مرد,1390,AFG,,F1,\n"
            + "\"Karim \"\"Haji\"\"\",,\"Rahimi, of Balkh\",M,about 1990,AF,,,\n"));
        Assert.Contains("Записано лиц: 3, групп: 2", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await ImportAsync(Heading + "Gulnoza,,Hamidova,F,1996-06-02,AFG,P01234567,,\n"));
        await WithNodeAsync(async services =>
        {
            var (mine, elsewhere) = (await OfficerAsync(services, Official), await OfficerAsync(services, "Другой Отдел"));
            var find = services.GetRequiredService<FindPersons>();
            async Task<IReadOnlyList<PersonCard>> FoundAsync(Officer officer, string text) => (await find.RunAsync(officer, new(text, null), default)).Value;
            Assert.Equal(2, (await FoundAsync(mine, "Gulnoza Hamidova")).Count);
            Assert.True(Assert.Single(await FoundAsync(mine, "Rahimi")).Birth!.IsEstimated);
            Assert.Empty(await FoundAsync(elsewhere, "Rahimi"));
            Assert.Equal("Family", $"{await services.GetRequiredService<UnitOfWork>().Context<RegistryContext>().Groups.Where(group => group.Kind == GroupKind.Family)
                .Select(group => group.Kind).SingleAsync()}");
            // The verb has compared them: nothing waits for a node that serves.
            Assert.Empty(await services.GetRequiredService<UnitOfWork>().Context<RegistryContext>().Uncompared.ToListAsync());
            Assert.Single(await services.GetRequiredService<DeskQueue>().ListAsync(mine, default));
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task with_lines_that_cannot_be_read_saves_nobody_and_names_the_lines_without_what_stands_there(DatabaseKind kind)
    {
        await StartAsync(kind);
        Assert.Equal(1, await ImportAsync(Heading
            + "Гулноза,,,F,1996,AFG,,,\n"
            + "Фарид,,,F,не помнит,AFG,,,\n"
            + "Шабнам,,,F,1996,XYZ,,,\n"
            + new string('х', 500) + ",,,F,1996,AFG,,,\n"
            + "Карим,,,M\n"
            + "Хасан,,,M,2001,AFG,,F1,HOH\n"
            + "Гулноза,,,F,1996,AFG,,,\n"
            + "Хусейн,,,M,2001,AFG,,F1,HOH\n"));
        var said = _said.ToString();
        foreach (var line in new[] { 3, 4, 5, 6, 8, 9 })
            Assert.Contains($"persons.csv:{line}: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("persons.csv:2: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("persons.csv:7: ", said, StringComparison.Ordinal);
        foreach (var word in new[] { "Гулноза", "Фарид", "не помнит", "XYZ", "Карим" })
            Assert.DoesNotContain(word, said, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task from_a_spreadsheet_is_read_with_its_mark_semicolons_direction_marks_and_look_alike_letters()
    {
        await StartAsync(DatabaseKind.Sqlite);
        // A Latin a, e and o in Cyrillic words, as somebody types who has both keyboards.
        var text = "\uFEFFGiven;Family;Birth\r\n\u202BГулнoзa\u202C;\u200FХамидoва;1375/3/13\r\n;;\r\n\"Мария\";\"С;К\";\r\n";
        Assert.Equal(0, await ImportAsync(text));
        await WithNodeAsync(async services => Assert.Single((await services.GetRequiredService<FindPersons>().RunAsync(
            await OfficerAsync(services, Official), new("Гулноза Хамидова", null), default)).Value));
        Assert.Equal(2, await CountAsync());
    }

    [Theory]
    [InlineData("name,birth\nГулноза,1996\n", "Столбец 1")]
    [InlineData("birth,sex\n1996,F\n", "given")]
    [InlineData("", "пуст")]
    public async Task with_a_heading_that_is_not_understood_is_refused_at_its_first_line(string text, string why)
    {
        await StartAsync(DatabaseKind.Sqlite);
        Assert.Equal(1, await ImportAsync(text));
        Assert.Contains("persons.csv:1: ", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains(why, _said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Гулноза", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task in_which_one_row_is_repeated_a_hundred_thousand_times_is_refused_in_a_hundred_lines()
    {
        await StartAsync(DatabaseKind.Sqlite);
        var rows = new StringBuilder(Heading);
        for (var row = 0; row < 100_000; row++)
            rows.Append("Гулноза,,,F,1996,AFG,,,\n");
        Assert.Equal(1, await ImportAsync(rows.ToString()));
        Assert.Contains("99999", _said.ToString(), StringComparison.Ordinal);
        Assert.InRange(_said.ToString().Split('\n').Length, 100, 110);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task is_written_down_by_an_official_who_works_with_the_register()
    {
        await StartAsync(DatabaseKind.Sqlite);
        Assert.Equal(1, await ImportAsync(Heading + "Гулноза,,,,,,,,\n", "Горячая Линия"));
        Assert.Equal(1, await ImportAsync(Heading + "Гулноза,,,,,,,,\n", "Никто Никакой"));
        Assert.Equal(0, await CountAsync());
    }

    async Task StartAsync(DatabaseKind kind)
    {
        _empty = await EmptyDatabase.NewAsync(kind);
        _config = Path.Combine(_empty.Folder, "node.json");
        await File.WriteAllTextAsync(_config, System.Text.Json.JsonSerializer.Serialize(new
        {
            edition = "tjk", data = _empty.Folder, database = kind == DatabaseKind.Postgres ? _empty.Place : null,
        }));
        await WithNodeAsync(async services =>
        {
            await NodeData.MigrateAsync(services);
            await services.GetRequiredService<Officials>().SeedAsync([
                new(Official, [Function.Asylum], "asylum", "asylum-dushanbe"), new("Другой Отдел", [Function.Asylum], "asylum", "asylum-khujand"),
                new("Горячая Линия", [Function.Hotline], "hotline", "")]);
        });
    }

    async Task<int> ImportAsync(string text, string official = Official)
    {
        var file = Path.Combine(_empty.Folder, "persons.csv");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false));
        return await RegisterImport.RunAsync([file, "--config", _config, "--official", official]);
    }

    async Task<int> CountAsync()
    {
        var count = -1;
        await WithNodeAsync(async services => count = await services.GetRequiredService<UnitOfWork>().Context<RegistryContext>().Persons.CountAsync());
        return count;
    }

    async Task WithNodeAsync(Func<IServiceProvider, Task> work)
    {
        await using var app = NodeHost.Build(NodeSettings.Read(_config));
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    static async Task<Officer> OfficerAsync(IServiceProvider services, string name) =>
        (await services.GetRequiredService<Officials>().ListAsync()).Single(officer => officer.Name == name);

    public async ValueTask DisposeAsync()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        if (_empty is not null)
            await _empty.DisposeAsync();
    }
}
