using Google.OrTools.Sat;
using Pana.Disclosure;

namespace Pana.Tests.Disclosure;

/// <summary>
/// Somebody who knows every published figure, the method, its constants and all lists of codes, and reasons without error: whole people, integer
/// programming over every cell that there might be. Another make than the library's own audit, which knows the truth.
/// </summary>
sealed class Attacker
{
    readonly CpModel _model = new();
    readonly Dictionary<string, IntVar> _cells = [];

    /// <param name="most">More people than there can be.</param>
    public Attacker(long most)
    {
        foreach (var cell in MadeUpPeople.Figures.Where(codes => codes.All(code => code is not ("T" or "Y_LT18"))))
            _cells[string.Join('.', cell)] = _model.NewIntVar(0, most, "");
    }

    /// <summary>
    /// Reads a table as the library published it; whoever sees a part of a figure also knows what the rules say of figures that have parts.
    /// </summary>
    public static Attacker Of(TableShape shape, IReadOnlyList<ProtectedCell> cells, Perturbation perturbation)
    {
        Attacker attacker = new(1000);
        var seen = cells.ToDictionary(cell => string.Join('.', cell.Codes), cell => cell.Value!.Value);
        foreach (var codes in MadeUpPeople.Figures.Where(codes => IsAsked(shape, codes)))
        {
            var wholes = Wholes(codes).ToList();
            if (seen.TryGetValue(string.Join('.', codes), out var value))
            {
                attacker.Learns(codes, perturbation.Behind(value));
                foreach (var (whole, _) in wholes)
                    attacker.Learns(whole, (10, 1000)).LearnsMore(whole, codes, 2);
            }
            else if (wholes.All(whole => seen.ContainsKey(string.Join('.', whole.Codes)) && seen.Keys.Any(part => IsPart(part.Split('.'), whole.Codes, whole.Dimension))))
                attacker.Learns(codes, perturbation.Behind(0));
        }
        return attacker;
    }

    /// <summary>Reads figures that were published in some other way.</summary>
    public static Attacker Of(TableShape shape, Func<string[], (long, long)> behind)
    {
        Attacker attacker = new(1000);
        foreach (var codes in MadeUpPeople.Figures.Where(codes => IsAsked(shape, codes)))
            attacker.Learns(codes, behind(codes));
        return attacker;
    }

    /// <summary>
    /// How many figures of one to four people are found out exactly, and of how many groups it is certain that all or all but one of their people
    /// are alike.
    /// </summary>
    public int Recovers(MadeUpPeople people)
    {
        var found = 0;
        foreach (var codes in MadeUpPeople.Figures)
        {
            if (people.Count(codes) is >= 1 and <= 4 && Extreme([codes], [], isMost: false) == Extreme([codes], [], isMost: true))
                found++;
            foreach (var (whole, _) in Wholes(codes))
                if (people.Count(whole) is > 0 and var all && all - people.Count(codes) <= 1 && Extreme([whole], [], isMost: false) > 0 && Extreme([whole], [codes], isMost: true) <= 1)
                    found++;
        }
        return found;
    }

    /// <summary>How many figures below ten people are found out exactly, of those that are withheld.</summary>
    public int RecoversSmall(MadeUpPeople people, IEnumerable<string> withheld) => withheld.Select(codes => codes.Split('.'))
        .Count(codes => people.Count(codes) < 10 && Extreme([codes], [], isMost: false) == Extreme([codes], [], isMost: true));

    Attacker Learns(string[] codes, (long Least, long Most) bounds)
    {
        _model.AddLinearConstraint(Sum(codes), bounds.Least, bounds.Most);
        return this;
    }

    void LearnsMore(string[] whole, string[] part, long difference) => _model.Add(Sum(whole) - Sum(part) >= difference);

    long Extreme(string[][] plus, string[][] minus, bool isMost)
    {
        var sum = LinearExpr.Sum(plus.Select(Sum)) - LinearExpr.Sum(minus.Select(Sum).Append(LinearExpr.Constant(0)));
        if (isMost)
            _model.Maximize(sum);
        else
            _model.Minimize(sum);
        CpSolver solver = new() { StringParameters = "num_workers:1" };
        Assert.Equal(CpSolverStatus.Optimal, solver.Solve(_model));
        return (long)Math.Round(solver.ObjectiveValue);
    }

    LinearExpr Sum(string[] codes) => LinearExpr.Sum(_cells.Where(cell => cell.Key.Split('.').Zip(codes).All(pair => MadeUpPeople.Belongs(pair.First, pair.Second))).Select(cell => cell.Value));

    static bool IsAsked(TableShape shape, string[] codes) =>
        shape.Views.Any(view => codes.Zip(shape.Dimensions).All(pair => pair.First == "T" || view.Dimensions.Contains(pair.Second.Id)));

    static IEnumerable<(string[] Codes, int Dimension)> Wholes(string[] codes)
    {
        for (var d = 0; d < codes.Length; d++)
            foreach (var wider in codes[d] switch { "T" => Array.Empty<string>(), "Y0T4" or "Y5T17" => ["Y_LT18", "T"], _ => ["T"] })
                yield return ([.. codes[..d], wider, .. codes[(d + 1)..]], d);
    }

    static bool IsPart(string[] part, string[] whole, int dimension) =>
        part[dimension] != whole[dimension] && MadeUpPeople.Belongs(part[dimension], whole[dimension]) && Enumerable.Range(0, part.Length).All(d => d == dimension || part[d] == whole[d]);
}
