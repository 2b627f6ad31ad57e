using System.Net;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

/// <summary>Two numbers, whom both asylum officials of one unit know.</summary>
sealed class TwoNumbers : IAsyncDisposable
{
    public required RegistryNode Node { get; init; }
    public required Officer Guard { get; init; }
    public required Officer First { get; init; }
    public required Officer Second { get; init; }
    public required Guid One { get; init; }
    public required Guid Other { get; init; }

    public static async Task<TwoNumbers> NewAsync(DatabaseKind kind, string one = "گلنازه", string other = "Гулноза", string birth = "1996-06-02",
        string otherBirth = "1996-06-02")
    {
        var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var first = node.Official("asylum-dushanbe", Function.Asylum);
        var here = new TwoNumbers
        {
            Node = node, Guard = guard, First = first, Second = node.Official("asylum-dushanbe", Function.Asylum),
            One = (await node.ArriveAsync(guard, RegistryNode.Person(one, birth))).Persons[0].Id,
            Other = (await node.ArriveAsync(guard, RegistryNode.Person(other, otherBirth))).Persons[0].Id,
        };
        await node.OpenCaseAsync(here.One, Wall.Asylum, first);
        await node.OpenCaseAsync(here.Other, Wall.Asylum, first);
        await here.CompareAsync();
        return here;
    }

    public Task CompareAsync() => Node.WithAsync<CompareService>(service => service.RunAsync(TestContext.Current.CancellationToken));

    public async Task<IReadOnlyList<PairView>> QueueAsync(Officer officer) =>
        await Node.WithAsync<DeskQueue, IReadOnlyList<PairView>>(queue => queue.ListAsync(officer, TestContext.Current.CancellationToken));

    public Task<HttpResponseMessage> DecideAsync(Officer officer, string verdict) =>
        Node.PostAsync(officer, "/api/duplicates/decisions", new { one = One, other = Other, verdict, reason = "Same mother, same village" });

    public async Task<Guid> DecidedAsync(Officer officer, string verdict) => (await Node.PostAsync<Decided>(officer, "/api/duplicates/decisions",
        new { one = One, other = Other, verdict, reason = "Same mother, same village" })).DecisionId;

    public Task<HttpResponseMessage> AgreeAsync(Officer officer, Guid decision) =>
        Node.PostAsync(officer, $"/api/duplicates/decisions/{decision}/agreement", new { });

    public async Task<Guid> JoinAsync()
    {
        var decision = await DecidedAsync(First, "Same");
        Assert.Equal(HttpStatusCode.OK, (await AgreeAsync(Second, decision)).StatusCode);
        return decision;
    }

    public async Task PartAsync(Guid joined, params Guid[] moved)
    {
        var decision = await Node.PostAsync<Decided>(First, $"/api/persons/{One}/identity/apart",
            new { decisionId = joined, reason = "Her sister", moved });
        Assert.Equal(HttpStatusCode.OK, (await AgreeAsync(Second, decision.DecisionId)).StatusCode);
    }

    public Task<IReadOnlyList<Guid>> NumbersAsync(Guid person) =>
        Node.WithAsync<Identities, IReadOnlyList<Guid>>(identities => identities.OfAsync(person));

    public async Task<string> FileAsync(Officer officer, Guid person) =>
        await (await Node.GetAsync(officer, $"/api/persons/{person}")).Content.ReadAsStringAsync();

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}

public sealed class Two_numbers
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task become_one_person_by_two_officials_and_both_numbers_still_find_them(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var decision = await here.DecidedAsync(here.First, "Same");
        Assert.Single(await here.NumbersAsync(here.One));
        Assert.Equal("second-official-needed", await RegistryNode.RefusalAsync(await here.AgreeAsync(here.First, decision)));
        Assert.Equal(HttpStatusCode.OK, (await here.AgreeAsync(here.Second, decision)).StatusCode);
        Assert.Equal([here.One, here.Other], await here.NumbersAsync(here.One));
        Assert.Equal([here.Other, here.One], await here.NumbersAsync(here.Other));
        foreach (var number in new[] { here.One, here.Other })
        {
            var file = await here.FileAsync(here.First, number);
            Assert.Contains("گلنازه", file, StringComparison.Ordinal);
            Assert.Contains("Гулноза", file, StringComparison.Ordinal);
        }
        Assert.Single(await here.Node.FindAsync(here.First, "Gulnoza"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task parted_again_are_what_they_were_with_what_happened_since_where_it_was_written(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var (one, other) = (await here.FileAsync(here.First, here.One), await here.FileAsync(here.First, here.Other));
        var joined = await here.JoinAsync();
        await here.PartAsync(joined);
        Assert.Equal(one, await here.FileAsync(here.First, here.One));
        Assert.Equal(other, await here.FileAsync(here.First, here.Other));
        here.Node.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await here.DecidedAsync(here.First, "Same");
        await here.AgreeAsync(here.Second, again);
        await here.Node.PostAsync<Corrected>(here.First, $"/api/persons/{here.Other}/corrections",
            new CorrectionInput(new() { Birthplace = "Balkh" }, null, SaidBy.Person, "Told later"));
        Assert.Contains("Balkh", await here.FileAsync(here.First, here.One), StringComparison.Ordinal);
        await here.PartAsync(again);
        Assert.Equal(one, await here.FileAsync(here.First, here.One));
        Assert.Contains("Balkh", await here.FileAsync(here.First, here.Other), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task parted_can_give_a_later_word_to_the_other_one_but_no_earlier_one(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var before = await here.Node.PostAsync<Corrected>(here.First, $"/api/persons/{here.One}/corrections",
            new CorrectionInput(new() { HabitualResidence = "IRN" }, null, SaidBy.Person, "Told before"));
        here.Node.Clock.Advance(TimeSpan.FromMinutes(1));
        var joined = await here.JoinAsync();
        var since = await here.Node.PostAsync<Corrected>(here.First, $"/api/persons/{here.One}/corrections",
            new CorrectionInput(new() { Birthplace = "Balkh" }, null, SaidBy.Person, "Told later"));
        var refused = await here.Node.PostAsync(here.First, $"/api/persons/{here.One}/identity/apart",
            new { decisionId = joined, reason = "Her sister", moved = new[] { before.SourceId } });
        Assert.Equal("word-not-movable", await RegistryNode.RefusalAsync(refused));
        await here.PartAsync(joined, since.SourceId);
        Assert.DoesNotContain("Balkh", await here.FileAsync(here.First, here.One), StringComparison.Ordinal);
        Assert.Contains("Balkh", await here.FileAsync(here.First, here.Other), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task parted_keep_a_word_that_was_given_away_when_the_one_is_erased_and_lose_it_when_the_other_is(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var joined = await here.JoinAsync();
        var (kept, lost) = (await StateAsync(here.One, "Balkh"), await StateAsync(here.Other, "Kunduz"));
        await here.PartAsync(joined, kept, lost);
        await here.Node.WithAsync<PersonProtection>(protection => protection.EraseAsync(here.One));
        var file = await here.FileAsync(here.First, here.Other);
        Assert.Contains("Balkh", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Kunduz", file, StringComparison.Ordinal);
        Assert.Equal(here.Other, Assert.Single(await here.Node.FindAsync(here.First, "Гулноза")).Id);
        var seal = "";
        await here.Node.WithAsync<UnitOfWork>(async unit =>
        {
            var registry = unit.Context<RegistryContext>();
            // What was given to the erased one lies under no key that lives, and what the living one got is in its own record.
            Assert.Equal(here.One, (await registry.Records.SingleAsync(record => record.Id == lost)).PersonId);
            var word = await registry.Records.SingleAsync(record => record.Id == kept);
            Assert.Equal(here.Other, word.PersonId);
            seal = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(word.Content));
        });
        Assert.Contains(seal, await here.Node.WithAsync<Journal, string>(async journal => System.Text.Encoding.UTF8.GetString((await journal.OpenAsync(
            (await journal.ReadAsync(here.Other).ToListAsync()).Single(entry => entry.Step == "registry.Given"))).Value)), StringComparison.Ordinal);

        async Task<Guid> StateAsync(Guid number, string place) => (await here.Node.PostAsync<Corrected>(here.First, $"/api/persons/{number}/corrections",
            new CorrectionInput(new() { Birthplace = place }, null, SaidBy.Person, "Told later"))).SourceId;
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_parted_by_two_officials_who_say_the_same_of_the_same_words(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var joined = await here.JoinAsync();
        var since = (await here.Node.PostAsync<Corrected>(here.First, $"/api/persons/{here.One}/corrections",
            new CorrectionInput(new() { Birthplace = "Balkh" }, null, SaidBy.Person, "Told later"))).SourceId;
        Task<HttpResponseMessage> SayAsync(Officer officer, params Guid[] moved) => here.Node.PostAsync(officer,
            $"/api/persons/{here.Other}/identity/apart", new { decisionId = joined, reason = "Her sister", moved });
        Assert.Equal(HttpStatusCode.OK, (await SayAsync(here.First, since)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SayAsync(here.First, since)).StatusCode);
        Assert.Equal("second-official-needed", await RegistryNode.RefusalAsync(await SayAsync(here.Second)));
        Assert.Equal(2, (await here.NumbersAsync(here.One)).Count);
        Assert.Equal(HttpStatusCode.OK, (await SayAsync(here.Second, since)).StatusCode);
        Assert.Single(await here.NumbersAsync(here.One));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_one_pair_whichever_of_them_is_named_first(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        async Task<Guid> SayAsync(Officer officer, Guid one, Guid other) => (await here.Node.PostAsync<Decided>(officer, "/api/duplicates/decisions",
            new { one, other, verdict = "Same", reason = "Same mother" })).DecisionId;
        Assert.Equal(await SayAsync(here.First, here.Other, here.One), await SayAsync(here.Second, here.One, here.Other));
        Assert.Equal(2, (await here.NumbersAsync(here.One)).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task from_before_names_were_found_by_their_sound_are_found_by_it_and_nothing_is_added_twice(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        Task<List<(Guid, long)>> TokensAsync() => here.Node.WithAsync<UnitOfWork, List<(Guid, long)>>(async unit =>
            [.. (await unit.Context<RegistryContext>().Tokens.AsNoTracking().ToListAsync()).Select(token => (token.SourceId, token.Token)).Order()]);
        var before = await TokensAsync();
        await here.Node.WithAsync<UnitOfWork>(unit => unit.RunAsync(async () =>
        {
            var registry = unit.Context<RegistryContext>();
            var all = await registry.Tokens.ToListAsync();
            registry.Tokens.RemoveRange(all.GroupBy(token => token.SourceId).SelectMany(tokens => tokens.OrderBy(token => token.Token).Skip(2)));
            registry.Unindexed.AddRange(all.Select(token => token.SourceId).Distinct().Select(source => new Unindexed { SourceId = source }));
            await registry.LikelyPairs.ExecuteDeleteAsync();
        }));
        await here.Node.WithAsync<PersonProtection>(protection => protection.EraseAsync(here.Other));
        await here.CompareAsync();
        await here.CompareAsync();
        var own = await here.Node.WithAsync<UnitOfWork, List<Guid>>(unit => unit.Context<RegistryContext>().Records
            .Where(record => record.PersonId == here.One).Select(record => record.Id).ToListAsync());
        Assert.Equal(before.Where(token => own.Contains(token.Item1)), await TokensAsync());
        Assert.Single(await here.Node.FindAsync(here.First, "Gulnoza"));
        Assert.Equal(0, await here.Node.WithAsync<UnitOfWork, int>(unit => unit.Context<RegistryContext>().Unindexed.CountAsync()));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_are_one_open_no_wall_and_nobodys_sight(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var social = here.Node.Official("social-dushanbe", Function.Social);
        var onlyOne = here.Node.Official("asylum-khujand", Function.Asylum);
        await here.Node.OpenCaseAsync(here.One, Wall.Asylum, onlyOne);
        await here.Node.PostAsync<Corrected>(here.First, $"/api/persons/{here.Other}/corrections",
            new CorrectionInput(new() { Birthplace = "Balkh" }, null, SaidBy.Person, "Told the asylum authority"));
        var before = await here.FileAsync(onlyOne, here.One);
        var atPost = await here.FileAsync(here.Guard, here.One);
        await here.JoinAsync();
        Assert.Equal(before, await here.FileAsync(onlyOne, here.One));
        Assert.Equal("person-not-found", await RegistryNode.RefusalAsync(await here.Node.GetAsync(onlyOne, $"/api/persons/{here.Other}")));
        Assert.DoesNotContain("Balkh", await here.FileAsync(here.Guard, here.One), StringComparison.Ordinal);
        Assert.Equal("person-not-found", await RegistryNode.RefusalAsync(await here.Node.GetAsync(social, $"/api/persons/{here.One}")));
        Assert.NotEmpty(atPost);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task behind_another_wall_become_one_only_when_somebody_who_sees_it_agrees_and_the_answers_tell_nothing(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        await using var plain = await TwoNumbers.NewAsync(kind);
        var social = here.Node.Official("social-dushanbe", Function.Social);
        await here.Node.OpenCaseAsync(here.One, Wall.Trafficking, social);
        await here.Node.OpenCaseAsync(here.Other, Wall.Trafficking, social);
        var (decision, without) = (await here.DecidedAsync(here.First, "Same"), await plain.DecidedAsync(plain.First, "Same"));
        var (agreed, agreedWithout) = (await here.AgreeAsync(here.Second, decision), await plain.AgreeAsync(plain.Second, without));
        Assert.Equal(agreedWithout.StatusCode, agreed.StatusCode);
        Assert.Equal((await agreedWithout.Content.ReadAsStringAsync()).Replace($"{without}", "", StringComparison.Ordinal),
            (await agreed.Content.ReadAsStringAsync()).Replace($"{decision}", "", StringComparison.Ordinal));
        Assert.Single(await here.NumbersAsync(here.One));
        Assert.Equal(decision, Assert.Single(await here.QueueAsync(social)).Agreeable!.Id);
        await here.AgreeAsync(social, decision);
        Assert.Equal(2, (await here.NumbersAsync(here.One)).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_are_one_keep_the_origin_wall_of_both(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        await here.Node.WithAsync<PersonProtection>(protection => protection.VoicedFearAsync(here.Other, ["taliban"]));
        async Task<EgressPerson> GateAsync() => Assert.Single(await here.Node.WithAsync<PersonProtection, IReadOnlyList<EgressPerson>>(
            protection => protection.ForGateAsync([here.One])));
        Assert.Empty((await GateAsync()).ProtectedFrom);
        var joined = await here.JoinAsync();
        Assert.Equal(["afg", "taliban"], (await GateAsync()).ProtectedFrom.Order());
        await here.PartAsync(joined);
        Assert.Empty((await GateAsync()).ProtectedFrom);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_are_one_make_no_adult_of_a_child(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind, birth: "2012", otherBirth: "1990");
        await here.JoinAsync();
        var ages = await here.Node.WithAsync<Persons, IReadOnlyDictionary<Guid, AgeRange>>(persons => persons.AgesAsync([here.One, here.Other]));
        Assert.All(ages.Values, age => Assert.True(age.MayBeChild));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task that_are_one_are_erased_together(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        await here.JoinAsync();
        await here.Node.WithAsync<PersonProtection>(protection => protection.EraseAsync(here.One));
        Assert.Empty(await here.Node.FindAsync(here.First, "Гулноза"));
        Assert.Empty(await here.QueueAsync(here.First));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task stand_in_the_record_of_both_with_the_reason(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var joined = await here.JoinAsync();
        await here.PartAsync(joined);
        foreach (var number in new[] { here.One, here.Other })
        {
            var entries = await here.Node.WithAsync<Journal, List<JournalEntry>>(async journal => await journal.ReadAsync(number).ToListAsync());
            Assert.Equal(["registry.Same", "registry.Agreed", "registry.Apart", "registry.Agreed"], entries.Skip(1).Select(entry => entry.Step));
            var said = await here.Node.WithAsync<Journal, byte[]>(async journal => (await journal.OpenAsync(entries[1])).Value);
            Assert.Contains("same village", System.Text.Encoding.UTF8.GetString(said), StringComparison.Ordinal);
        }
    }
}
