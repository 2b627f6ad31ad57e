using System.Collections.Concurrent;

namespace Pana.Linkage;

/// <summary>
/// Learns the model without labels. u comes from pairs drawn at random; m and the number of matches by expectation maximisation over
/// candidate pairs, whose odds are those of all pairs, so that blocking does not bend them.
/// </summary>
sealed class Training
{
    const int Draws = 30_000, Rounds = 12, DrawsUnderParent = 2_000, MostSorted = 100_000;

    readonly Model _model;
    readonly int _width;
    readonly ConcurrentBag<Scorer> _scorers = [];
    byte[] _steps = [];
    int[] _same = [];
    bool[] _swapped = [];

    /// <summary>What columns say (a logarithm of odds) when they speak against one person, not merely for nobody.</summary>
    const float Strangers = -2.5f;

    /// <summary>Less than this a column need not be told of another.</summary>
    const double LeastTold = 0.1;

    /// <summary>Chance begins alike for every run.</summary>
    const uint Seed = 2463534242;

    int[] _asked = [];

    public Training(Model model)
    {
        (_model, _width) = (model, model.Columns.Length);
        Draw();
        var matches = Math.Min(_model.Pairs * 0.2, _model.Records.Units * 0.3);
        _model.Settle(matches, matches / 10);
    }

    /// <summary>What a scorer remembers takes room: there are no more of them than work at once.</summary>
    Scorer Lent() => _scorers.TryTake(out var scorer) ? scorer : new(_model);

    public int Count => _swapped.Length;

    public double[] Probabilities { get; private set; } = [];

    /// <summary>The pairs to learn from, all at once.</summary>
    public void Take(int count, Func<int, (int A, int B)> pair)
    {
        (_steps, _same, _swapped) = (new byte[count * _width], new int[count * _width], new bool[count]);
        Portions(count, (_, from, to) =>
        {
            var scorer = Lent();
            for (var at = from; at < to; at++)
            {
                var (a, b) = pair(at);
                scorer.Compare(a, b);
                scorer.Steps.CopyTo(_steps, at * _width);
                scorer.Same.CopyTo(_same, at * _width);
                _swapped[at] = scorer.Swapped;
            }
            _scorers.Add(scorer);
        });
    }

    /// <summary>The same portions on any machine: sums do not depend on how many cores it has.</summary>
    const int MostPortions = 8;

    static void Portions(int count, Action<int, int, int> work) =>
        Parallel.For(0, MostPortions, at => work(at, (int)((long)count * at / MostPortions), (int)((long)count * (at + 1) / MostPortions)));

    /// <param name="scale">How many times as many matches there are in all as among the pairs that were added.</param>
    public void Learn(double scale)
    {
        Probabilities = new double[Count];
        Ask(_ => true);
        Lean();
        _model.Settle(_model.Share * _model.Pairs, _model.Homes * _model.Pairs);
        for (var round = 0; round < Rounds; round++)
        {
            var (matches, swaps, homes) = Expect();
            _model.Swaps = (swaps + 0.5) / (matches + 20);
            _model.Settle(Math.Max(matches * scale, 0.5), homes * scale);
            if (round == 4 || round == 9 && _model.Records.Units > 20_000)
                Lean();
            // What is hopeless after some rounds stays so: two strangers of very many.
            if (round == 5)
                Ask(pair => Probabilities[pair] > 1e-6);
        }
        Ask(_ => true);
        Expect(learns: false);
    }

    void Ask(Predicate<int> isAsked)
    {
        var (asked, count) = (new int[Count], 0);
        for (var pair = 0; pair < asked.Length; pair++)
            if (isAsked(pair))
                asked[count++] = pair;
        _asked = asked[..count];
    }

    (double Matches, double Swaps, double Homes) Expect(bool learns = true)
    {
        // Of each portion the sums by column and step, then matches, swaps and homes.
        var (all, places) = (new double[MostPortions][], _width * Weights.Steps);
        Portions(_asked.Length, (at, from, to) => all[at] = Expect(from, to));
        var sums = new double[places + 3];
        foreach (var portion in all)
            for (var i = 0; i < sums.Length; i++)
                sums[i] += portion[i];
        if (learns)
            for (var i = 0; i < _width; i++)
                _model.Weights[i].Learn(sums.AsSpan(i * Weights.Steps, Weights.Steps));
        return (sums[places], sums[places + 1], sums[places + 2]);
    }

    double[] Expect(int from, int to)
    {
        var (sums, matches, swaps, homes) = (new double[_width * Weights.Steps + 3], 0.0, 0.0, 0.0);
        foreach (var pair in _asked.AsSpan(from, to - from))
        {
            var steps = _steps.AsSpan(pair * _width, _width);
            var odds = _model.LogOdds(steps, _same.AsSpan(pair * _width, _width), _swapped[pair], out var home);
            var p = Probabilities[pair] = odds < -12 ? 0 : Model.Probability(odds);
            homes += home < -12 ? 0 : (1 - p) * Model.Probability(home);
            if (p < 1e-4)
                continue;
            (matches, swaps) = (matches + p, swaps + (_swapped[pair] ? p : 0));
            for (var i = 0; i < steps.Length; i++)
                if (steps[i] < Weights.Steps)
                    sums[i * Weights.Steps + steps[i]] += p;
        }
        (sums[^3], sums[^2], sums[^1]) = (matches, swaps, homes);
        return sums;
    }

    static int Next(ref uint random, int below)
    {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        return (int)((ulong)random * (uint)below >> 32);
    }

    void Draw()
    {
        var (units, left) = (_model.Records.Units, _model.Records.LeftUnits);
        if (units < 2 || !_model.Records.IsOneFile && (left == 0 || left == units))
            return;
        var (random, pairs) = (Seed, new (int A, int B)[Draws]);
        foreach (ref var pair in pairs.AsSpan())
            pair = (Next(ref random, left), _model.Records.IsOneFile ? Next(ref random, units) : left + Next(ref random, units - left));
        Portions(Draws, (_, from, to) =>
        {
            var (scorer, drawn) = (Lent(), new int[_width * Weights.Steps]);
            foreach (var (a, b) in pairs.AsSpan(from, to - from))
            {
                if (a == b)
                    continue;
                scorer.Compare(a, b);
                for (var i = 0; i < _width; i++)
                    if (scorer.Steps[i] < Weights.Steps)
                        drawn[i * Weights.Steps + scorer.Steps[i]]++;
            }
            _scorers.Add(scorer);
            lock (pairs)
                for (var i = 0; i < drawn.Length; i++)
                    _model.Weights[i / Weights.Steps].Drawn[i % Weights.Steps] += drawn[i];
        });
    }

    /// <summary>Which column leans on which: pairs that share a value of one are drawn, and it is seen how much oftener they agree in another.</summary>
    void Lean()
    {
        var under = new double[_width][];
        Parallel.For(0, _width, parent =>
        {
            var step = 1 + _model.Records.Units / MostSorted;
            // The value above, the unit below.
            var (sorted, count) = (new ulong[_model.Records.Units / step], 0);
            for (var at = 0; at < sorted.Length; at++)
                if (_model.Id(parent, at * step) is > 0 and var value)
                    sorted[count++] = (ulong)(uint)value << 32 | (uint)(at * step);
            Array.Sort(sorted, 0, count);
            var (random, scorer) = (Seed + (uint)parent, Lent());
            under[parent] = new double[_width * Weights.Steps];
            for (var draw = 0; draw < DrawsUnderParent && count > 1; draw++)
                DrawUnder(parent, sorted.AsSpan(0, count), under[parent], scorer, ref random);
            _scorers.Add(scorer);
        });
        for (var column = 1; column < _width; column++)
            Choose(column, under);
    }

    void DrawUnder(int parent, ReadOnlySpan<ulong> sorted, double[] under, Scorer scorer, ref uint random)
    {
        var one = sorted[Next(ref random, sorted.Length)];
        var (from, to) = (First(sorted, one >> 32), First(sorted, (one >> 32) + 1));
        var (a, b) = ((int)(uint)one, (int)(uint)sorted[from + Next(ref random, to - from)]);
        if (a == b)
            return;
        var odds = scorer.Score(a, b);
        // What the other columns say of the pair decides whether it is two persons: these two may say one thing twice.
        odds -= (float)Math.Log(_model.Share / (1 - _model.Share));
        odds -= scorer.Steps[parent] < Weights.Steps ? _model.Weight(parent, scorer.Steps, scorer.Same) : 0;
        for (var i = 0; i < _width; i++)
            if (scorer.Steps[i] < Weights.Steps && odds - _model.Weight(i, scorer.Steps, scorer.Same) < Strangers)
                under[i * Weights.Steps + scorer.Steps[i]]++;
    }

    static int First(ReadOnlySpan<ulong> sorted, ulong value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
            if ((low + high) / 2 is var middle && sorted[middle] >> 32 < value)
                low = middle + 1;
            else
                high = middle;
        return low;
    }

    void Choose(int column, double[][] under)
    {
        var (weights, best) = (_model.Weights[column], LeastTold);
        weights.Parent = -1;
        for (var parent = 0; parent < column; parent++)
        {
            var drawn = under[parent].AsSpan(column * Weights.Steps, Weights.Steps);
            var sum = 0.0;
            foreach (var each in drawn)
                sum += each;
            // Nothing but another date follows from a day of birth. Who shares one is mostly the same person: were a moved person taken for a stranger
            // here, names would seem to follow from the day, and all who have moved would be lost.
            if (sum < 100 || (_model.Columns[parent].Kind == ColumnKind.Date) != (_model.Columns[column].Kind == ColumnKind.Date))
                continue;
            // What the parent's agreement tells of this column (Kullback and Leibler's measure); a step that few draws saw founds no dependence.
            var told = 0.0;
            for (var step = 0; step < Weights.Steps; step++)
                if (drawn[step] is > 4 and var seen)
                    told += seen / sum * Math.Log(seen / sum / weights.U[step]);
            if (told <= best)
                continue;
            (best, weights.Parent) = (told, parent);
            for (var step = 0; step < Weights.Steps; step++)
                weights.UnderParent[step] = (drawn[step] + 5 * weights.U[step]) / (sum + 5);
        }
    }
}
