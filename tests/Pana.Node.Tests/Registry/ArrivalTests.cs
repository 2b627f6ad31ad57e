using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

public sealed class An_arrival
{
    static readonly ArrivalPerson[] Six =
    [
        RegistryNode.Person("Гулноза", "1375/3/2", "HOH"), RegistryNode.Person("Anwar", "1990", "SPO"),
            RegistryNode.Person("زهرا", "2015", "DAU"),
        RegistryNode.Person("Jamila", "около 2018", "DAU"), RegistryNode.Person("Farid", null, "SON"),
        RegistryNode.Person("Jawid", "2011", "NKIN"),
    ];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task of_a_family_with_a_neighbours_child_is_one_group_with_a_number_for_each(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(guard, Six);
        Assert.Equal(6, arrived.Persons.Select(person => person.Number)
            .Where(number => CaseNumber.TryParse(number, out _)).Distinct().Count());
        var family = await node.WithAsync<Persons,
            PersonFamily?>(persons => persons.FamilyAsync(guard, arrived.Persons[5].Id));
        Assert.Equal(arrived.GroupId, family!.GroupId);
        Assert.Equal(["Гулноза", "Анвар", "Захра", "Джамила", "Фарид", "Джавид"],
            family.Persons.Select(person => person.Card.Name));
        Assert.Equal([false, false, false, false, false, true], family.Persons.Select(person => person.IsAccompanying));
        Assert.Equal(30, family.Persons[0].Age?.Youngest);
        Assert.Null(family.Persons[4].Age);
        Assert.Equal([false, false, true, true, true, true], family.Persons.Select(person => person.Card.MayBeChild));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task stands_in_the_record_of_each_person_and_the_record_verifies(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var arrived = await node.ArriveAsync(node.Official("nizhniy-pyandj", Function.Border), Six);
        foreach (var person in arrived.Persons)
        {
            var entry = Assert.Single(await node.WithAsync<Journal, List<JournalEntry>>(async journal =>
                await journal.ReadAsync(person.Id).ToListAsync()));
            Assert.Equal("registry.Arrival", entry.Step);
            Assert.Single(entry.Sources);
        }
        var report = await JournalVerification.RunAsync(node.Database, cancel: TestContext.Current.CancellationToken);
        Assert.Equal((null, 6L), (report.Fault, report.Entries));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task leaves_nothing_readable_in_the_database(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        await node.ArriveAsync(node.Official("nizhniy-pyandj", Function.Border), Six[0] with
        {
            Person = Six[0].Person with
            {
                Name = new() { Given = "Гулноза", Father = "Rustamzoda",
                    Latn = new("Gulnozaxonim Rustamzoda", "document") },
                Birth = "02.06.1996", Birthplace = "Kunduzshahr",
                    Contact = new("+992900112233", true, "only in the evening"),
                Documents = [new("NP", "ZX9876543", "AFG", null, "P<AFGRUSTAMZODA<<GULNOZA")],
            },
        });
        var kept = await ContentAsync(node.Database);
        foreach (var secret in new[] { "Гулноза", "Gulnoza", "Rustamzoda", "RUSTAMZODA", "Kunduz", "900112233",
            "ZX9876543", "1996-06-02", "evening",
            SearchKey.Of("Гулноза") + "\0", "HOH" })
            Assert.False(kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0,
                $"A secret of {secret.Length} characters is readable.");
        // What is kept openly would be found: the search itself works.
        Assert.True(kept.AsSpan().IndexOf("nizhniy-pyandj"u8) >= 0);
    }

    [Theory]
    [InlineData("two-heads", "HOH", "HOH", "1990", "AFG")]
    [InlineData("relation-unknown", "HOH", "KING", "1990", "AFG")]
    [InlineData("date.impossible_day", "HOH", "SON", "31 Hut 1375", "AFG")]
    [InlineData("date.impossible_day", "HOH", "SON", "1375/12/31", "AFG")]
    [InlineData("date.future", "HOH", "SON", "24.12.2026", "AFG")]
    [InlineData("country-unknown", "HOH", "SON", "1990", "Narnia")]
    [InlineData("country-unknown", "HOH", "SON", "1990", "XXA")]
    public async Task is_refused_for(string refusal, string one, string other, string birth, string nationality)
    {
        await using var node = await RegistryNode.NewAsync();
        var answer = await node.PostAsync(node.Official("nizhniy-pyandj", Function.Border), "/api/arrivals",
            new ArrivalInput(GroupKind.Family, null,
            [RegistryNode.Person("Gulnoza", "1990", one), RegistryNode.Person("Anwar", birth, other, nationality)]));
        Assert.Equal(refusal, await RegistryNode.RefusalAsync(answer));
        Assert.Empty(await node.FindAsync(node.Official("nizhniy-pyandj", Function.Border), "Gulnoza"));
    }

    [Fact]
    public async Task is_refused_when_somebody_is_born_after_it()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var earlier = node.Clock.GetUtcNow().AddDays(-3);
        Task<HttpResponseMessage> Arrive(int daysBefore) =>
            node.PostAsync(guard, "/api/arrivals", new ArrivalInput(GroupKind.Family, earlier,
            [RegistryNode.Person("Gulnoza", earlier.AddDays(-daysBefore).ToString("dd.MM.yyyy", null))]));
        Assert.Equal("birth-after-arrival", await RegistryNode.RefusalAsync(await Arrive(-1)));
        Assert.Null(await RegistryNode.RefusalAsync(await Arrive(1)));
        Assert.Equal("arrival-in-future", await RegistryNode.RefusalAsync(await node.PostAsync(guard, "/api/arrivals",
            new ArrivalInput(GroupKind.Family, node.Clock.GetUtcNow().AddHours(1), Six))));
    }

    [Fact]
    public async Task refuses_an_unknown_language_and_keeps_the_known_ones()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        ArrivalPerson Speaking(string code) =>
            Six[0] with { Person = Six[0].Person with { Languages = [new(
            code, [LanguageAbility.InterviewPreferred])] } };
        Assert.Equal("language-unknown", await RegistryNode.RefusalAsync(await node.PostAsync(guard, "/api/arrivals",
            new ArrivalInput(GroupKind.Family, null, [Speaking("klingon")]))));
        var person = (await node.ArriveAsync(guard, Speaking("ps"))).Persons[0].Id;
        var wishes = await node.WithAsync<Persons, InterviewWishes?>(persons => persons.WishesAsync(person));
        Assert.Equal(["pus"], wishes!.PreferredLanguages);
        Assert.Equal(SexWish.NotAsked, wishes.Interpreter);
    }

    [Fact]
    public async Task does_not_wait_for_a_name_a_date_or_a_nationality()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(guard, new ArrivalPerson(new()));
        var card = await node.WithAsync<Persons, PersonCard>(async persons =>
            (await persons.CardsAsync(guard, [arrived.Persons[0].Id]))[arrived.Persons[0].Id]);
        Assert.Null(card.Name);
        Assert.True(card.MayBeChild);
        Assert.Equal(arrived.Persons[0].Id, Assert.Single(await node.FindAsync(guard, arrived.Persons[0].Number)).Id);
    }

    [Fact]
    public async Task keeps_HTML_in_a_name_as_the_text_it_is()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        const string name = "<script>alert(1)</script>";
        var person = (await node.ArriveAsync(guard, RegistryNode.Person(name))).Persons[0].Id;
        var answer = await node.GetAsync(guard, $"/api/persons/{person}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var card = await node.WithAsync<Persons,
            PersonCard>(async persons => (await persons.CardsAsync(guard, [person]))[person]);
        Assert.Equal(name, card.OriginalName);
        var html = await node.WithAsync<IServiceProvider, string>(async services =>
        {
            await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            return await renderer.Dispatcher.InvokeAsync(
                async () => (await renderer.RenderComponentAsync<PersonLine>(ParameterView.FromDictionary(
                new Dictionary<string, object?> { ["Person"] = card.ToView(
                    services.GetRequiredService<ScreenContext>()) }))).ToHtmlString());
        });
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_ten_megabytes_in_a_name()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var answer = await node.PostAsync(guard, "/api/arrivals",
            new ArrivalInput(GroupKind.Family, null, [RegistryNode.Person(new string('Ж', 5_000_000))]));
        Assert.Equal("text-too-long", await RegistryNode.RefusalAsync(answer));
    }

    [Fact]
    public async Task refuses_a_misspelt_property_rather_than_to_lose_it()
    {
        await using var node = await RegistryNode.NewAsync();
        var answer = await node.PostAsync(node.Official("nizhniy-pyandj", Function.Border), "/api/arrivals",
            new { kind = "Family", persons = new[] { new { person = new { birthDate = "2011" } } } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_undone_as_a_whole_when_a_case_cannot_be_opened(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind, services => services.AddScoped<WhenArrived>(_ =>
            (arrived, _, _) => ValueTask.FromResult(arrived.Persons.Count > 1 ? new Refusal("no-case") : null)));
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var answer = await node.PostAsync(guard, "/api/arrivals", new ArrivalInput(GroupKind.Family, null, Six));
        Assert.Equal("no-case", await RegistryNode.RefusalAsync(answer));
        Assert.Empty(await node.FindAsync(guard, "Гулноза"));
        await node.ArriveAsync(guard, Six[0]);
        Assert.Single(await node.FindAsync(guard, "Гулноза"));
    }

    static async Task<byte[]> ContentAsync(NodeDatabase database)
    {
        if (database.File is { } file)
        {
            using var all = new MemoryStream();
            foreach (var one in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
            {
                await using var stream = new FileStream(one, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                await stream.CopyToAsync(all);
            }
            return all.ToArray();
        }
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT table_schema, table_name FROM information_schema.tables "
            + "WHERE table_schema IN ('registry', 'storage', 'access')";
        var tables = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add($"{reader.GetString(0)}.{reader.GetString(1)}");
        using var bytes = new MemoryStream();
        foreach (var table in tables)
        {
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                for (var i = 0; i < reader.FieldCount; i++)
                    bytes.Write(reader.GetValue(i) as byte[] ?? Encoding.UTF8.GetBytes($"{reader.GetValue(i)}"));
        }
        return bytes.ToArray();
    }
}
