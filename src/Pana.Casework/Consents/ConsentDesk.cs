using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;

namespace Pana.Casework.Consents;

/// <summary>The step of the law by which a consent is taken back now.</summary>
internal sealed record WayBack(Case Row, StepRule Rule);

/// <summary>What a person consented to, for those who may know of it, and how it is taken back.</summary>
internal sealed class ConsentDesk(
    CaseworkContext casework, Dossiers dossiers, NodeLaw law, CaseSight sight, PersonFiles files, TakeStep steps, Readings readings,
    TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<HeldConsent>>> ListAsync(Officer officer, Guid person, CancellationToken cancel)
    {
        if (!await files.SeesAsync(officer, person, cancel))
            return new Refusal("person-not-found", 404);
        var dossier = await dossiers.LoadAsync(person, cancel);
        var known = await KnownAsync(officer, dossier, cancel);
        foreach (var wall in known.Select(entry => dossier.Cases[entry.CaseId].Wall).Distinct())
            await readings.RecordAsync(officer, person, null, wall, "reading.consents", cancel);
        var lines = new List<HeldConsent>();
        foreach (var entry in known)
        {
            var (may, way) = await WayBackAsync(officer, dossier, entry, cancel);
            lines.Add(new(entry.Id, entry.Purpose, entry.Recipient, entry.Data, entry.GivenAt, entry.ValidUntil, entry.WithdrawnAt, may,
                way?.Row.Id, way?.Rule.Step.Key, way?.Rule.Target is not null));
        }
        return lines;
    }

    public async Task<IReadOnlyList<ConsentEntry>> KnownAsync(Officer officer, Dossier dossier, CancellationToken cancel) =>
        [.. (await casework.Consents.AsNoTracking().Where(entry => entry.PersonId == dossier.PersonId)
            .OrderBy(entry => entry.GivenAt).ThenBy(entry => entry.Id).ToListAsync(cancel))
            .Where(entry => sight.Knows(officer, entry, dossier.Cases.Values, dossier.Members))];

    /// <summary>
    /// Whether the officer may record that it is taken back, and by which step: of its own case if it can be, else of another open one.
    /// </summary>
    public async Task<(bool May, WayBack? Way)> WayBackAsync(Officer officer, Dossier dossier, ConsentEntry entry, CancellationToken cancel)
    {
        if (entry.WithdrawnAt is not null || entry.ValidUntil <= clock.GetUtcNow() || law.Find<Fact>(entry.Fact) is not { } fact)
            return (false, null);
        // Whoever may record it in any case may record it here: the person asked whom they could reach.
        var rules = law.Model.AllSteps.Select(each => each.Rule).Where(rule => rule.Actor is ThePerson && rule.Unmakes.Contains(fact)
            && rule.Actor.RecordedBy.Any(officer.Has)).ToHashSet();
        if (rules.Count == 0)
            return (false, null);
        var data = new DataFacts(dossier, officer, null);
        data.Load(await steps.PersonDataAsync(dossier.PersonId, cancel));
        var rulings = new Rulings(law.Model, dossier.Situation with { Data = data.Say }, clock.GetUtcNow());
        var isOfCase = dossier.Facts.ContainsKey((entry.CaseId, entry.Fact));
        return (true, (from row in dossier.Cases.Values
                       where row.ClosedAt is null && (row.Id == entry.CaseId || !isOfCase)
                           && sight.Of(officer, row, dossier.Cases.Values, dossier.Members) >= SightLevel.Part
                       orderby row.Id == entry.CaseId descending, row.OpenedAt
                       from ruling in rulings.For(dossier.Situation.Find(row.Id)!, new Signer(officer.Id, officer.Functions))
                       where ruling.May && rules.Contains(ruling.Rule) && !ruling.Rule.Fields.Any(field => field.IsRequired)
                       select new WayBack(row, ruling.Rule)).FirstOrDefault());
    }
}
