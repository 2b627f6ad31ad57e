using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Casework.Clocks;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

public sealed class A_made_up_story
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task walks_by_the_rules_at_moments_of_the_past(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var (guard, asylum) = (await node.OfficialAsync(Function.Border), await node.OfficialAsync(Function.Asylum));
        var persons = new List<Guid>();
        for (var i = 0; i < 20; i++)
            persons.Add(await node.PersonAsync());
        var start = node.Clock.GetUtcNow().AddDays(-200);
        await using (var scope = node.Services.CreateAsyncScope())
        {
            var (unit, seed) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>(), scope.ServiceProvider.GetRequiredService<CaseworkSeed>());
            await unit.RunAsync(async () =>
            {
                foreach (var person in persons)
                    await seed.PersonAsync(new(person, PartialDate.Of(1990)), story => Tell(story, guard, asylum, start));
            });
        }
        var counts = await node.InAsync<CaseworkContext, int[]>(async context =>
        [
            await context.Cases.CountAsync(row => row.State == "AsylumRegistration.Registered"),
            await context.Papers.CountAsync(paper => paper.Step == "AsylumRegistration.Renew"),
            await context.Firings.CountAsync(firing => firing.Term == "BorderIntake.ProfileTerm"),
        ]);
        Assert.Equal([20, 40, 20], counts);
        // Said one by one, so that a story that went another way is told.
        Assert.Equal(["20 × BorderIntake.HandedOver 33"], (await node.InAsync<CaseworkContext, List<Case>>(context => context.Cases.AsNoTracking()
            .Where(row => row.Procedure == nameof(BorderIntake)).ToListAsync())).GroupBy(row => $"{row.State} {(row.ClosedAt - start)?.TotalHours:0}").Select(same => $"{same.Count()} × {same.Key}"));
        Assert.True((await JournalVerification.RunAsync(node.Database)).IsWhole);
        Assert.Equal(0, await node.InAsync<Clockwork, int>(clocks => clocks.TickAsync()));
    }

    static async Task Tell(CaseworkSeed.Story story, Officer guard, Officer asylum, DateTimeOffset start)
    {
        var intake = (await story.TakeAsync(guard, BorderIntake.Present, start)).Value;
        Assert.Equal("wrong-state", (await story.TakeAsync(guard, BorderIntake.RefuseEntry, start.AddMinutes(5), intake,
            new Dictionary<Field, string[]> { [BorderIntake.RefusalReasons] = ["-"] })).Refusal!.Name);
        Assert.False((await story.TakeAsync(guard, BorderIntake.Refer, start.AddHours(30), intake)).IsRefused);
        var referral = story.Case<Referral>()!.Value;
        await story.TakeAsync(asylum, Referral.Accept, start.AddHours(31), referral);
        Assert.False((await story.TakeAsync(asylum, Referral.TakeOver, start.AddHours(33), referral)).IsRefused);
        var claim = story.Case<AsylumRegistration>()!.Value;
        await story.TakeAsync(asylum, AsylumRegistration.File, start.AddDays(3), claim);
        Assert.False((await story.TakeAsync(asylum, AsylumRegistration.Register, start.AddDays(4), claim)).IsRefused);
        Assert.NotNull(story.Case<RefugeeStatusDetermination>());
        await story.AdvanceAsync(start.AddDays(200));
    }
}
