using System.Collections.Frozen;
using Pana.Kernel;

namespace Pana.Access.Open;

/// <summary>
/// Which function may ever see what stands behind which wall: the one place where that is said (protection.md 1–10).
/// Whoever is not named sees nothing. A yes here is not enough by itself: the case, the unit and consent narrow it.
/// </summary>
public static class Walls
{
    static readonly FrozenDictionary<Function, Wall[]> SeenBy = new Dictionary<Function, Wall[]>
    {
        [Function.Border] = [Wall.Open, Wall.Case],
        [Function.Security] = [Wall.Open],
        [Function.Police] = [Wall.Open, Wall.Case],
        [Function.Migration] = [Wall.Open, Wall.Case],
        [Function.Asylum] = [Wall.Open, Wall.Case, Wall.Asylum],
        // A security concern travels one way to the decision maker, and to nobody else (protection.md 9).
        [Function.Decision] = [Wall.Open, Wall.Case, Wall.Asylum, Wall.Security],
        [Function.Appeal] = [Wall.Open, Wall.Case, Wall.Asylum],
        [Function.LegalAid] = [Wall.Open, Wall.Case, Wall.Asylum],
        [Function.Interpreter] = [Wall.Open],
        [Function.Social] = [Wall.Open, Wall.Case, Wall.Child, Wall.Trafficking, Wall.Gbv],
        [Function.Guardian] = [Wall.Open, Wall.Case, Wall.Child],
        [Function.Health] = [Wall.Open, Wall.Health],
        [Function.LabourInspection] = [Wall.Open],
        [Function.CivilSociety] = [Wall.Open],
        [Function.Centre] = [Wall.Open],
        [Function.Hotline] = [Wall.Open],
        [Function.Monitor] = [Wall.Open],
        [Function.International] = [Wall.Open],
    }.ToFrozenDictionary();

    public static bool Sees(Function function, Wall wall) =>
        SeenBy.TryGetValue(function, out var walls) && walls.Contains(wall);

    /// <summary>Every wall behind which one of the functions sees, for filters in queries.</summary>
    public static IReadOnlySet<Wall> SeenByAny(IEnumerable<Function> functions) =>
        functions.SelectMany(function => SeenBy.GetValueOrDefault(function, [])).ToHashSet();
}
