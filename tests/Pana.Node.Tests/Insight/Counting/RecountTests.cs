using Pana.Insight;
using Pana.Insight.Flows;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Storage;
using Rsd = Pana.Law.RefugeeStatusDetermination;

namespace Pana.Node.Tests.Insight.Counting;

public sealed class Sums_that_follow_steps
{
    /// <summary>What may happen next to somebody; whatever the rules refuse does not happen.</summary>
    static readonly (Function By, Step Step)[] Chances =
    [
        (Function.Asylum, AsylumRegistration.Voice), (Function.Asylum, AsylumRegistration.File), (Function.Asylum, AsylumRegistration.Register),
        (Function.Asylum, AsylumRegistration.Explain), (Function.Border, BorderIntake.Present), (Function.Border, BorderIntake.Explain),
        (Function.Border, BorderIntake.Refer), (Function.Asylum, Referral.Accept), (Function.Asylum, Referral.TakeOver),
        (Function.Decision, Rsd.RecogniseFamily), (Function.Decision, Rsd.GrantTemporaryProtection), (Function.Decision, Rsd.ServeGrant),
        (Function.Decision, Rsd.ServeTemporaryProtection), (Function.Decision, Rsd.Discontinue), (Function.Asylum, Rsd.Reopen),
        (Function.Asylum, SubsequentClaim.File), (Function.Asylum, SubsequentClaim.Explain), (Function.Asylum, SubsequentClaim.Admit),
        (Function.Decision, EndOfStatus.OpenReview), (Function.Decision, EndOfStatus.Maintain), (Function.Migration, ReturnDecision.Consider),
        (Function.Migration, ReturnDecision.Leave), (Function.Migration, BorderCustody.Propose), (Function.Social, Guardianship.Request),
    ];

    /// <summary>
    /// Stories by chance, with corrections and joined numbers between them, counted at moments by chance: what is known at the end is what counting everybody anew
    /// gives, and what was known at any moment is known of it ever after.
    /// </summary>
    [Theory, InlineData(DatabaseKind.Sqlite, 1), InlineData(DatabaseKind.Sqlite, 2), InlineData(DatabaseKind.Postgres, 3)]
    public async Task are_what_counting_everybody_anew_gives(DatabaseKind kind, int seed)
    {
        await using var node = await CountingNode.NewAsync(kind);
        var chance = new Random(seed);
        var persons = new List<Guid>();
        for (var i = 0; i < 12; i++)
            persons.Add(await node.PersonAsync(chance.Next(3) switch { 0 => "F", 1 => "M", _ => null }, chance.Next(4) == 0 ? null : $"{1950 + chance.Next(75)}-03-08",
                chance.Next(4) == 0 ? ["IRN", "AFG"] : ["AFG"]));
        var (taken, told, joined) = (0, new List<(DateTimeOffset At, string Cells)>(), (Guid?)null);
        for (var round = 0; round < 10; round++)
        {
            // Two of them are joined later: what is behind a child's wall would ask for a third official.
            foreach (var person in persons.Where(_ => chance.Next(3) > 0))
                await node.StoryAsync(person, async (_, take) =>
                {
                    for (var tries = 0; tries < 12; tries++)
                        taken += Chances[chance.Next(Chances.Length - (persons.IndexOf(person) < 2 ? 1 : 0))] is var next && (await take(next.By, next.Step)).IsRefused ? 0 : 1;
                });
            if (chance.Next(2) == 0)
                await node.CorrectAsync(persons[chance.Next(persons.Count)], new() { Nationalities = ["PAK"] });
            if (round == 4)
                joined = await node.JoinAsync(persons[0], persons[1]);
            if (round == 7)
                await node.PartAsync(persons[0], joined!.Value);
            if (chance.Next(3) > 0)
            {
                await node.CountAsync();
                told.Add((node.Clock.GetUtcNow(), await node.EverythingAsync()));
            }
            node.Clock.Advance(TimeSpan.FromDays(1 + chance.Next(20)));
        }
        await node.CountAsync();
        Assert.InRange(taken, 100, 10_000);
        var now = await node.EverythingAsync();
        foreach (var (at, cells) in told)
            Assert.Equal(cells, await node.EverythingAsync(at));
        Assert.Equal(0, await node.CountAsync());
        await node.RecountAsync();
        Assert.Equal(now, await node.EverythingAsync());
        await node.ForgetAsync();
        Assert.Empty(await node.EverythingAsync());
        await node.RecountAsync();
        Assert.Equal(now, await node.EverythingAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task have_the_shape_that_the_model_expects(DatabaseKind kind) =>
        Assert.Empty(await Schema.DifferencesAsync<InsightContext>(kind, typeof(InsightModule).Assembly));
}
