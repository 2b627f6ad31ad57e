using Microsoft.Extensions.DependencyInjection;
using Pana.Access.Open;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures.Running;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Node.Tests.Casework;

public sealed class Cases_under_two_numbers
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task hold_for_both_while_they_are_one_person_and_each_for_itself_again_when_parted(DatabaseKind kind)
    {
        await using var node = await CaseworkNode.NewAsync(kind);
        var cancel = TestContext.Current.CancellationToken;
        var (first, second) = (await node.OfficialAsync(Function.Asylum), await node.OfficialAsync(Function.Asylum, which: 1));
        var (one, other) = (await node.PersonAsync(), await node.PersonAsync());
        var claim = (await node.OpenAsync(first, AsylumRegistration.Voice, one, new { OralClaim = "Мне угрожали дома." })).Case;
        async Task<int> HoldsAsync(Guid person) => await node.InAsync<Dossiers, int>(async dossiers =>
            new GuardReader(node.Services.GetRequiredService<NodeLaw>().Model, (await dossiers.LoadAsync(person, cancel)).Situation, node.Clock.GetUtcNow())
                .Standing(Vocabulary.Removal).Count(hold => hold.Case is not null));
        Assert.Equal((true, false), (await HoldsAsync(one) > 0, await HoldsAsync(other) > 0));
        var same = (await node.InAsync<Decide, Outcome<Decided>>(decide =>
            decide.RunAsync(first, new(one, other, Verdict.Same, "One"), cancel))).Value.DecisionId;
        await node.InAsync<Agree, Outcome<Decided>>(agree => agree.RunAsync(second, same, cancel));
        Assert.True(await HoldsAsync(other) > 0);
        Assert.Equal(claim, (await node.InAsync<Dossiers, Dossier>(dossiers => dossiers.LoadAsync(other, cancel))).Cases.Keys.Single());
        var apart = (await node.InAsync<TakeApart, Outcome<Decided>>(take =>
            take.RunAsync(first, one, new(same, "Two", null), cancel))).Value.DecisionId;
        await node.InAsync<Agree, Outcome<Decided>>(agree => agree.RunAsync(second, apart, cancel));
        Assert.Equal((true, false), (await HoldsAsync(one) > 0, await HoldsAsync(other) > 0));
    }
}
