using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Registry.Open;

namespace Pana.Casework.Papers;

/// <summary>A paper that the official may print. Prints <c>•••</c>.</summary>
internal sealed record FoundPaper(GivenPaper Given, Paper Kind, StepRule Rule, Case Case, PaperTemplate Template)
{
    public override string ToString() => "•••";
}

/// <summary>Whether a paper exists for an official, and whether it may leave: what does not is answered as what there is not.</summary>
internal sealed class PaperAccess(
    CaseworkContext casework, Dossiers dossiers, NodeLaw law, CaseSight sight, PersonProtection protection, Egress egress)
{
    static Refusal NoSuchPaper { get; } = new("no-such-paper", 404);

    public async Task<(Refusal? Refusal, FoundPaper? Found)> FindAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var paper = await casework.Papers.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancel);
        var dossier = await dossiers.LoadAsync(paper?.PersonId ?? id, cancel);
        if (paper is null || !officer.Sees(paper.Wall) || law.Rule(paper.Step) is not { } rule || law.Find<Paper>(paper.Paper) is not { } kind
            || !law.Edition.Templates.TryGetValue(kind.Kind, out var template)
            || sight.Of(officer, dossier.Cases[paper.CaseId], dossier.Cases.Values, dossier.Members) < SightLevel.Full)
            return (NoSuchPaper, null);
        var own = EgressParty.Own(officer, law.Edition.Code, officer.Functions.First(function => Walls.Sees(function, paper.Wall)));
        return await egress.CheckAsync(officer, new(EgressKind.Print, own, EgressParty.ThePerson,
            await protection.ForGateAsync([paper.PersonId], cancel), paper.Wall, [kind.Kind]), cancel) is { } blocked
            ? (blocked, null) : (null, new(paper, kind, rule, dossier.Cases[paper.CaseId], template));
    }
}
