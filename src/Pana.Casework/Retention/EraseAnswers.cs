using Microsoft.EntityFrameworkCore;
using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Storage;

namespace Pana.Casework.Retention;

/// <summary>
/// Erases answers whose time is over (INV-37), in one transaction with an entry that says which were, and not what they said. An
/// answer that something still rests on is kept: while a case of the person is open, or a hold behind the answer's wall stands.
/// </summary>
internal sealed class EraseAnswers(UnitOfWork unit, CaseworkContext casework, Dossiers dossiers, CaseBook book, NodeLaw law, TakeStep steps, TimeProvider clock)
{
    public const string Entry = "erasure";

    /// <summary>Closed cases with answers whose time is over, whether something keeps them or not.</summary>
    public async Task<IReadOnlyList<(Guid CaseId, Guid PersonId)>> DueAsync(CancellationToken cancel)
    {
        var due = new HashSet<(Guid, Guid)>();
        foreach (var same in law.KeptFields.Values.GroupBy(field => field.KeptMonths!.Value, field => field.Field.Key))
        {
            var (fields, end) = (same.ToList(), Latest(same.Key));
            due.UnionWith((await (from kept in casework.Kept.AsNoTracking()
                                  where kept.SealedKey != null && fields.Contains(kept.Field)
                                  join row in casework.Cases on kept.CaseId equals row.Id
                                  where row.ClosedAt != null && row.ClosedAt <= end
                                  select new { kept.CaseId, kept.PersonId }).Distinct().ToListAsync(cancel)).Select(each => (each.CaseId, each.PersonId)));
        }
        return [.. due];
    }

    /// <summary>How many answers of the case were erased; none when they were before, or something keeps them.</summary>
    public async Task<int> RunAsync(Guid caseId, Guid person, CancellationToken cancel)
    {
        var outcome = await unit.RunAsync<int>(async () =>
        {
            var dossier = await dossiers.HoldAsync(person, cancel);
            if (dossier.Cases.GetValueOrDefault(caseId) is not { ClosedAt: { } closed } row || dossier.Cases.Values.Any(each => each.ClosedAt is null))
                return 0;
            var walls = await HeldAsync(dossier, cancel);
            var over = law.KeptFields.Values.Where(field => closed <= Latest(field.KeptMonths!.Value) && !walls.Contains(field.Wall)).Select(field => field.Field.Key).ToList();
            var answers = await casework.Kept.Where(kept => kept.CaseId == caseId && kept.SealedKey != null && over.Contains(kept.Field)).ToListAsync(cancel);
            if (answers.Count == 0)
                return 0;
            var now = clock.GetUtcNow();
            foreach (var kept in answers)
                (kept.SealedKey, kept.ErasedAt) = (null, now);
            // A hash of the answers lies beside the key of the client that sent them.
            await casework.Answers.Where(answer => answer.CaseId == caseId).ExecuteDeleteAsync(cancel);
            // Of an erased person nothing is recorded any more; the keys go all the same.
            await book.RecordAsync(row, Hand.OfNobody(row), Entry, now, new() { Erased = [.. answers.Select(kept => kept.Field).Distinct()] }, cancel);
            return answers.Count;
        }, cancel);
        return outcome.IsRefused ? 0 : outcome.Value;
    }

    DateTimeOffset Latest(int months) => clock.GetUtcNow().AddMonths(-months);

    /// <summary>The walls of holds that stand because of something said or found, and not because nobody has looked yet.</summary>
    async Task<HashSet<Wall>> HeldAsync(Dossier dossier, CancellationToken cancel)
    {
        var data = new DataFacts(dossier, null, null);
        data.Load(await steps.PersonDataAsync(dossier.PersonId, cancel));
        var situation = dossier.Situation with { Data = data.Say };
        var reader = new GuardReader(law.Model, situation, clock.GetUtcNow());
        return [.. law.Model.Procedures.SelectMany(procedure => procedure.Holds).Concat(law.Model.StandingHolds).Select(hold => hold.Power).Distinct()
            .SelectMany(reader.Standing).Where(standing => standing.Case is not null || standing.Hold.When.Atoms().OfType<FactIs>()
                .Any(atom => situation.Facts.ContainsKey(atom.Fact) || situation.Elsewhere.ContainsKey(atom.Fact)))
            .Select(standing => standing.Hold.Wall)];
    }
}
