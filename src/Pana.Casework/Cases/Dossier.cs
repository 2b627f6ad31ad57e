using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Pana.Procedures;
using Pana.Procedures.Running;

namespace Pana.Casework.Cases;

/// <summary>All cases of one person as they lie in the database, and the situation that they make.</summary>
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

    /// <summary>The intake ended in this unit of work.</summary>
    public bool IsHandedOver { get; set; }

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

    public Func<CaseworkContext, Guid, Task<Guid?>> Person { get; } = EF.CompileAsyncQuery(
        (CaseworkContext context, Guid id) => context.Cases.Where(each => each.Id == id).Select(each => (Guid?)each.PersonId).FirstOrDefault());
}

internal sealed class Dossiers(CaseworkContext casework, DossierQueries queries, NodeLaw law)
{
    /// <summary>Whose case it is; null when there is no such case.</summary>
    public Task<Guid?> PersonOfAsync(Guid caseId) => queries.Person(casework, caseId);

    /// <summary>Everything about the person that rules may ask for. Inside a unit of work, after the person was locked, it is exact.</summary>
    public async Task<Dossier> LoadAsync(Guid person, CancellationToken cancel)
    {
        var dossier = new Dossier(person, Situation.Empty);
        await foreach (var each in queries.Cases(casework, person).WithCancellation(cancel))
            dossier.Cases[each.Id] = each;
        if (dossier.IsNew)
            return dossier;
        await foreach (var fact in queries.Facts(casework, person).WithCancellation(cancel))
            dossier.Facts[(fact.CaseId, fact.Fact)] = fact;
        await foreach (var term in queries.Terms(casework, person).WithCancellation(cancel))
            dossier.Terms[term.Id] = term;
        var taken = new List<TakenStep>();
        await foreach (var step in queries.Taken(casework, person).WithCancellation(cancel))
            taken.Add(step);
        await foreach (var member in queries.Members(casework, person).WithCancellation(cancel))
            dossier.Members.Add(member);
        dossier.Situation = Read(dossier, taken.ToLookup(step => step.CaseId));
        return dossier;
    }

    Situation Read(Dossier dossier, ILookup<Guid, TakenStep> taken) => Situation.Empty with
    {
        Facts = FactsIn(dossier, Guid.Empty),
        Cases = [.. dossier.Cases.Values.OrderBy(each => each.OpenedAt).ThenBy(each => each.Id).Select(each =>
            new CaseSituation(each.Id, each.Procedure, law.Symbol<State>(each.State), each.OpenedAt)
            {
                Followed = each.FollowedId, Link = each.Link, Facts = FactsIn(dossier, each.Id),
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

    ImmutableDictionary<Fact, FactValue> FactsIn(Dossier dossier, Guid caseId) => dossier.Facts.Values
        .Where(fact => fact.CaseId == caseId && law.Find<Fact>(fact.Fact) is not null)
        .ToImmutableDictionary(fact => law.Symbol<Fact>(fact.Fact), fact =>
            new FactValue(fact.Value, fact.ValidFrom, fact.ValidUntil, fact.SaidBy, fact.ProposedBy));
}
