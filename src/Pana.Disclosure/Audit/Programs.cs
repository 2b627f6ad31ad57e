using System.Runtime.InteropServices;
using Google.OrTools.LinearSolver;

namespace Pana.Disclosure;

/// <summary>
/// The interval of a figure by linear programming: the least and the most that it may be, given every published figure. People are taken as
/// divisible, so the interval of whole people may be narrower; for tables of two dimensions it is not. Only where so few cells hang together that
/// it takes no time.
/// </summary>
sealed class Programs(Margins margins, Bounds bounds)
{
    const int Largest = 1500;

    readonly Dictionary<ulong, LinearProgram?> _programs = [];
    ILookup<ulong, int>? _together;

    /// <summary>Null where too many cells hang together.</summary>
    public (long Least, long Most)? Interval(int margin)
    {
        _together ??= Enumerable.Range(0, margins.Leaves.Length).ToLookup(leaf => margins.Places.Apart(margins.Leaves[leaf].Place));
        var apart = margins.Places.Apart(margins.PlaceOf(margin));
        if (!_programs.TryGetValue(apart, out var program))
            _programs[apart] = program = _together[apart].Count() > Largest ? null
                : new(margins, [.. _together[apart]], i => bounds.IsBound(i) ? bounds.Read(i) : null);
        return program?.Interval(margin);
    }
}

/// <summary>Cells that hang together as variables, figures as sums of them.</summary>
sealed class LinearProgram
{
    readonly Solver _solver = Solver.CreateSolver("GLOP");
    readonly Dictionary<int, List<Variable>> _sums = [];

    /// <param name="bound">What is known of a figure; null for nothing.</param>
    public LinearProgram(Margins margins, int[] leaves, Func<int, (double, double)?> bound)
    {
        foreach (var leaf in leaves)
        {
            var cell = _solver.MakeNumVar(0, double.PositiveInfinity, "");
            foreach (var place in margins.Places.Around(margins.Leaves[leaf].Place))
                (CollectionsMarshal.GetValueRefOrAddDefault(_sums, margins.At(place), out _) ??= []).Add(cell);
        }
        foreach (var (margin, cells) in _sums)
            if (bound(margin) is (var least, var most))
            {
                var sum = _solver.MakeConstraint(least, most, "");
                foreach (var cell in cells)
                    sum.SetCoefficient(cell, 1);
            }
    }

    /// <summary>In whole people, outwards by nothing and inwards by less than one.</summary>
    public (long Least, long Most) Interval(int margin) =>
        ((long)Math.Ceiling(Solve(margin, isMost: false) - 1e-6), (long)Math.Floor(Solve(margin, isMost: true) + 1e-6));

    double Solve(int margin, bool isMost)
    {
        var objective = _solver.Objective();
        objective.Clear();
        foreach (var cell in _sums[margin])
            objective.SetCoefficient(cell, 1);
        objective.SetOptimizationDirection(isMost);
        return _solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => objective.Value(),
            Solver.ResultStatus.UNBOUNDED when isMost => int.MaxValue,
            var status => throw new InvalidOperationException($"Linear programming ended with {status}."),
        };
    }
}
