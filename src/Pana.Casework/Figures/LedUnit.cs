using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;

namespace Pana.Casework.Figures;

/// <summary>
/// Which cases an official who leads a unit may count: the rule of <see cref="CaseSight"/> as a question to the database, and of the own unit alone.
/// One function must both see behind the wall and work on the procedure; guards count the arrivals of their post.
/// </summary>
internal sealed class LedUnit
{
    static readonly string[] OfGuards = [nameof(BorderIntake), nameof(BorderCustody)];

    readonly string _unit, _authority;
    readonly List<Wall> _seen;

    LedUnit(Officer officer, List<string> worked)
    {
        (Officer, _unit, _authority, Worked) = (officer, officer.Unit, officer.Authority, worked);
        _seen = [.. Walls.SeenByAny(officer.Functions)];
        Guarded = officer.Has(Function.Border) ? [.. OfGuards] : [];
    }

    public Officer Officer { get; }

    /// <summary>Procedures on which the official works.</summary>
    public List<string> Worked { get; }

    /// <summary>Procedures of the own post.</summary>
    public List<string> Guarded { get; }

    /// <summary>Null for whoever leads no unit.</summary>
    public static LedUnit? Of(Officer officer, NodeLaw law) => !officer.LeadsUnit || officer.Unit.Length == 0 ? null
        : new(officer, [.. law.Model.Procedures.Where(procedure => officer.Functions.Any(function => MayCount(function, procedure, law))).Select(procedure => procedure.Name)]);

    static bool MayCount(Function function, ProcedureModel procedure, NodeLaw law) => function != Function.Border && !CaseSight.OnlyNamed.Contains(function)
        && Walls.Sees(function, procedure.Wall) && law.InvolvedIn(procedure.Name).Contains(function);

    /// <summary>Cases that lie in the unit now, or ended there; open arrivals of the own post.</summary>
    public IQueryable<Case> Cases(CaseworkContext casework)
    {
        var (unit, authority, worked, guarded) = (_unit, _authority, Worked, Guarded);
        var all = Seen(casework);
        return guarded.Count == 0 ? all.Where(row => row.Unit == unit && row.Authority == authority && worked.Contains(row.Procedure))
            : worked.Count == 0 ? all.Where(row => row.OpenedUnit == unit && row.OpenedAuthority == authority && row.ClosedAt == null && guarded.Contains(row.Procedure))
            : all.Where(row => row.Unit == unit && row.Authority == authority && worked.Contains(row.Procedure)
                || row.OpenedUnit == unit && row.OpenedAuthority == authority && row.ClosedAt == null && guarded.Contains(row.Procedure));
    }

    public IQueryable<Case> Open(CaseworkContext casework) => Cases(casework).Where(row => row.ClosedAt == null);

    /// <summary>Arrivals that the own post wrote down, also those that are over: how many there were is the post's own work.</summary>
    public IQueryable<Case> Arrivals(CaseworkContext casework, DateTimeOffset since)
    {
        var (unit, authority) = (_unit, _authority);
        return Seen(casework).Where(row => row.Procedure == nameof(BorderIntake) && row.OpenedUnit == unit && row.OpenedAuthority == authority && row.OpenedAt >= since);
    }

    /// <summary>
    /// Cases on which the unit may have worked since then, wherever they lie now. Which part of them was the unit's own work the steps say: nothing else
    /// of them may be counted.
    /// </summary>
    public IQueryable<Case> Touched(CaseworkContext casework, DateTimeOffset since)
    {
        var (unit, authority, worked, guarded) = (_unit, _authority, Worked, Guarded);
        return Seen(casework).Where(row => (row.ClosedAt == null || row.ClosedAt >= since)
            && (worked.Contains(row.Procedure) && (row.Unit == unit && row.Authority == authority || row.Holders.Contains(authority))
                || guarded.Contains(row.Procedure) && row.OpenedUnit == unit && row.OpenedAuthority == authority));
    }

    public bool IsHere(string unit, string authority) => unit == _unit && authority == _authority;

    public bool IsColleague(Officer official) => IsHere(official.Unit, official.Authority);

    IQueryable<Case> Seen(CaseworkContext casework)
    {
        var seen = _seen;
        return casework.Cases.AsNoTracking().Where(row => seen.Contains(row.Wall));
    }
}
