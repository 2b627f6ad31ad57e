namespace Pana.Disclosure;

/// <summary>From true figures to published ones. A function of its arguments alone: the same people give the same table.</summary>
public static class Protection
{
    /// <param name="cells">True figures at the finest detail; several cells with the same codes are added up.</param>
    public static ProtectedTable Protect(TableShape shape, Rules rules, IReadOnlyList<CountedCell> cells) => Protect(shape, rules, [cells], []);

    /// <param name="releases">
    /// The table as it was counted for each of its releases, the oldest first, and as it is counted now. A figure keeps the value of an earlier
    /// release until the count is k away from what that value was drawn for.
    /// </param>
    /// <param name="known">What others publish about the same people.</param>
    /// <exception cref="ArgumentException">A cell has not one code for each dimension, or a view does not fit the dimensions.</exception>
    public static ProtectedTable Protect(
        TableShape shape, Rules rules, IReadOnlyList<IReadOnlyList<CountedCell>> releases, IReadOnlyList<Known> known, Perturbation? perturbation = null)
    {
        perturbation ??= new();
        Margins margins = new(shape, releases, known.Select(each => shape.MaskOf(each.Codes)));
        Breakdowns breakdowns = new(margins, rules, perturbation);
        Auditing auditing = new(margins, breakdowns, rules, perturbation, known);
        foreach (var release in releases)
        {
            margins.Take(release, rules.Fewest);
            breakdowns.Begin();
            if (rules.Mode != Mode.Suppressed)
                auditing.Run();
        }
        var (report, withheld) = rules.Mode == Mode.Suppressed
            ? new Suppression(margins, breakdowns, rules, known).Run()
            : (auditing.Report, []);
        return new(report.Passes ? Cells(margins, breakdowns, rules, withheld) : [], report, UtilityOf(margins, breakdowns, withheld));
    }

    static List<ProtectedCell> Cells(Margins margins, Breakdowns breakdowns, Rules rules, HashSet<int> withheld)
    {
        List<ProtectedCell> cells = [];
        foreach (var i in Enumerable.Range(0, margins.Size).Where(i => breakdowns.Stands(i) && breakdowns.Value(i) > 0))
        {
            var isCollapsed = (breakdowns.Closed(i) & margins.Places.Refinable(margins.PlaceOf(i))) != 0;
            var note = withheld.Contains(i) ? Notes.Withheld : isCollapsed ? Notes.Collapsed : rules.Mode switch
            {
                Mode.Perturbed => Notes.Perturbed,
                Mode.BelowFive when breakdowns.Value(i) == Rules.SmallestPublished => Notes.Rounded,
                _ => null,
            };
            cells.Add(new(margins.Places.Codes(margins.PlaceOf(i)), withheld.Contains(i) ? null : breakdowns.Value(i), note));
        }
        cells.Sort((one, other) => one.Codes.Zip(other.Codes, string.CompareOrdinal).FirstOrDefault(order => order != 0));
        return cells;
    }

    static Utility UtilityOf(Margins margins, Breakdowns breakdowns, HashSet<int> withheld)
    {
        var (figures, hidden, same, error, plainSame, plainError) = (0, 0, 0L, 0L, 0L, 0L);
        for (var i = 0; i < margins.Size; i++)
            if (margins.IsListed(i) && margins.Count(i) is > 0 and var count)
                if (!breakdowns.Stands(i) || withheld.Contains(i))
                    hidden++;
                else
                {
                    var (shown, plain) = (Math.Abs(breakdowns.Value(i) - count), Math.Abs((count + 2) / 5 * 5 - count));
                    (figures, same, error) = (figures + 1, same + (shown == 0 ? 1 : 0), error + shown);
                    (plainSame, plainError) = (plainSame + (plain == 0 ? 1 : 0), plainError + plain);
                }
        var all = Math.Max(1.0, figures);
        return new(figures, hidden, same / all, error / all, plainSame / all, plainError / all);
    }
}
