namespace Pana.Node.MadeUp.Walks;

/// <summary>How a family's way goes, as far as it has come by now.</summary>
internal enum Fate
{
    /// <summary>Nothing is feared; ordinary control, let in.</summary>
    LetIn,
    /// <summary>Nothing is feared; entry refused on ordinary grounds.</summary>
    EntryRefused,
    Recognised,
    /// <summary>Accelerated after screening, recognised.</summary>
    Accelerated,
    /// <summary>Cannot speak; an adviser is heard instead.</summary>
    Unfit,
    /// <summary>Refused, nobody appeals.</summary>
    Refused,
    AppealWon,
    AppealSentBack,
    AppealLost,
    /// <summary>Appeals after the period, with and without good cause.</summary>
    AppealLate,
    AppealWithdrawn,
    /// <summary>Refused to the end, comes with new facts.</summary>
    NewFacts,
    NewFactsRefused,
    ReturnExecuted,
    ReturnLeft,
    /// <summary>A return is considered and a hold stands.</summary>
    ReturnHeld,
    /// <summary>The order is appealed.</summary>
    ReturnAppealed,
    StatusKept,
    StatusEnded,
    Discontinued,
    Reopened,
    Withdrawn,
    Excluded,
    NotRegistered,
    /// <summary>UNHCR or an adviser lodges the claim from outside.</summary>
    LodgedOutside,
    /// <summary>A hold is lodged from outside, and custody stands.</summary>
    Custody,
    /// <summary>In custody until a court lets go.</summary>
    CustodyReviewed,
    /// <summary>Needs go to a protection service, which sends on to another.</summary>
    ProtectionService,
    /// <summary>A child alone is recognised.</summary>
    ChildRecognised,
    /// <summary>A child alone asks for another guardian.</summary>
    ChildReplaced,
    ChildReunited,
    /// <summary>The age of somebody without papers is doubted.</summary>
    AgeDoubted,
}

/// <summary>
/// Deals fates so that each is dealt near its share among those who can have it: what has not come yet comes before what was drawn often.
/// </summary>
internal sealed class Fates(Chance chance)
{
    /// <param name="Days">At least so many days since the arrival, for the turn to have come.</param>
    sealed record Rule(Fate Fate, double Share, int Days, Func<MadeUpFamily, bool> Fits);

    static readonly Rule[] Rules =
    [
        new(Fate.LetIn, 5, 0, AtTheBorder), new(Fate.EntryRefused, 2, 0, AtTheBorder), new(Fate.Recognised, 34, 0, Grown),
        new(Fate.Accelerated, 4, 30, OnlyGrown), new(Fate.Unfit, 1.5, 60, OnlyGrown), new(Fate.Refused, 6, 90, Grown),
        new(Fate.AppealWon, 5, 100, Grown), new(Fate.AppealSentBack, 4, 100, Grown), new(Fate.AppealLost, 7, 100, OnlyGrown),
        new(Fate.AppealLate, 2, 200, OnlyGrown), new(Fate.AppealWithdrawn, 1, 200, OnlyGrown), new(Fate.NewFacts, 4, 220, OnlyGrown),
        new(Fate.NewFactsRefused, 3, 220, OnlyGrown), new(Fate.ReturnExecuted, 1.5, 300, One), new(Fate.ReturnLeft, 1, 300, OnlyGrown),
        new(Fate.ReturnHeld, 3, 250, OnlyGrown), new(Fate.ReturnAppealed, 1.5, 300, OnlyGrown), new(Fate.StatusKept, 2, 230, OnlyGrown),
        new(Fate.StatusEnded, 3, 230, OnlyGrown), new(Fate.Discontinued, 2, 100, OnlyGrown), new(Fate.Reopened, 1.5, 150, OnlyGrown),
        new(Fate.Withdrawn, 2, 100, OnlyGrown), new(Fate.Excluded, 0.7, 150, One), new(Fate.NotRegistered, 3, 20, OnlyGrown),
        new(Fate.LodgedOutside, 4, 0, OnlyGrown), new(Fate.Custody, 2, 2, One), new(Fate.CustodyReviewed, 2, 8, One),
        new(Fate.ProtectionService, 3, 0, Grown), new(Fate.ChildRecognised, 6, 0, Alone), new(Fate.ChildReplaced, 3, 10, Alone),
        new(Fate.ChildReunited, 1.5, 40, Alone), new(Fate.AgeDoubted, 2.5, 20, Alone),
    ];

    readonly Dictionary<Fate, int> _dealt = [];

    public Fate Of(MadeUpFamily family, DateTimeOffset now)
    {
        var days = (now - family.ArrivedAt).TotalDays;
        var possible = Rules.Where(rule => days >= rule.Days && rule.Fits(family)).ToList();
        var rule = possible.MinBy(rule => (_dealt.GetValueOrDefault(rule.Fate) + 0.3 + 0.7 * chance.Share()) / rule.Share)!;
        _dealt[rule.Fate] = _dealt.GetValueOrDefault(rule.Fate) + 1;
        return rule.Fate;
    }

    static bool AtTheBorder(MadeUpFamily family) => OnlyGrown(family) && family.Crossing.Length > 0;

    static bool Grown(MadeUpFamily family) => !family.IsChildAlone;

    /// <summary>Also by what was said: whose birth is not known may be a child.</summary>
    static bool OnlyGrown(MadeUpFamily family) => family.Persons.All(person =>
        person.IsGrown && !person.MayBeChildAt(DateOnly.FromDateTime(family.ArrivedAt.UtcDateTime)));

    static bool One(MadeUpFamily family) => OnlyGrown(family) && family.Persons.Count == 1;

    static bool Alone(MadeUpFamily family) => family.IsChildAlone;
}
