using Microsoft.EntityFrameworkCore;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Casework.Open;

/// <summary>A step as figures see it: which one, where it led and when; nothing of what was said.</summary>
/// <param name="Step">Its name within the procedure, without the procedure's.</param>
/// <param name="State">Name of the state to which it led.</param>
/// <param name="Unit">Where the case lay when it was taken.</param>
public sealed record StepHistory(string Step, string State, DateTimeOffset At, string Unit);

/// <param name="Kind">As editions call it, for example <c>refugee-card</c>.</param>
public sealed record PaperHistory(string Kind, DateTimeOffset At);

/// <summary>A case from its first step to its last. Prints <c>•••</c>.</summary>
/// <param name="Followed">The case that it follows or is about.</param>
/// <param name="Unit">Where it lies now.</param>
public sealed record CaseHistory(Guid Id, Guid PersonId, string Procedure, Guid? Followed, string Unit)
{
    /// <summary>In their order; never empty.</summary>
    public required IReadOnlyList<StepHistory> Steps { get; init; }

    public required IReadOnlyList<PaperHistory> Papers { get; init; }

    public override string ToString() => "•••";
}

/// <summary>
/// Cases of whole persons for the counting of figures, whatever the walls: which steps were taken when, without a word of what was said. What is read here
/// leaves the node as protected sums alone, and no official reads it.
/// </summary>
public sealed class Histories
{
    readonly UnitOfWork _unit;
    readonly NodeLaw _law;

    internal Histories(UnitOfWork unit, NodeLaw law) => (_unit, _law) = (unit, law);

    CaseworkContext Casework => _unit.Context<CaseworkContext>();

    /// <summary>By number, the oldest case first; with three queries for many.</summary>
    public async Task<ILookup<Guid, CaseHistory>> OfAsync(IReadOnlyCollection<Guid> numbers, CancellationToken cancel = default)
    {
        var cases = await Casework.Cases.AsNoTracking().Where(row => numbers.Contains(row.PersonId))
            .Select(row => new { row.Id, row.PersonId, row.Procedure, row.FollowedId, row.Unit, row.OpenedAt }).ToListAsync(cancel);
        var ids = cases.Select(row => row.Id).ToList();
        var taken = (await Casework.Taken.AsNoTracking().Where(step => numbers.Contains(step.PersonId))
            .Select(step => new { step.CaseId, step.Sequence, step.Step, step.State, step.At, step.Unit }).ToListAsync(cancel)).ToLookup(step => step.CaseId);
        var papers = (await Casework.Papers.AsNoTracking().Where(paper => ids.Contains(paper.CaseId))
            .Select(paper => new { paper.CaseId, paper.Paper, paper.GivenAt }).ToListAsync(cancel)).ToLookup(paper => paper.CaseId);
        return cases.Where(row => taken.Contains(row.Id)).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToLookup(row => row.PersonId, row =>
            new CaseHistory(row.Id, row.PersonId, row.Procedure, row.FollowedId, row.Unit)
            {
                // A panel's step has a row for each who sat.
                Steps = [.. taken[row.Id].DistinctBy(step => step.Sequence).OrderBy(step => step.Sequence)
                    .Select(step => new StepHistory(NameIn(step.Step), NameIn(step.State), step.At, step.Unit ?? row.Unit))],
                Papers = [.. papers[row.Id].OrderBy(paper => paper.GivenAt)
                    .Select(paper => new PaperHistory(_law.Find<Paper>(paper.Paper)?.Kind ?? NameIn(paper.Paper), paper.GivenAt))],
            });
    }

    /// <summary>Whose cases these are.</summary>
    public Task<List<Guid>> PersonsOfAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancel = default) =>
        Casework.Cases.Where(row => cases.Contains(row.Id)).Select(row => row.PersonId).Distinct().ToListAsync(cancel);

    /// <summary>Every number under which a case lies.</summary>
    public Task<List<Guid>> PersonsAsync(CancellationToken cancel = default) => Casework.Cases.Select(row => row.PersonId).Distinct().ToListAsync(cancel);

    static string NameIn(string key) => key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
