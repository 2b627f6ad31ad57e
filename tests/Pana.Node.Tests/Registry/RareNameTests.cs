using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Registry.Typing;
using Pana.Storage;

namespace Pana.Node.Tests.Registry;

/// <summary>In a register in which nearly everybody bears one name.</summary>
public sealed class A_rare_name
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task weighs_more_at_the_desk_than_a_common_one_and_the_desk_says_so(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var asylum = node.Official("asylum-dushanbe", Function.Asylum);
        for (var family = 0; family < 30; family++)
            await node.ArriveAsync(asylum, [.. Enumerable.Range(1950, 50).Select(year => RegistryNode.Person("Мухаммад Каримов", $"{year}"))]);
        // The register was smaller when it was last counted.
        node.Clock.Advance(TimeSpan.FromHours(2));
        async Task<Pair> TwiceAsync(string name) => Pair.Of((await node.ArriveAsync(asylum, RegistryNode.Person(name, "1996"))).Persons[0].Id,
            (await node.ArriveAsync(asylum, RegistryNode.Person(name, "1997"))).Persons[0].Id);
        async Task<PairView> SeenAsync(Pair pair) => Assert.Single(await node.WithAsync<PairViews, List<PairView>>(
            views => views.OfAsync(asylum, [(pair.One, pair.Other)], onlyAsked: false, TestContext.Current.CancellationToken)));
        var (common, rare) = (await SeenAsync(await TwiceAsync("Мухаммад Каримов")), await SeenAsync(await TwiceAsync("Зулайхо Фирдавсӣ")));
        Assert.InRange(rare.Likeness, 2 * common.Likeness, 1_000);
        Assert.Contains(rare.Signs, sign => sign is { Key: "name-rare", SpeaksFor: true });
        Assert.Contains(common.Signs, sign => sign is { Key: "name-common", SpeaksFor: false });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task weighs_more_than_a_common_one_while_somebody_is_typed_as_it_does_at_the_desk(DatabaseKind kind)
    {
        await using var node = await RegistryNode.NewAsync(kind);
        var (guard, asylum) = (node.Official("nizhniy-pyandj", Function.Border), node.Official("asylum-dushanbe", Function.Asylum));
        for (var family = 0; family < 30; family++)
            await node.ArriveAsync(asylum, [.. Enumerable.Range(1950, 50).Select(year => RegistryNode.Person("Мухаммад Каримов", $"{year}"))]);
        async Task<KnownPerson> TypedAsync(string name)
        {
            await node.ArriveAsync(guard, RegistryNode.Person(name, "1996"));
            // The register was smaller when it was last counted.
            node.Clock.Advance(TimeSpan.FromHours(2));
            return Assert.Single(await node.PostAsync<List<KnownPerson>>(guard, "/api/persons/likely",
                new PersonInput { Name = new() { Given = name }, Birth = "1996", Nationalities = ["AFG"] }));
        }
        var (common, rare) = (await TypedAsync("Мухаммад Каримов"), await TypedAsync("Зулайхо Фирдавсӣ"));
        Assert.True(rare.Likeness > common.Likeness);
        Assert.Contains(rare.Why, words => words.StartsWith("имя редкое", StringComparison.Ordinal));
        Assert.Contains(common.Why, words => words.StartsWith("имя частое", StringComparison.Ordinal));
    }

    [Fact]
    public void weighs_the_same_whether_one_bears_it_or_ten_so_that_nobody_is_told_from_it()
    {
        foreach (var bearers in Enumerable.Range(0, NameRarity.Least + 1))
            Assert.Equal(NameRarity.ShareOf(NameRarity.Least, 5_000), NameRarity.ShareOf(bearers, 5_000));
        Assert.True(NameRarity.ShareOf(200, 5_000) > NameRarity.ShareOf(20, 5_000));
    }
}
