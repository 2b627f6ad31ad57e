using System.Runtime.InteropServices;
using Google.OrTools.LinearSolver;

namespace Pana.Disclosure;

/// <summary>
/// Which figures must be withheld beside one, so that it may be greater: those whose sums change in the cheapest change of the table that makes
/// it so.
/// </summary>
sealed class SecondaryProgram
{
    readonly Margins _margins;
    readonly Solver _solver = Solver.CreateSolver("GLOP");
    readonly Dictionary<int, List<(Variable More, Variable Fewer)>> _sums = [];
    readonly Dictionary<int, Variable> _changes = [];

    public SecondaryProgram(Margins margins, int[] leaves, Func<int, bool> isExact, Func<int, bool> isWithheld)
    {
        _margins = margins;
        foreach (var leaf in leaves)
        {
            var cell = (_solver.MakeNumVar(0, double.PositiveInfinity, ""), _solver.MakeNumVar(0, margins.Leaves[leaf].Count, ""));
            foreach (var place in margins.Places.Around(margins.Leaves[leaf].Place))
                (CollectionsMarshal.GetValueRefOrAddDefault(_sums, margins.At(place), out _) ??= []).Add(cell);
        }
        foreach (var margin in _sums.Keys)
            if (isExact(margin))
            {
                var change = _changes[margin] = _solver.MakeNumVar(0, double.PositiveInfinity, "");
                Sum(margin, 0, double.PositiveInfinity).SetCoefficient(change, 1);
                Sum(margin, double.NegativeInfinity, 0).SetCoefficient(change, -1);
                _solver.Objective().SetCoefficient(change, margins.Count(margin));
            }
            else if (isWithheld(margin))
                Sum(margin, 1 - margins.Count(margin), double.PositiveInfinity);
    }

    /// <summary>Nothing where it cannot be greater in any way.</summary>
    public IEnumerable<int> Choose(int margin, int greater)
    {
        Sum(margin, greater, double.PositiveInfinity);
        _solver.Objective().SetMinimization();
        var isFound = _solver.Solve() == Solver.ResultStatus.OPTIMAL;
        return isFound ? _changes.Where(change => change.Value.SolutionValue() > 1e-6).Select(change => change.Key).ToList() : [];
    }

    Constraint Sum(int margin, double least, double most)
    {
        var sum = _solver.MakeConstraint(least, most, "");
        foreach (var (more, fewer) in _sums[margin])
        {
            sum.SetCoefficient(more, 1);
            sum.SetCoefficient(fewer, -1);
        }
        return sum;
    }
}
