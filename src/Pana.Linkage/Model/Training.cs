using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pana.Linkage;

/// <summary>
/// Learns the model without labels. u comes from pairs drawn at random; m and the number of matches by expectation maximisation over
/// candidate pairs, whose odds are those of all pairs, so that blocking does not bend them.
/// </summary>
sealed class Training
{
    const int Draws = 30_000, Rounds = 12, DrawsUnderParent = 2_000, MostSorted = 100_000;

    readonly Model _model;
    readonly Scorer _scorer;
    readonly int _width;
    readonly List<byte> _steps = [];
    readonly List<int> _same = [];
    readonly List<bool> _swapped = [];
    /// <summary>What columns say (a logarithm of odds) when they speak against one person, not merely for nobody.</summary>
    const float Strangers = -2.5f;

    /// <summary>Less than this a column need not be told of another.</summary>
    const double LeastTold = 0.1;

    int[] _asked = [];
    uint _random = 2463534242;

    public Training(Model model)
    {
        (_model, _width) = (model, model.Columns.Length);
        _scorer = new(model);
        Draw();
        _model.Settle(Math.Min(_model.Pairs * 0.2, _model.Records.Units * 0.3));
    }

    public int Count => _swapped.Count;

    public double[] Probabilities { get; private set; } = [];

    public void Add(int a, int b)
    {
        _scorer.Compare(a, b);
        _steps.AddRange(_scorer.Steps);
        _same.AddRange(_scorer.Same);
        _swapped.Add(_scorer.Swapped);
    }

    /// <param name="scale">How many times as many matches there are in all as among the pairs that were added.</param>
    public void Learn(double scale)
    {
        Probabilities = new double[Count];
        _asked = [.. Enumerable.Range(0, Count)];
        Lean();
        _model.Settle(_model.Share * _model.Pairs);
        for (var round = 0; round < Rounds; round++)
        {
            var (matches, swaps) = Expect();
            _model.Swaps = (swaps + 0.5) / (matches + 20);
            _model.Settle(Math.Max(matches * scale, 0.5));
            if (round == 4 || round == 9 && _model.Records.Units > 20_000)
                Lean();
            // What is hopeless after some rounds stays so: two strangers of very many.
            if (round == 5)
                _asked = [.. _asked.Where(pair => Probabilities[pair] > 1e-6)];
        }
        _asked = [.. Enumerable.Range(0, Count)];
        Expect(learns: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    (double Matches, double Swaps) Expect(bool learns = true)
    {
        var sums = new double[_width * Weights.Steps];
        var steps = CollectionsMarshal.AsSpan(_steps);
        var same = CollectionsMarshal.AsSpan(_same);
        var (matches, swaps) = (0.0, 0.0);
        foreach (var pair in _asked)
        {
            var at = pair * _width;
            var odds = _model.LogOdds(steps.Slice(at, _width), same.Slice(at, _width), _swapped[pair]);
            var p = Probabilities[pair] = odds < -12 ? 0 : Model.Probability(odds);
            if (p < 1e-4)
                continue;
            (matches, swaps) = (matches + p, swaps + (_swapped[pair] ? p : 0));
            for (var i = 0; i < _width; i++)
                if (steps[at + i] < Weights.Steps)
                    sums[i * Weights.Steps + steps[at + i]] += p;
        }
        if (learns)
            for (var i = 0; i < _width; i++)
                _model.Weights[i].Learn(sums.AsSpan(i * Weights.Steps, Weights.Steps));
        return (matches, swaps);
    }

    int Next(int below)
    {
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return (int)((ulong)_random * (uint)below >> 32);
    }

    void Draw()
    {
        var (units, left) = (_model.Records.Units, _model.Records.LeftUnits);
        if (units < 2 || !_model.Records.IsOneFile && (left == 0 || left == units))
            return;
        for (var draw = 0; draw < Draws; draw++)
        {
            var a = Next(left);
            var b = _model.Records.IsOneFile ? Next(units) : left + Next(units - left);
            if (a == b)
                continue;
            _scorer.Compare(a, b);
            for (var i = 0; i < _width; i++)
                if (_scorer.Steps[i] < Weights.Steps)
                    _model.Weights[i].Drawn[_scorer.Steps[i]]++;
        }
    }

    /// <summary>Which column leans on which: pairs that share a value of one are drawn, and it is seen how much oftener they agree in another.</summary>
    void Lean()
    {
        var under = new double[_width, _width, Weights.Steps];
        for (var parent = 0; parent < _width; parent++)
        {
            var (ids, step) = (_model.Ids[parent], 1 + _model.Records.Units / MostSorted);
            var units = Enumerable.Range(0, _model.Records.Units / step).Select(at => at * step).Where(unit => ids[unit] != 0).ToArray();
            var values = Array.ConvertAll(units, unit => ids[unit]);
            Array.Sort(values, units);
            for (var draw = 0; draw < DrawsUnderParent && units.Length > 1; draw++)
                DrawUnder(parent, units, values, under);
        }
        for (var column = 1; column < _width; column++)
            Choose(column, under);
    }

    void DrawUnder(int parent, int[] units, int[] values, double[,,] under)
    {
        var at = Next(units.Length);
        var (from, to) = (First(values, values[at]), First(values, values[at] + 1));
        var (a, b) = (units[at], units[from + Next(to - from)]);
        if (a == b)
            return;
        var odds = _scorer.Score(a, b);
        // What the other columns say of the pair decides whether it is two persons: these two may say one thing twice.
        odds -= (float)Math.Log(_model.Share / (1 - _model.Share));
        odds -= _scorer.Steps[parent] < Weights.Steps ? _model.Weight(parent, _scorer.Steps, _scorer.Same) : 0;
        for (var i = 0; i < _width; i++)
            if (_scorer.Steps[i] < Weights.Steps && odds - _model.Weight(i, _scorer.Steps, _scorer.Same) < Strangers)
                under[parent, i, _scorer.Steps[i]]++;
    }

    static int First(int[] sorted, int value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
            if ((low + high) / 2 is var middle && sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        return low;
    }

    void Choose(int column, double[,,] under)
    {
        var (weights, best) = (_model.Weights[column], LeastTold);
        weights.Parent = -1;
        for (var parent = 0; parent < column; parent++)
        {
            var sum = 0.0;
            for (var step = 0; step < Weights.Steps; step++)
                sum += under[parent, column, step];
            if (sum < 100)
                continue;
            // What the parent's agreement tells of this column (Kullback and Leibler's measure); a step that few draws saw founds no dependence.
            var told = 0.0;
            for (var step = 0; step < Weights.Steps; step++)
                if (under[parent, column, step] is > 4 and var seen)
                    told += seen / sum * Math.Log(seen / sum / weights.U[step]);
            if (told <= best)
                continue;
            (best, weights.Parent) = (told, parent);
            for (var step = 0; step < Weights.Steps; step++)
                weights.UnderParent[step] = (under[parent, column, step] + 5 * weights.U[step]) / (sum + 5);
        }
    }
}
