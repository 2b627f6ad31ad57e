using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Registry.People;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

public sealed class A_search
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task finds_any_spelling(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(guard, RegistryNode.Person("گلنازه", "1375/3/2"));
        foreach (var spelling in new[] { "Gulnoza", "Гулноза", "گلنازه", "GULNOZA",
            arrived.Persons[0].Number.ToLowerInvariant() })
            Assert.Equal(arrived.Persons[0].Id, Assert.Single(await node.FindAsync(guard, spelling)).Id);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task by_year_finds_those_of_the_year_and_those_whose_year_nobody_knows(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(
            guard, RegistryNode.Person("Anwar", "1996"), RegistryNode.Person("Anwar", "1980"),
            RegistryNode.Person("Anwar"), RegistryNode.Person("Anwar", "около 1995"));
        var found = (await node.FindAsync(guard, "Анвар", 1996)).Select(card => card.Id).ToHashSet();
        Assert.Equal(new[] { 0, 2, 3 }.Select(i => arrived.Persons[i].Id).ToHashSet(), found);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task by_a_guard_finds_late_arrivals_of_the_own_post_alone(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var (guard, elsewhere) = (node.Official("nizhniy-pyandj", Function.Border),
            node.Official("ishkashim", Function.Border));
        await node.ArriveAsync(guard, RegistryNode.Person("Parwana"));
        Assert.Empty(await node.FindAsync(elsewhere, "Parwana"));
        Assert.Empty(await node.FindAsync(node.Official("", Function.Border), "Parwana"));
        Assert.Single(await node.FindAsync(guard, "Parwana"));
        node.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Empty(await node.FindAsync(guard, "Parwana"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task by_a_guard_ends_with_the_hand_over(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Parwana"))).Persons[0];
        await node.WithAsync<PersonProtection>(protection => protection.HandedOverAsync(person.Id));
        Assert.Empty(await node.FindAsync(guard, "Parwana"));
        Assert.Equal("person-not-found", await RegistryNode.RefusalAsync(
            await node.GetAsync(guard, $"/api/persons/{person.Id}")));
        var card = await node.WithAsync<Persons,
            PersonCard>(async persons => (await persons.CardsAsync(guard, [person.Id]))[person.Id]);
        Assert.Equal((null, person.Number), (card.Name, card.Number));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task by_an_official_needs_a_case_of_their_unit_behind_a_wall_they_see(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        var migration = node.Official("migration-dushanbe", Function.Migration);
        var social = node.Official("social-dushanbe", Function.Social);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Parwana"))).Persons[0].Id;
        Assert.Empty(await node.FindAsync(asylum, "Parwana"));
        await node.OpenCaseAsync(person, Wall.Asylum, asylum);
        Assert.Single(await node.FindAsync(asylum, "Parwana"));
        Assert.Empty(await node.FindAsync(node.Official("asylum-khujand", Function.Asylum), "Parwana"));
        // Even a circle that is written wrongly opens no wall.
        await node.OpenCaseAsync(person, Wall.Asylum, migration);
        await node.OpenCaseAsync(person, Wall.Trafficking, migration);
        Assert.Empty(await node.FindAsync(migration, "Parwana"));
        Assert.Empty(await node.FindAsync(social, "Parwana"));
    }

    [Fact]
    public async Task by_a_guardian_finds_named_children_alone()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var guardian = node.Official("guardians-dushanbe", Function.Guardian);
        var arrived = await node.ArriveAsync(
            guard, RegistryNode.Person("Jawid", "2011"), RegistryNode.Person("Jawid", "2012"));
        await node.OpenCaseAsync(arrived.Persons[0].Id, Wall.Child, guardian, only: guardian.Id);
        await node.OpenCaseAsync(arrived.Persons[1].Id, Wall.Child, guardian);
        Assert.Equal(arrived.Persons[0].Id, Assert.Single(await node.FindAsync(guardian, "Jawid")).Id);
    }

    [Theory]
    [InlineData(Function.Hotline)]
    [InlineData(Function.Monitor)]
    [InlineData(Function.LabourInspection)]
    [InlineData(Function.Coordinator)]
    [InlineData(Function.Administrator)]
    [InlineData(Function.Security)]
    [InlineData(Function.DataProtection)]
    public async Task is_not_there_for(Function function)
    {
        await using var node = await RegistryNode.NewAsync();
        var answer = await node.PostAsync(node.Official("dushanbe", function), "/api/persons/search",
            new PersonQuestion("Parwana", null));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task by_a_guard_does_not_find_a_name_that_only_the_asylum_authority_was_told(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Parwana"))).Persons[0].Id;
        await node.OpenCaseAsync(person, Wall.Asylum, asylum);
        await node.PostAsync<Corrected>(asylum, $"/api/persons/{person}/corrections", new CorrectionInput(
            new() { Name = new() { Given = "Shabnam" }, HabitualResidence = "IRN" }, null, SaidBy.Person,
                "Her own name"));
        Assert.Single(await node.FindAsync(asylum, "Shabnam"));
        Assert.Empty(await node.FindAsync(guard, "Shabnam"));
        var file = await (await node.GetAsync(guard, $"/api/persons/{person}")).Content.ReadAsStringAsync();
        Assert.Contains("Parwana", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Shabnam", file, StringComparison.Ordinal);
        Assert.DoesNotContain("IRN", file, StringComparison.Ordinal);
        Assert.DoesNotContain("asylum", file, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task takes_as_long_for_nobody_as_for_somebody()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        await node.ArriveAsync(guard, [.. Enumerable.Range(0, 20).Select(_ => RegistryNode.Person("Parwana"))]);
        Dictionary<string, List<TimeSpan>> times = new() { ["Parwana"] = [], ["Shabnam"] = [] };
        foreach (var text in Enumerable.Repeat<string[]>(["Parwana", "Shabnam"], 6).SelectMany(pair => pair))
        {
            var start = Stopwatch.GetTimestamp();
            await node.WithAsync<FindPersons>(
                find => find.RunAsync(guard, new(text, null), TestContext.Current.CancellationToken));
            times[text].Add(Stopwatch.GetElapsedTime(start));
        }
        // A busy machine makes any answer late, by whole beats; none comes before the first beat, and that is how long somebody takes.
        Assert.All(times.Values.SelectMany(time => time), time =>
            Assert.True(time >= FindPersons.Beat - TimeSpan.FromMilliseconds(20), $"{time}"));
    }

    [Fact]
    public async Task is_written_down_for_everybody_who_was_found_and_tells_guards_nothing_of_other_readers()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Parwana"))).Persons[0].Id;
        await node.OpenCaseAsync(person, Wall.Asylum, asylum);
        await node.FindAsync(guard, "Parwana");
        await node.FindAsync(asylum, "Parwana");
        await node.GetAsync(asylum, $"/api/persons/{person}");
        Assert.Equal(3, (await node.WithAsync<Readings,
            IReadOnlyList<ReadingLine>>(log => log.ForThePersonAsync(person))).Count);
        var seen = await node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(log => log.OfPersonAsync(guard, person));
        Assert.Equal("border", Assert.Single(seen).Authority);
    }

    [Fact]
    public async Task by_the_number_of_a_document_finds_its_holder()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var typed = RegistryNode.Person("Parwana");
        var arrived = await node.ArriveAsync(guard, RegistryNode.Person("Anwar"),
            typed with { Person = typed.Person with { Documents = [new("NP", "P-01234 567", "AFG", null, null)] } });
        Assert.Equal(arrived.Persons[1].Id, Assert.Single(await node.FindAsync(guard, "p01234567")).Id);
    }
}
