using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

public sealed class A_correction
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task keeps_both_words_and_the_reason(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Anvar", "1990"))).Persons[0].Id;
        var corrected = await node.PostAsync<Corrected>(guard, $"/api/persons/{person}/corrections",
            new CorrectionInput(new() { Name = new() { Given = "Anwar" } }, ["nationalities"], SaidBy.Person,
                "Misheard at the counter"));
        var file = JsonDocument.Parse(await (await node.GetAsync(guard, $"/api/persons/{person}"))
            .Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("Anwar", file.GetProperty("card").GetProperty("originalName").GetString());
        Assert.Equal("1990", file.GetProperty("card").GetProperty("birth").GetString());
        Assert.Empty(file.GetProperty("card").GetProperty("nationalities").EnumerateArray());
        Assert.Equal(["Arrival", "Correction"], file.GetProperty("sources").EnumerateArray()
            .Select(line => line.GetProperty("kind").GetString()!));
        // Found by the old spelling and by the new one.
        Assert.Single(await node.FindAsync(guard, "Anvar"));
        var entries = await node.WithAsync<Journal,
            List<JournalEntry>>(async journal => await journal.ReadAsync(person).ToListAsync());
        Assert.Equal([corrected.SourceId], entries[1].Sources);
        var said = await node.WithAsync<Journal, byte[]>(async journal => (await journal.OpenAsync(entries[1])).Value);
        Assert.Contains("Misheard", Encoding.UTF8.GetString(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reason-missing", "2011", SaidBy.Person, " ")]
    [InlineData("said-by-missing", "2011", null, "Misheard")]
    [InlineData("nothing-to-correct", null, SaidBy.Person, "Misheard")]
    public async Task is_refused(string refusal, string? birth, SaidBy? saidBy, string reason)
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Anvar", "1990"))).Persons[0].Id;
        Assert.Equal(refusal, await RegistryNode.RefusalAsync(
            await node.PostAsync(guard, $"/api/persons/{person}/corrections",
            new CorrectionInput(new() { Birth = birth }, null, saidBy, reason))));
    }

    [Theory]
    [InlineData("2011")]
    [InlineData(null)]
    public async Task makes_no_adult_of_a_child_on_an_officials_word(string? stated)
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Jawid", stated))).Persons[0].Id;
        Task<HttpResponseMessage> Say(SaidBy by, string birth) =>
            node.PostAsync(guard, $"/api/persons/{person}/corrections",
            new CorrectionInput(new() { Birth = birth }, null, by, "Looks older"));
        Assert.Equal("adulthood-not-by-officer", await RegistryNode.RefusalAsync(await Say(SaidBy.Officer, "1999")));
        Assert.Null(await RegistryNode.RefusalAsync(await Say(SaidBy.Officer, "2012")));
        Assert.Null(await RegistryNode.RefusalAsync(await Say(SaidBy.Data, "1999")));
    }

    [Fact]
    public async Task of_somebody_elses_arrival_is_as_if_there_were_nobody()
    {
        await using var node = await RegistryNode.NewAsync();
        var (guard, elsewhere) = (node.Official("nizhniy-pyandj", Function.Border),
            node.Official("ishkashim", Function.Border));
        var person = (await node.ArriveAsync(guard, RegistryNode.Person("Anvar", "1990"))).Persons[0].Id;
        var correction = new CorrectionInput(new() { Birth = "1991" }, null, SaidBy.Person, "Misheard");
        var (theirs, nobodys) = (await node.PostAsync(elsewhere, $"/api/persons/{person}/corrections", correction),
            await node.PostAsync(elsewhere, $"/api/persons/{Guid.CreateVersion7()}/corrections", correction));
        Assert.Equal(await nobodys.Content.ReadAsStringAsync(), await theirs.Content.ReadAsStringAsync());
        Assert.Equal("person-not-found", await RegistryNode.RefusalAsync(theirs));
    }
}

public sealed class The_origin_wall
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task stands_for_the_family_against_every_state_that_was_ever_written_down(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(
            guard, RegistryNode.Person("Gulnoza", "1990", "HOH"), RegistryNode.Person("Jawid", "2011", "NKIN", "IRN"));
        var other = await node.ArriveAsync(guard, RegistryNode.Person("Anwar"));
        Guid[] all = [.. arrived.Persons.Select(person => person.Id), other.Persons[0].Id];
        Assert.All(await Gate(), person => Assert.Empty(person.ProtectedFrom));

        await node.WithAsync<PersonProtection>(
            protection => protection.VoicedFearAsync(all[1], ["PAK", "taliban-border"]));
        // A correction must not open the wall (protection.md 19).
        await node.PostAsync<Corrected>(guard, $"/api/persons/{all[0]}/corrections",
            new CorrectionInput(new() { Nationalities = ["TJK"] }, null, SaidBy.Officer, "Wrong state"));
        await node.WithAsync<PersonProtection>(protection => protection.VoicedFearAsync(all[1], []));
        var gate = await Gate();
        Assert.Equal(["afg", "irn", "pak", "taliban-border", "tjk"],
            gate[0].ProtectedFrom.Order(StringComparer.Ordinal));
        Assert.Equal(gate[0].ProtectedFrom.Order(), gate[1].ProtectedFrom.Order());
        Assert.Empty(gate[2].ProtectedFrom);

        Task<IReadOnlyList<EgressPerson>> Gate() =>
            node.WithAsync<PersonProtection, IReadOnlyList<EgressPerson>>(protection => protection.ForGateAsync(all));
    }

    [Fact]
    public async Task still_stands_for_the_family_when_the_one_who_voiced_fear_was_erased()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(
            guard, RegistryNode.Person("Gulnoza", "1990", "HOH"), RegistryNode.Person("Jawid", "2011", "SON"));
        await node.WithAsync<PersonProtection>(async protection =>
        {
            await protection.VoicedFearAsync(arrived.Persons[0].Id, []);
            await protection.EraseAsync(arrived.Persons[0].Id);
        });
        var left = await node.WithAsync<PersonProtection, IReadOnlyList<EgressPerson>>(protection =>
            protection.ForGateAsync([arrived.Persons[1].Id]));
        Assert.Equal(["afg"], Assert.Single(left).ProtectedFrom);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task cannot_be_seen_in_the_database(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza"), RegistryNode.Person("Jawid"));
        await node.WithAsync<PersonProtection>(
            protection => protection.VoicedFearAsync(arrived.Persons[0].Id, ["PAK", "IRN"]));
        await using var connection = await node.Database.OpenAsync();
        await using var command = connection.CreateCommand();
        var table = kind is DatabaseKind.Sqlite ? "registry_person" : "registry.person";
        command.CommandText = $"SELECT count(DISTINCT length(shield)) FROM {table}";
        Assert.Equal(1L, Convert.ToInt64(await command.ExecuteScalarAsync(), null));
    }
}

public sealed class An_erased_person
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_a_number_and_nothing_else(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(
            guard, RegistryNode.Person("Gulnoza", "1990", "HOH"), RegistryNode.Person("Jawid", "2011", "SON"));
        var gone = arrived.Persons[0];
        await node.WithAsync<PersonProtection>(protection => protection.EraseAsync(gone.Id));
        Assert.Empty(await node.FindAsync(guard, "Gulnoza"));
        var card = await node.WithAsync<Persons,
            PersonCard>(async persons => (await persons.CardsAsync(guard, [gone.Id]))[gone.Id]);
        Assert.Equal((true, null, gone.Number, true), (card.IsErased, card.Name, card.Number, card.MayBeChild));
        var family = await node.WithAsync<Persons,
            PersonFamily?>(persons => persons.FamilyAsync(guard, arrived.Persons[1].Id));
        Assert.Equal([arrived.Persons[1].Id], family!.Persons.Select(person => person.Card.Id));
        var report = await JournalVerification.RunAsync(node.Database, cancel: TestContext.Current.CancellationToken);
        Assert.True(report.IsWhole);
        await using var connection = await node.Database.OpenAsync();
        await using var command = connection.CreateCommand();
        var table = kind is DatabaseKind.Sqlite ? "registry_search_token" : "registry.search_token";
        command.CommandText = $"SELECT count(*) FROM {table}";
        var left = Convert.ToInt64(await command.ExecuteScalarAsync(), null);
        await node.WithAsync<PersonProtection>(protection => protection.EraseAsync(arrived.Persons[1].Id));
        Assert.True(left > 0);
        Assert.Equal(0L, Convert.ToInt64(await command.ExecuteScalarAsync(), null));
    }
}

public sealed class A_family
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task takes_in_a_newborn_and_a_separated_member_and_has_one_head(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var mother = (await node.ArriveAsync(guard, RegistryNode.Person("Gulnoza", "1990", "HOH"))).Persons[0].Id;
        var path = $"/api/persons/{mother}/family";
        await node.PostAsync<Added>(guard, path, RegistryNode.Person("Navid", "23.11.2026", "SON"));
        await node.PostAsync<Added>(guard, path,
            RegistryNode.Person("Anwar", "1985", "SPO") with { IsSeparated = true });
        Assert.Equal("two-heads", await RegistryNode.RefusalAsync(
            await node.PostAsync(guard, path, RegistryNode.Person("Karim", "1960", "HOH"))));
        var family = await node.WithAsync<Persons, PersonFamily?>(persons => persons.FamilyAsync(guard, mother));
        Assert.Equal([(false, true), (false, false), (true, false)],
            family!.Persons.Select(person => (person.IsSeparated, person.IsHead)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_not_given_to_a_child_on_an_officials_word(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var arrived = await node.ArriveAsync(
            guard, RegistryNode.Person("Gulnoza", "1990", "HOH"), RegistryNode.Person("Jawid", "2011", "NKIN"));
        var child = arrived.Persons[1].Id;
        Task<HttpResponseMessage> Say(string relation, SaidBy by) => node.PostAsync(
            guard, $"/api/persons/{child}/place", new PlaceInput(relation, false, by, "Misunderstood"));
        Assert.Equal("family-not-by-officer", await RegistryNode.RefusalAsync(await Say("SON", SaidBy.Officer)));
        Assert.Equal("two-heads", await RegistryNode.RefusalAsync(await Say("HOH", SaidBy.Person)));
        Assert.Null(await RegistryNode.RefusalAsync(await Say("NEP", SaidBy.Person)));
        // Back again is in the child's favour: anybody may say so.
        Assert.Equal("NEP", await RelationAsync());
        Assert.Null(await RegistryNode.RefusalAsync(await Say("NKIN", SaidBy.Officer)));
        Assert.Equal("NKIN", await RelationAsync());
        Assert.Equal(3, await node.WithAsync<Journal,
            int>(async journal => await journal.ReadAsync(child).CountAsync()));

        async Task<string?> RelationAsync() => (await node.WithAsync<Persons, PersonFamily?>(persons =>
            persons.FamilyAsync(guard, child)))!.Persons.Single(person => person.Card.Id == child).Relation;
    }

    [Fact]
    public async Task shows_a_guard_nobody_whom_the_guardianship_body_added()
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var social = node.Official("social-dushanbe", Function.Social);
        var child = (await node.ArriveAsync(guard, RegistryNode.Person("Jawid", "2011"))).Persons[0].Id;
        await node.OpenCaseAsync(child, Wall.Child, social);
        await node.PostAsync<Added>(social, $"/api/persons/{child}/family",
            RegistryNode.Person("Soraya", "1985", "MOT"));
        Assert.Equal(2, (await Family(social))!.Persons.Count);
        Assert.Single((await Family(guard))!.Persons);
        Assert.Empty(await node.FindAsync(guard, "Soraya"));

        Task<PersonFamily?> Family(Officer reader) =>
            node.WithAsync<Persons, PersonFamily?>(persons => persons.FamilyAsync(reader, child));
    }
}

public sealed class A_posted_person
{
    [Fact]
    public void is_read_from_the_fields_behind_its_prefix()
    {
        var form = new FormCollection(new Dictionary<string, StringValues>
        {
            ["p1.name.given"] = "گلنازه", ["p1.name.latn"] = "Gulnoza", ["p1.name.latn.source"] = "person",
                ["p1.birth"] = "1375/3/2",
            ["p1.nationality"] = new(["AFG", "PAK"]), ["p1.language"] = new(["prs", "ps"]),
                ["p1.language.preferred"] = "prs", ["p1.relation"] = "HOH",
            ["p1.document.number"] = "P0123", ["p1.interpreter"] = "female", ["p2.name.given"] = " ",
        });
        var read = PersonForm.Read(form, "p1.")!;
        Assert.Equal(("گلنازه", "1375/3/2", "HOH"), (read.Person.Name!.Given, read.Person.Birth, read.Relation));
        Assert.Equal(["AFG", "PAK"], read.Person.Nationalities);
        Assert.Equal(SexWish.Female, read.Person.Interpreter);
        Assert.Equal("OTHER", Assert.Single(read.Person.Documents!).Type);
        Assert.Contains(LanguageAbility.InterviewPreferred, read.Person.Languages![0].Abilities!);
        Assert.Null(PersonForm.Read(form, "p2."));
    }

    [Theory]
    [InlineData("Gulnoza Rahimova", "Gulnoza Rahimova")]
    [InlineData("Gulnozarahim", "Gulnozarahim")]
    [InlineData("Gulnoza Bint Rahim", "Gulnoza Bint Rahim")]
    public async Task keeps_the_spelling_of_a_passport(string passport, string shown)
    {
        await using var node = await RegistryNode.NewAsync();
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var person = (await node.ArriveAsync(guard, new ArrivalPerson(new()
        {
            Name = new() { Given = "گلنازه", Family = "رحیمی", Language = "prs", Latn = new(passport, "document") },
        }))).Persons[0].Id;
        var facts = await node.WithAsync<Persons, PersonFacts?>(persons => persons.FactsAsync(guard, person));
        Assert.Equal(shown, facts!.Name!.In(Script.Latin).Trim());
        Assert.Contains(await node.FindAsync(guard, passport), card => card.Id == person);
    }
}
