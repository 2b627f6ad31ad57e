using System.Collections.Immutable;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Checking;
using Pana.Procedures.Running;

namespace Pana.Tests.Running;

/// <summary>What was proved is what runs: both read every guard alike, in random situations.</summary>
public sealed class The_proof_and_the_runner
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static readonly Product Product = new(SmallLaw.Model, SmallLaw.Model.Procedures.Select(each => each.Name), new()
    {
        Terms = SmallLaw.Model.Procedures.SelectMany(each => each.Terms).Select(each => each.Term),
    });

    /// <summary>
    /// Whatever runs, the proof has looked at. Where nothing outside the situation could answer otherwise (other cases, other
    /// holds), also the reverse.
    /// </summary>
    [Fact]
    public void read_every_guard_alike()
    {
        var random = new Random(20261122);
        var (compared, held) = (0, 0);
        for (var round = 0; round < 1_000; round++)
        {
            var situation = Draw(random, out var bits);
            foreach (var (procedure, rule) in SmallLaw.Model.AllSteps)
            {
                var here = situation.Cases.FirstOrDefault(each => each.Procedure == procedure.Name);
                if (here is null && !rule.IsOpening)
                    continue;
                var reader = new GuardReader(SmallLaw.Model, situation, Now);
                var guard = Product.Condition(procedure, rule);
                var runs = reader.Holds(guard, rule.IsOpening ? null : here);
                var proved = Known(guard, situation, reader) is var known && new Reading(Product, [known]).Find(known, bits) is not null;
                Assert.True(proved || !runs, $"{rule.Step} runs and was never looked at: {guard}");
                if (guard.Atoms().All(atom => atom is FactIs or Elapsed or Taken))
                    Assert.True(proved == runs, $"{rule.Step}: the proof says {proved}, the runner {runs}: {guard}");
                compared++;
                held += runs ? 1 : 0;
            }
        }
        Assert.True(held > compared / 20 && held < compared * 19 / 20, $"{held} of {compared}: nothing is compared");
    }

    /// <summary>The guard together with what the situation says of facts that are free in the proof.</summary>
    static Guard Known(Guard guard, Situation situation, GuardReader reader) => guard.Atoms()
        .Concat(guard.Atoms().OfType<NoHoldOn>().SelectMany(none => SmallLaw.Model.HoldsOn(none.Power)).SelectMany(hold => hold.When.Atoms()))
        .OfType<FactIs>().Where(fact => Product.Find(fact.Fact) is null).Distinct()
        .Aggregate(guard, (all, fact) => all & (reader.IsSo(fact.Fact,
            situation.Cases.FirstOrDefault(each => each.Procedure == fact.Fact.Owner)) ? fact : new Not(fact)));

    static Situation Draw(Random random, out UInt128 bits)
    {
        bits = 0;
        var cases = new List<CaseSituation>();
        foreach (var procedure in SmallLaw.Model.Procedures)
        {
            var control = random.Next(4) == 0 ? 0 : random.Next(procedure.States.Length) + 1;
            bits = Product.Find(procedure)!.Write(bits, control);
            if (control > 0)
                cases.Add(new(Guid.CreateVersion7(), procedure.Name, procedure.States[control - 1], Now.AddDays(-90)));
        }
        var claim = cases.FindIndex(each => each.Procedure == nameof(SmallClaim));
        var situation = Situation.Empty with
        {
            Facts = SmallLaw.Model.Symbols.Values.OfType<Fact>().Where(fact => fact.Owner == nameof(SmallWords) && !fact.OfFollowed)
                .ToImmutableDictionary(fact => fact, _ => new FactValue(random.Next(2) == 0, Now.AddDays(-1))),
        };
        foreach (var (what, variable) in Product.Variables)
        {
            var owner = cases.FindIndex(each => what is Symbol symbol && symbol.Owner == each.Procedure);
            var value = random.Next(variable.Largest + 1);
            if (what is Fact { OfFollowed: true } outcome && claim >= 0)
                cases[claim] = cases[claim] with { Facts = cases[claim].Facts.SetItem(outcome, new(value == 1, Now.AddDays(-1))) };
            else if (owner < 0)
                continue;
            else if (what is Fact fact)
                cases[owner] = cases[owner] with { Facts = cases[owner].Facts.SetItem(fact, new(value == 1, Now.AddDays(-1))) };
            else if (what is Step step)
                cases[owner] = cases[owner] with { Taken = [.. cases[owner].Taken, .. Enumerable.Repeat(new PastStep(step, Now, []), value)] };
            else if (what is Term term && (value = Math.Min(value, Product.Late)) > 0)
                cases[owner] = cases[owner] with
                {
                    Terms = cases[owner].Terms.Add(new(Guid.CreateVersion7(), term, Now.AddDays(-9), Now.AddDays(value == Product.Late ? -1 : 1))),
                };
            else
                continue;
            bits = variable.Write(bits, value);
        }
        return situation with { Cases = [.. cases] };
    }
}
