using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Casework.Clocks;

/// <summary>
/// Lets one term that has run out have its consequence, in one transaction with the steps that follow from it. A term that
/// somebody met, suspended or fired meanwhile has none.
/// </summary>
internal sealed class FireTerm(UnitOfWork unit, Dossiers dossiers, CaseBook book, NodeLaw law, TakeStep steps, TimeProvider clock)
{
    /// <summary>Whether there was a consequence.</summary>
    public async Task<bool> RunAsync(Guid person, Guid caseId, Guid term, CancellationToken cancel)
    {
        var outcome = await unit.RunAsync<bool>(async () =>
        {
            var dossier = await dossiers.HoldAsync(person, cancel);
            var now = clock.GetUtcNow();
            var data = new DataFacts(dossier, null, null);
            var situation = dossier.Situation with { Data = data.Say };
            var fired = law.RunnerAt(now).Fire(situation, caseId, term, now);
            if (data.WasAsked)
            {
                data.Load(await steps.PersonDataAsync(person, cancel));
                fired = law.RunnerAt(now).Fire(situation, caseId, term, now);
            }
            if (fired is null)
                return false;
            var hand = Hand.OfNobody(dossier.Cases[caseId]);
            return await book.WriteAsync(dossier, fired, hand, FilledForm.Empty, null, [], cancel) is { } unwritten ? unwritten
                : await book.FinishAsync(dossier, cancel) is { } unfinished ? unfinished : true;
        }, cancel);
        return !outcome.IsRefused && outcome.Value;
    }
}
