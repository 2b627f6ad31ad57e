using Pana.Access.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Procedures.Running;
using Unit = Pana.Procedures.Editions.Unit;

namespace Pana.Casework;

/// <summary>Where a case must be worked on next: the nearest unit of an authority with the function that it waits for.</summary>
internal sealed class Routing(NodeLaw law, Officials officials)
{
    IReadOnlySet<string>? _staffed;

    /// <summary>
    /// The unit that has it stays while it can go on; else the one in the same region, else the authority's first. A unit in which nobody works
    /// gets nothing while another one could: there it would wait unseen.
    /// </summary>
    public async Task<(string Authority, string Unit)> ForAsync(
        CaseSituation here, string authority, string unit, DateTimeOffset now, CancellationToken cancel)
    {
        var awaited = Awaited(here);
        var day = DateOnly.FromDateTime(now.ToOffset(law.Edition.Offset).DateTime);
        if (awaited.Count == 0 || law.Edition.Authorities.FirstOrDefault(each => each.Code == authority) is { } holder
            && awaited.Any(holder.Functions.Contains))
            return (authority, unit);
        var region = law.Edition.Units.FirstOrDefault(each => each.Code == unit)?.Region;
        _staffed ??= await officials.StaffedUnitsAsync(cancel);
        return (from function in awaited
                from candidate in law.Edition.AuthoritiesWith(function, day)
                let place = Nearest(candidate.Code, region)
                where place is not null
                select (candidate.Code, place.Code)).FirstOrDefault((authority, unit));
    }

    /// <summary>Functions for which the case waits. A referral says itself to whom it goes.</summary>
    public IReadOnlyList<Function> Awaited(CaseSituation here)
    {
        if (here.Procedure == nameof(Referral) && !here.State.IsFinal)
            return Referral.Bodies.Where(line => here.Facts.TryGetValue(line.When, out var fact) && fact.Value).Select(line => line.Body).FirstOrDefault()
                ?? Referral.Services;
        return law.AwaitedIn(here.State);
    }

    Unit? Nearest(string authority, string? region)
    {
        var units = law.Edition.Units.Where(each => each.Authority == authority).ToList();
        if (units.Exists(each => _staffed!.Contains(each.Code)))
            units.RemoveAll(each => !_staffed!.Contains(each.Code));
        return units.Find(each => each.Region == region) ?? units.Find(each => each.Parent is null) ?? units.FirstOrDefault();
    }
}
