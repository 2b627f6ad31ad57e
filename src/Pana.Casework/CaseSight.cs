using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Law;

namespace Pana.Casework;

/// <summary>How much of a case somebody may see.</summary>
public enum SightLevel
{
    /// <summary>For them it does not exist.</summary>
    None,
    /// <summary>Its number, and whether it was received, accepted or is late (protection.md 5).</summary>
    Status,
    /// <summary>What concerns them: state, clocks, their own steps.</summary>
    Part,
    Full,
}

/// <summary>
/// Which cases an official may see: function × authority and unit × wall × being named in it. The one place where casework says
/// so; whatever is not allowed here answers as if it did not exist (protection.md 1–7).
/// </summary>
internal sealed class CaseSight(NodeLaw law)
{
    /// <summary>They see cases in which they are named, and no others.</summary>
    internal static readonly Function[] OnlyNamed = [Function.Guardian, Function.Interpreter, Function.LegalAid];

    /// <summary>One body decides, or hears appeals, for all units of the first instance.</summary>
    static readonly Function[] ForAll = [Function.Decision, Function.Appeal];

    /// <param name="cases">All cases of the person.</param>
    /// <param name="members">All who are named in any of them now.</param>
    public SightLevel Of(Officer officer, Case row, IReadOnlyCollection<Case> cases, IReadOnlyCollection<CaseMember> members)
    {
        // What is seen of a case follows from cases under the same number: that two numbers are one person opens none.
        var same = cases.Where(each => each.PersonId == row.PersonId).ToList();
        var level = officer.Functions.Select(function => Of(function, officer, row, same, members)).DefaultIfEmpty().Max();
        return level > SightLevel.Status ? level : IsSender(officer, row) ? SightLevel.Status : level;
    }

    SightLevel Of(Function function, Officer officer, Case row, IReadOnlyCollection<Case> cases, IReadOnlyCollection<CaseMember> members)
    {
        if (OnlyNamed.Contains(function))
            return !members.Any(member => member.OfficerId == officer.Id && member.Function == function && StandsBy(member, row)) ? SightLevel.None
                : Walls.Sees(function, row.Wall) ? SightLevel.Full : SightLevel.Part;
        if (!Walls.Sees(function, row.Wall))
            return SightLevel.None;
        if (function == Function.Border)
            return row.ClosedAt is null && row.Procedure is nameof(BorderIntake) or nameof(BorderCustody) && IsOpenedBy(officer, row)
                ? SightLevel.Full : SightLevel.None;
        if (law.InvolvedIn(row.Procedure).Contains(function) && (row.IsHeldBy(officer.Authority) || ForAll.Contains(function)
            || (row.WaitsFor & 1L << (int)function) != 0 && cases.Any(each => each.IsHeldBy(officer.Authority))))
            return SightLevel.Full;
        // Whoever hears the appeal reads the decision appealed.
        return cases.Any(each => each.FollowedId == row.Id && each.Procedure == nameof(Appeal) && function == Function.Appeal)
            ? SightLevel.Full : SightLevel.None;
    }

    /// <summary>
    /// A consent may be known to who works on the case in which it was given, since its day and purpose tell of that case; given in a case
    /// without a wall, to everybody who works on one of the person's.
    /// </summary>
    public bool Knows(Officer officer, ConsentEntry consent, IReadOnlyCollection<Case> cases, IReadOnlyCollection<CaseMember> members) =>
        cases.FirstOrDefault(row => row.Id == consent.CaseId) is { } given
        && (Of(officer, given, cases, members) == SightLevel.Full
            || given.Wall is Wall.Open or Wall.Case && cases.Any(row => Of(officer, row, cases, members) == SightLevel.Full));

    /// <summary>
    /// The unit that sent it learns how it fares; of what stands behind a wall only the very official who recorded it.
    /// </summary>
    static bool IsSender(Officer officer, Case row) =>
        row.OpenedBy == officer.Id || row.Wall is Wall.Open or Wall.Case && IsOpenedBy(officer, row);

    static bool IsOpenedBy(Officer officer, Case row) =>
        officer.Unit.Length > 0 && row.OpenedUnit == officer.Unit && row.OpenedAuthority == officer.Authority;

    /// <summary>As what an official is named in a case; null when they hold no function that is.</summary>
    public static Function? AsNamed(Officer official) =>
        OnlyNamed.Where(official.Has).Select(function => (Function?)function).FirstOrDefault();

    /// <summary>Guardians and advisers stand by the person in every case, an interpreter in the one they were booked for.</summary>
    public static bool StandsBy(CaseMember member, Case row) => member.PersonId == row.PersonId
        && (member.CaseId == row.Id || member.Function is Function.Guardian or Function.LegalAid
            && row.Wall is not (Wall.Trafficking or Wall.Gbv or Wall.Health or Wall.Security));
}
