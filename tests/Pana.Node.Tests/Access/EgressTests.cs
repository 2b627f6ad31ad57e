using Pana.Access.Gate;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Node.Tests.Access;

public sealed class The_gate
{
    static readonly EgressPerson Fled = new(Guid.CreateVersion7(), new HashSet<string> { "afg", "afg-agents" }, new HashSet<string>());
    static readonly EgressPerson Plain = new(Guid.CreateVersion7(), new HashSet<string>(), new HashSet<string>());
    static readonly EgressParty Tajik = new("tjk", "asylum", Function.Asylum), Afghan = new("afg", "consulate", Function.Migration),
        Unknown = new(null, "somebody", Function.CivilSociety);

    static bool Allows(EgressParty direct, EgressParty ultimate, EgressPerson person, Wall wall = Wall.Open, params string[] items) =>
        EgressRules.Allows(new(EgressKind.Envelope, direct, ultimate, [person], wall, items));

    [Fact]
    public void holds_against_the_state_that_somebody_fled() => Assert.False(Allows(Afghan, Afghan, Fled));

    [Fact]
    public void holds_against_it_behind_a_harmless_first_recipient() => Assert.False(Allows(Tajik, Afghan, Fled));

    [Fact]
    public void holds_against_it_as_a_go_between() => Assert.False(Allows(Afghan, Tajik, Fled));

    [Fact]
    public void holds_against_named_agents_wherever_they_are() =>
        Assert.False(Allows(new("tjk", "afg-agents", Function.CivilSociety), Tajik, Fled));

    [Fact]
    public void holds_against_whoever_does_not_say_where_they_belong() => Assert.False(Allows(Unknown, Tajik, Fled));

    [Fact]
    public void lets_pass_what_concerns_nobody_who_fears() => Assert.True(Allows(Afghan, Afghan, Plain));

    [Fact]
    public void opens_item_by_item()
    {
        var consenting = Fled with { Consented = new HashSet<string> { "birth-certificate" } };
        Assert.True(Allows(Afghan, Afghan, consenting, Wall.Open, "birth-certificate"));
        Assert.False(Allows(Afghan, Afghan, consenting, Wall.Open, "birth-certificate", "photograph"));
        Assert.False(Allows(Afghan, Afghan, consenting));
    }

    [Theory]
    [InlineData(Function.Border, Wall.Asylum, false)]
    [InlineData(Function.Police, Wall.Trafficking, false)]
    [InlineData(Function.Migration, Wall.Health, false)]
    [InlineData(Function.Asylum, Wall.Asylum, true)]
    [InlineData(Function.Asylum, Wall.Gbv, false)]
    [InlineData(Function.Decision, Wall.Security, true)]
    public void gives_what_stands_behind_a_wall_to_those_who_see_behind_it(Function recipient, Wall wall, bool passes) =>
        Assert.Equal(passes, Allows(new("tjk", "x", recipient), new("tjk", "x", recipient), Plain, wall));

    [Fact]
    public void gives_the_person_what_is_theirs() => Assert.True(Allows(EgressParty.ThePerson, EgressParty.ThePerson, Fled, Wall.Asylum));

    [Fact]
    public void does_not_take_a_nameless_recipient_for_the_person() =>
        Assert.False(Allows(new(null, "", null), new(null, "", null), Fled, Wall.Asylum));

    [Fact]
    public void gives_a_family_one_slip_but_nobody_what_stands_behind_anothers_wall()
    {
        Assert.True(Together(Wall.Open));
        Assert.False(Together(Wall.Child));

        static bool Together(Wall wall) => EgressRules.Allows(
            new(EgressKind.Print, EgressParty.ThePerson, EgressParty.ThePerson, [Fled, Plain], wall, []));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task writes_a_blocked_attempt_down_and_tells_the_other_side_nothing(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var officer = (await node.OfficersAsync(Function.Asylum))[0];
        var keeper = (await node.OfficersAsync(Function.DataProtection))[0];
        var refusal = await node.WithAsync<Egress, Refusal?>(egress => egress.CheckAsync(officer,
            new(EgressKind.Envelope, Afghan, Afghan, [Fled], Wall.Asylum, ["claim"])));
        Assert.Equal("cannot-leave", refusal!.Name);
        Assert.Null(refusal.With);
        var blocked = Assert.Single(await node.WithAsync<Egress, IReadOnlyList<BlockedLine>>(egress => egress.BlockedAsync(keeper, 9)));
        Assert.Equal(Fled.Id, Assert.Single(blocked.Persons));
        Assert.Empty(await node.WithAsync<Egress, IReadOnlyList<BlockedLine>>(egress => egress.BlockedAsync(officer, 9)));
    }
}

public sealed class The_log_of_readings
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task shows_on_the_file_only_what_its_reader_could_have_read(DatabaseKind kind)
    {
        await using var node = await RunningNode.StartAsync(kind);
        var person = Guid.CreateVersion7();
        var guard = (await node.OfficersAsync(Function.Border))[0];
        var asylum = (await node.OfficersAsync(Function.Asylum))[0];
        var social = (await node.OfficersAsync(Function.Social))[0];
        var keeper = (await node.OfficersAsync(Function.DataProtection))[0];
        foreach (var (reader, wall) in new[] { (guard, Wall.Case), (asylum, Wall.Asylum), (social, Wall.Gbv) })
            await node.WithAsync<Readings, bool>(async readings =>
            {
                await readings.RecordAsync(reader, person, null, wall, "access.readings.what");
                return true;
            });

        async Task<Wall[]> SeenBy(Officer officer) => [.. (await node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(
            readings => readings.OfPersonAsync(officer, person))).Select(line => line.Wall).Order()];
        Assert.Equal([Wall.Case], await SeenBy(guard));
        Assert.Equal([Wall.Case, Wall.Asylum], await SeenBy(asylum));
        Assert.Equal([Wall.Case, Wall.Gbv], await SeenBy(social));
        Assert.Equal([Wall.Case, Wall.Asylum, Wall.Gbv], await SeenBy(keeper));
        Assert.Equal(3, (await node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(r => r.ForThePersonAsync(person))).Count);
        Assert.Empty(await node.WithAsync<Readings, IReadOnlyList<ReadingLine>>(r => r.NewestAsync(asylum, 10)));
    }
}

public sealed class The_tables_of_accounts
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task are_what_the_program_expects(DatabaseKind kind) => Assert.Equal("", string.Join('\n',
        await Schema.DifferencesAsync<Pana.Access.AccessContext>(kind, typeof(Pana.Access.AccessModule).Assembly)));
}
