using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Registry.Typing;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

public sealed class The_duplicate_desk
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task asks_about_one_name_in_two_scripts_and_explains_itself(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var pair = Assert.Single(await here.QueueAsync(here.First));
        Assert.Equal(new[] { here.One, here.Other }.ToHashSet(), [pair.One.Card.Id, pair.Other.Card.Id]);
        Assert.Contains(pair.Signs, sign => sign is { Key: "birth-same", SpeaksFor: true });
        Assert.NotEmpty(pair.NameWords);
        Assert.InRange(pair.Likeness, 500, 1_000);
        foreach (var number in new[] { here.One, here.Other })
        {
            var readings = await here.Node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(log => log.OfPersonAsync(here.First, number));
            Assert.Contains(readings, line => line.What == "reading.duplicates");
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task does_not_ask_again_about_two_people_until_something_new_is_known(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        await here.DecidedAsync(here.First, "NotSure");
        Assert.Single(await here.QueueAsync(here.First));
        await here.DecidedAsync(here.First, "Different");
        Assert.Empty(await here.QueueAsync(here.First));
        Assert.Empty(await here.QueueAsync(here.Second));
        await here.CompareAsync();
        Assert.Empty(await here.QueueAsync(here.First));
        foreach (var number in new[] { here.One, here.Other })
            await here.Node.PostAsync<Corrected>(here.First, $"/api/persons/{number}/corrections", new CorrectionInput(
                new() { Documents = [new("NP", "P01234567", "AFG", null, null)] }, null, SaidBy.Data, "Passport shown"));
        await here.CompareAsync();
        Assert.Single(await here.QueueAsync(here.First));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task shows_nothing_of_a_file_that_the_official_may_not_know_of_and_asks_the_one_who_may(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        var social = node.Official("social-dushanbe", Function.Social);
        var head = social with { Id = Guid.CreateVersion7(), LeadsUnit = true };
        var (one, other) = ((await node.ArriveAsync(guard, RegistryNode.Person("Parwana", "1996-06-02"))).Persons[0].Id,
            (await node.ArriveAsync(guard, RegistryNode.Person("Parwana", "1996-06-02"))).Persons[0].Id);
        await node.OpenCaseAsync(one, Wall.Case, asylum);
        await node.OpenCaseAsync(other, Wall.Trafficking, social);
        await node.WithAsync<CompareService>(service => service.RunAsync(TestContext.Current.CancellationToken));
        async Task<int> AskedAsync(Officer officer) => (await node.WithAsync<DeskQueue, IReadOnlyList<PairView>>(
            queue => queue.ListAsync(officer, TestContext.Current.CancellationToken))).Count;
        Assert.Equal(0, await AskedAsync(asylum));
        Assert.Equal(0, await AskedAsync(asylum with { Id = Guid.CreateVersion7(), LeadsUnit = true }));
        Assert.Equal(0, await AskedAsync(social));
        Assert.Equal(1, await AskedAsync(head));
        object Say(Guid with) => new { one, other = with, verdict = "Same", reason = "Trying" };
        var (theirs, nobodys) = (await node.PostAsync(asylum, "/api/duplicates/decisions", Say(other)),
            await node.PostAsync(asylum, "/api/duplicates/decisions", Say(Guid.CreateVersion7())));
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(await nobodys.Content.ReadAsStringAsync(), await theirs.Content.ReadAsStringAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task does_not_ask_when_only_words_behind_another_wall_are_alike(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind, one: "Parwana", other: "Шабнам", otherBirth: "1980");
        var social = here.Node.Official("social-dushanbe", Function.Social);
        foreach (var number in new[] { here.One, here.Other })
        {
            await here.Node.OpenCaseAsync(number, Wall.Trafficking, social);
            await here.Node.PostAsync<Corrected>(social, $"/api/persons/{number}/corrections", new CorrectionInput(
                new() { Name = new() { Given = "Зайнаб", Family = "Раҳимӣ" }, Birth = "1996-06-02", Documents = [new("NP", "P01234567", "AFG", null, null)] },
                null, SaidBy.Data, "Passport shown to the shelter"));
        }
        await here.CompareAsync();
        Assert.Empty(await here.QueueAsync(here.First));
        Assert.Single(await here.QueueAsync(social));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task asks_the_database_as_often_for_many_pairs_as_for_one(DatabaseKind kind)
    {
        await using var here = await TwoNumbers.NewAsync(kind);
        var (one, few) = await CountedAsync(here);
        for (var i = 0; i < 4; i++)
        {
            var more = (await here.Node.ArriveAsync(here.Guard, RegistryNode.Person("Гулноза", "1996-06-02"))).Persons[0].Id;
            await here.Node.OpenCaseAsync(more, Wall.Asylum, here.First);
        }
        await here.CompareAsync();
        var (many, asMany) = await CountedAsync(here);
        Assert.Equal((1, 15), (one, many));
        Assert.InRange(few, 1, 12);
        Assert.Equal(few, asMany);
    }

    /// <summary>Pairs in the queue, and questions to the database that show them.</summary>
    static async Task<(int Pairs, int Questions)> CountedAsync(TwoNumbers here)
    {
        var cancel = TestContext.Current.CancellationToken;
        var queue = await here.QueueAsync(here.First);
        var pairs = queue.Select(pair => (pair.One.Card.Id, pair.Other.Card.Id)).ToList();
        using var questions = new Questions();
        // Entity Framework remembers for a second that nobody listened.
        await Task.Delay(TimeSpan.FromSeconds(1.2), cancel);
        var views = await here.Node.WithAsync<PairViews, List<PairView>>(show => show.OfAsync(here.First, pairs, onlyAsked: true, cancel));
        return (views.Count, questions.Count);
    }

    /// <summary>Counts the commands that Entity Framework runs in this flow of work.</summary>
    sealed class Questions : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        readonly AsyncLocal<bool> _isMine = new() { Value = true };
        readonly List<IDisposable> _watched = [];
        int _count;

        public Questions() => _watched.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => _count;

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == "Microsoft.EntityFrameworkCore")
                _watched.Add(listener.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> told)
        {
            if (_isMine.Value && told.Key == RelationalEventId.CommandExecuted.Name)
                Interlocked.Increment(ref _count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _watched.ForEach(each => each.Dispose());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task never_asks_about_those_who_came_together(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var guard = node.Official("nizhniy-pyandj", Function.Border);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        var twins = await node.ArriveAsync(guard, RegistryNode.Person("Hasan", "2015-06-02"), RegistryNode.Person("Hasan", "2015-06-02"));
        foreach (var twin in twins.Persons)
            await node.OpenCaseAsync(twin.Id, Wall.Asylum, asylum);
        await node.WithAsync<CompareService>(service => service.RunAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await node.WithAsync<DeskQueue, IReadOnlyList<PairView>>(
            queue => queue.ListAsync(asylum, TestContext.Current.CancellationToken)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task asks_about_one_document_under_two_names_though_many_bear_either_name(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        ArrivalPerson Shown(string name)
        {
            var person = RegistryNode.Person(name, "1996-06-02");
            return person with { Person = person.Person with { Documents = [new("NP", "P01234567", "AFG", null, null)] } };
        }
        var twice = new List<Guid>();
        foreach (var name in new[] { "Parwana", "Шабнам" })
        {
            twice.Add((await node.ArriveAsync(asylum, Shown(name))).Persons[0].Id);
            await node.ArriveAsync(asylum, [.. Enumerable.Range(1, 40).Select(day => RegistryNode.Person(name, $"1996-{1 + day / 28:00}-{1 + day % 28:00}"))]);
        }
        await node.WithAsync<CompareService>(service => service.RunAsync(TestContext.Current.CancellationToken));
        var asked = await node.WithAsync<DeskQueue, IReadOnlyList<PairView>>(queue => queue.ListAsync(asylum, TestContext.Current.CancellationToken));
        Assert.Contains(asked, pair => pair.Signs.Any(sign => sign.Key == "document-same")
            && new[] { pair.One.Card.Id, pair.Other.Card.Id }.ToHashSet().SetEquals(twice));
    }

    [Theory]
    [InlineData(Function.Border)]
    [InlineData(Function.Migration)]
    [InlineData(Function.Hotline)]
    [InlineData(Function.Police)]
    public async Task is_not_there_for(Function function)
    {
        await using var node = await RegistryNode.NewAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync(node.Official("dushanbe", function), "/api/duplicates")).StatusCode);
    }
}

public sealed class Somebody_who_is_being_typed
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task is_compared_with_late_arrivals_of_the_own_post_alone_and_every_showing_is_written_down(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var (guard, elsewhere) = (node.Official("nizhniy-pyandj", Function.Border), node.Official("ishkashim", Function.Border));
        var known = (await node.ArriveAsync(guard, RegistryNode.Person("گلنازه", "1996-06-02"))).Persons[0].Id;
        var typed = new PersonInput { Name = new() { Given = "Gulnoza" }, Birth = "1996-06-02" };
        var likely = Assert.Single(await node.PostAsync<List<KnownPerson>>(guard, "/api/persons/likely", typed));
        Assert.Equal(known, likely.Card.Id);
        Assert.NotEmpty(likely.Why);
        Assert.Empty(await node.PostAsync<List<KnownPerson>>(elsewhere, "/api/persons/likely", typed));
        Assert.Empty(await node.PostAsync<List<KnownPerson>>(guard, "/api/persons/likely", new PersonInput { Name = new() { Given = "Shabnam" } }));
        // Half a date, or an impossible one, is no mistake while somebody types.
        Assert.Empty(await node.PostAsync<List<KnownPerson>>(guard, "/api/persons/likely", new PersonInput { Birth = "19" }));
        var readings = await node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(log => log.OfPersonAsync(guard, known));
        Assert.Single(readings, line => line.What == "reading.likely");
        Assert.Equal(HttpStatusCode.Forbidden, (await node.PostAsync(node.Official("dushanbe", Function.Hotline), "/api/persons/likely", typed)).StatusCode);
    }
}
