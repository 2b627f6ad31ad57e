using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;

namespace Pana.Casework.Cases;

/// <summary>
/// All cases of one person as they lie in the database, under whichever of their numbers, and the situation that they make.
/// What a step writes of the person stands under the number by which it was taken.
/// </summary>
internal sealed class Dossier(Guid personId, Situation situation)
{
    public Guid PersonId => personId;

    public Situation Situation { get; set; } = situation;

    public Dictionary<Guid, Case> Cases { get; } = [];

    public Dictionary<(Guid CaseId, string Fact), StoredFact> Facts { get; } = [];

    public Dictionary<Guid, StoredTerm> Terms { get; } = [];

    /// <summary>Those who are named in a case now.</summary>
    public List<CaseMember> Members { get; } = [];

    /// <summary>Cases that others must now see, or see no longer.</summary>
    public HashSet<Guid> Moved { get; } = [];

    /// <summary>Fear was voiced in this unit of work.</summary>
    public bool IsFearVoiced { get; set; }

    /// <summary>Numbers whose intake ended in this unit of work.</summary>
    public HashSet<Guid> HandedOver { get; } = [];

    public bool IsNew => Cases.Count == 0;
}

/// <summary>Queries of every step, compiled once for the node's own database.</summary>
internal sealed class DossierQueries
{
    public Func<CaseworkContext, Guid, IAsyncEnumerable<Case>> Cases { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid person) => context.Cases.Where(each => each.PersonId == person));

    public Func<CaseworkContext, Guid, IAsyncEnumerable<StoredFact>> Facts { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid person) => context.Facts.Where(fact => fact.PersonId == person));

    public Func<CaseworkContext, Guid, IAsyncEnumerable<StoredTerm>> Terms { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid person) => context.Terms.Where(term => term.PersonId == person));

    public Func<CaseworkContext, Guid, IAsyncEnumerable<TakenStep>> Taken { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid person) => context.Taken.AsNoTracking().Where(step => step.PersonId == person));

    public Func<CaseworkContext, Guid, IAsyncEnumerable<CaseMember>> Members { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid person) => context.Members.Where(member => member.PersonId == person && member.Until == null));

    public Func<CaseworkContext, Guid, string, Task<GivenAnswer?>> Answer { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid officer, string key) =>
            context.Answers.AsNoTracking().FirstOrDefault(answer => answer.OfficerId == officer && answer.Key == key));

    public Func<CaseworkContext, Guid, Task<Guid?>> Person { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid id) => context.Cases.Where(each => each.Id == id).Select(each => (Guid?)each.PersonId).FirstOrDefault());
}

internal sealed class Dossiers(CaseworkContext casework, DossierQueries queries, Identities identities, NodeLaw law)
{
    /// <summary>Whose case it is; null when there is no such case.</summary>
    public Task<Guid?> PersonOfAsync(Guid caseId) => queries.Person(casework, caseId);

    /// <summary>Everything about the person that rules may ask for, to change it: until the unit of work ends nobody else reads it to change it.</summary>
    public async Task<Dossier> HoldAsync(Guid person, CancellationToken cancel) =>
        await LoadAsync(person, [.. (await identities.LockAsync([person], cancel))[person]], cancel);

    /// <summary>The same, to read.</summary>
    public async Task<Dossier> LoadAsync(Guid person, CancellationToken cancel) =>
        await LoadAsync(person, await identities.OfAsync(person, cancel), cancel);

    async Task<Dossier> LoadAsync(Guid person, IReadOnlyList<Guid> numbers, CancellationToken cancel)
    {
        var dossier = new Dossier(person, Situation.Empty);
        var (taken, elsewhere) = (new List<TakenStep>(), new List<StoredFact>());
        foreach (var number in numbers)
            await LoadAsync(dossier, number, taken, elsewhere, isOnly: numbers.Count == 1, cancel);
        if (!dossier.IsNew)
            dossier.Situation = Read(dossier, taken.ToLookup(step => step.CaseId), elsewhere);
        return dossier;
    }

    async Task LoadAsync(Dossier dossier, Guid number, List<TakenStep> taken, List<StoredFact> elsewhere, bool isOnly, CancellationToken cancel)
    {
        await foreach (var each in queries.Cases(casework, number).WithCancellation(cancel))
            dossier.Cases[each.Id] = each;
        if (isOnly && dossier.IsNew)
            return;
        await foreach (var fact in queries.Facts(casework, number).WithCancellation(cancel))
            if (fact.CaseId == Guid.Empty && number != dossier.PersonId)
                elsewhere.Add(fact);
            else
                dossier.Facts[(fact.CaseId, fact.Fact)] = fact;
        await foreach (var term in queries.Terms(casework, number).WithCancellation(cancel))
            dossier.Terms[term.Id] = term;
        await foreach (var step in queries.Taken(casework, number).WithCancellation(cancel))
            taken.Add(step);
        await foreach (var member in queries.Members(casework, number).WithCancellation(cancel))
            dossier.Members.Add(member);
    }

    Situation Read(Dossier dossier, ILookup<Guid, TakenStep> taken, List<StoredFact> elsewhere) => Situation.Empty with
    {
        Facts = FactsIn(dossier.Facts.Values.Where(fact => fact.CaseId == Guid.Empty)), Elsewhere = FactsIn(Told(elsewhere)),
        Cases = [.. dossier.Cases.Values.OrderBy(each => each.OpenedAt).ThenBy(each => each.Id).Select(each =>
            new CaseSituation(each.Id, each.Procedure, law.Symbol<State>(each.State), each.OpenedAt)
            {
                Followed = each.FollowedId, Link = each.Link, Facts = FactsIn(dossier.Facts.Values.Where(fact => fact.CaseId == each.Id)),
                Taken = [.. taken[each.Id].GroupBy(step => step.Sequence).OrderBy(step => step.Key)
                    .Where(step => law.Find<Step>(step.First().Step) is not null)
                    .Select(step => new PastStep(law.Symbol<Step>(step.First().Step), step.First().At,
                        [.. step.Select(row => row.Actor).Where(actor => actor != Guid.Empty)]))],
                Terms = [.. dossier.Terms.Values.Where(term => term.CaseId == each.Id).OrderBy(term => term.StartedAt).ThenBy(term => term.Id)
                    .Select(term => new TermRun(term.Id, law.Symbol<Term>(term.Term), term.StartedAt, term.Due)
                    {
                        SuspendedAt = term.SuspendedAt, IsExtended = term.IsExtended, EndedAt = term.EndedAt, FiredAt = term.FiredAt,
                    })],
            })],
    };

    /// <summary>Of several other numbers: what ever happened, else the newest word.</summary>
    IEnumerable<StoredFact> Told(List<StoredFact> elsewhere) => elsewhere.GroupBy(fact => fact.Fact).Select(same => same
        .OrderByDescending(fact => law.Find<Fact>(fact.Fact)?.Kind == FactKind.Shown && fact.Value).ThenByDescending(fact => fact.ValidFrom).First());

    ImmutableDictionary<Fact, FactValue> FactsIn(IEnumerable<StoredFact> facts) => facts
        .Where(fact => law.Find<Fact>(fact.Fact) is not null)
        .ToImmutableDictionary(fact => law.Symbol<Fact>(fact.Fact), fact =>
            new FactValue(fact.Value, fact.ValidFrom, fact.ValidUntil, fact.SaidBy, fact.ProposedBy));
}
