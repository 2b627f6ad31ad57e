using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Registry.People;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

/// <summary>
/// Random stories of a few numbers: said to be one, told more about, taken apart. Beside the register a second book is kept in
/// which nothing was ever joined; whenever all are parted the two must be equal to the byte.
/// </summary>
public sealed class Joining_and_parting
{
    const int Numbers = 4;

    public enum Deed { Join, Part, Add }

    static readonly Gen<(Deed Deed, int One, int Other)> One = Gen.Choose(0, 5).Select(which => which switch { 0 or 1 => Deed.Join, 2 => Deed.Part, _ => Deed.Add })
        .SelectMany(deed => Gen.Choose(0, Numbers - 1).Two().Select(pair => (deed, pair.Item1, pair.Item2)));

    [Fact]
    public async Task restores_every_byte() => await StoriesAsync(DatabaseKind.Sqlite, Environment.GetEnvironmentVariable("PANA_FULL") == "1" ? 10_000 : 60);

    [Fact]
    public async Task restores_every_byte_on_the_other_database() => await StoriesAsync(DatabaseKind.Postgres, 30);

    static async Task StoriesAsync(DatabaseKind kind, int count)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var (first, second) = (node.Official("asylum-dushanbe", Function.Asylum), node.Official("asylum-dushanbe", Function.Asylum));
        foreach (var story in One.ListOf(12).Sample(count, count))
            await TellAsync(node, first, second, [.. story]);
    }

    static async Task TellAsync(RegistryNode node, Officer first, Officer second, IReadOnlyList<(Deed Deed, int One, int Other)> story)
    {
        var cancel = TestContext.Current.CancellationToken;
        var ids = new List<Guid>();
        for (var i = 0; i < Numbers; i++)
            ids.Add((await node.WithAsync<Registrations, Outcome<Arrived>>(registrations => registrations.ArrivalAsync(first,
                new(GroupKind.Travel, null, [new(new() { Name = new() { Given = $"Parwana {i}" }, Birth = "1996" })]), cancel))).Value.Persons[0].Id);
        var book = ids.ToDictionary(id => id, _ => new List<string>());
        var joined = new List<(Guid Decision, Guid One, Guid Other)>();
        foreach (var (deed, one, other) in story)
        {
            node.Clock.Advance(TimeSpan.FromSeconds(1));
            if (deed == Deed.Add)
            {
                var place = $"Balkh {story.Count}{book.Values.Sum(words => words.Count)}";
                await node.WithAsync<Registrations, Outcome<Corrected>>(registrations => registrations.StateAsync(first, ids[one],
                    new() { Birthplace = place }, SaidBy.Person, cancel));
                book[ids[one]].Add(place);
            }
            else if (deed == Deed.Join)
            {
                var said = await node.WithAsync<Decide, Outcome<Decided>>(decide => decide.RunAsync(first,
                    new(ids[one], ids[other], Verdict.Same, "One"), cancel));
                Assert.Equal(one == other || Linked(joined, ids[one]).Contains(ids[other]), said.IsRefused);
                if (said.IsRefused)
                    continue;
                await node.WithAsync<Agree, Outcome<Decided>>(agree => agree.RunAsync(second, said.Value.DecisionId, cancel));
                joined.Add((said.Value.DecisionId, ids[one], ids[other]));
            }
            else if (joined.Count > 0)
                await PartAsync(joined[(one + other) % joined.Count]);
            Assert.Equal(Linked(joined, ids[one]), (await node.WithAsync<Identities, IReadOnlyList<Guid>>(identities => identities.OfAsync(ids[one], cancel))).ToHashSet());
        }
        var before = await BytesAsync(node, ids);
        while (joined.Count > 0)
            await PartAsync(joined[0]);
        Assert.Equal(before, await BytesAsync(node, ids));
        foreach (var (id, words) in book)
        {
            var face = Assert.Single(await node.WithAsync<Faces, IReadOnlyList<Face>>(faces => faces.WholeAsync([id], cancel)));
            Assert.Equal(words, face.Said.Select(word => word.Facts.Birthplace).OfType<string>());
        }

        async Task PartAsync((Guid Decision, Guid One, Guid Other) pair)
        {
            var apart = await node.WithAsync<TakeApart, Outcome<Decided>>(take => take.RunAsync(second, pair.One, new(pair.Decision, "Two", null), cancel));
            await node.WithAsync<Agree, Outcome<Decided>>(agree => agree.RunAsync(first, apart.Value.DecisionId, cancel));
            joined.Remove(pair);
        }
    }

    static HashSet<Guid> Linked(IReadOnlyCollection<(Guid Decision, Guid One, Guid Other)> joined, Guid from)
    {
        var reached = new HashSet<Guid> { from };
        while (joined.Any(pair => reached.Contains(pair.One) != reached.Contains(pair.Other)))
            foreach (var pair in joined.Where(pair => reached.Contains(pair.One) || reached.Contains(pair.Other)))
                reached.UnionWith([pair.One, pair.Other]);
        return reached;
    }

    /// <summary>All rows about them as they lie in the database: words, links, places, circles, tokens, shields.</summary>
    static Task<string> BytesAsync(RegistryNode node, List<Guid> ids) => node.WithAsync<UnitOfWork, string>(async unit =>
    {
        var registry = unit.Context<RegistryContext>();
        var links = await registry.Links.AsNoTracking().Where(link => ids.Contains(link.PersonId)).OrderBy(link => link.SourceId).ToListAsync();
        var sources = links.Select(link => link.SourceId).ToList();
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            links, Records = await registry.Records.AsNoTracking().Where(record => sources.Contains(record.Id)).OrderBy(record => record.Id).ToListAsync(),
            Tokens = await registry.Tokens.AsNoTracking().Where(token => sources.Contains(token.SourceId)).OrderBy(token => token.SourceId).ThenBy(token => token.Token).ToListAsync(),
            Persons = await registry.Persons.AsNoTracking().Where(person => ids.Contains(person.Id)).OrderBy(person => person.Id).ToListAsync(),
            Places = await registry.Memberships.AsNoTracking().Where(member => ids.Contains(member.PersonId)).OrderBy(member => member.Id).ToListAsync(),
            Circles = await registry.Scopes.AsNoTracking().Where(scope => ids.Contains(scope.PersonId)).OrderBy(scope => scope.Id).ToListAsync(),
        });
    });
}
