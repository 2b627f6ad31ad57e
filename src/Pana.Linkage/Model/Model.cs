using System.Runtime.CompilerServices;

namespace Pana.Linkage;

/// <summary>
/// Fellegi and Sunter's model: each column's agreement multiplies the odds that two records are one person. Rare values weigh more than
/// common ones; a column that leans on another adds only what the other has not said.
/// </summary>
sealed class Model
{
    /// <summary>How common a value is goes by how many units hold it: most values share a few small numbers.</summary>
    const int SmallCounts = 256;

    /// <summary>For each column the units that have a value there.</summary>
    readonly double[] _known;

    /// <summary>How much of each column's agreement two people of one home share: all of where they live, half of what families hand on.</summary>
    readonly float[] _ofHome;

    float _prior, _home, _logSwaps = (float)Math.Log(0.03);

    public Model(Records records)
    {
        (Records, Columns) = (records, records.Columns);
        Weights = [.. Columns.Select(column => new Weights(column.Kind))];
        _known = [.. Columns.Select(column => column.Values.Sum(value => (double)value.Count))];
        _ofHome = [.. Columns.Select(column => column.Kind switch
        {
            ColumnKind.Place or ColumnKind.Postcode or ColumnKind.Text or ColumnKind.Phone => 1f,
            ColumnKind.Family or ColumnKind.Father => 0.5f,
            _ => 0,
        })];
    }

    public Records Records { get; }

    public Column[] Columns { get; }

    /// <summary>The number of a unit's value.</summary>
    public int Id(int column, int unit) => Records.ByUnit[unit * Columns.Length + column];

    public Weights[] Weights { get; }

    /// <summary>The chance that two units drawn at random are one person.</summary>
    public double Share { get; private set; }

    /// <summary>The logarithm of the odds of that chance.</summary>
    public float Prior => _prior;

    /// <summary>
    /// The chance that two units drawn at random are two people of one home. Without them whoever lives together would be taken for one person as soon as
    /// the address has enough columns, since each of them counts for itself.
    /// </summary>
    public double Homes { get; private set; }

    /// <summary>How many other units a unit has, on average, that are the same person.</summary>
    public double Copies { get; private set; }

    /// <summary>The chance that given and family name stand in each other's place.</summary>
    public double Swaps
    {
        get;
        set => (field, _logSwaps) = (value, (float)Math.Log(value));
    } = 0.03;

    /// <summary>Pairs that can be asked about.</summary>
    public double Pairs => Records.IsOneFile ? Records.Units * (Records.Units - 1.0) / 2 : (double)Records.LeftUnits * (Records.Units - Records.LeftUnits);

    /// <param name="homes">How many pairs are two people of one home; at least a thousandth of the matches, since nothing is known to be none.</param>
    public void Settle(double matches, double homes)
    {
        Share = Math.Clamp(matches / Math.Max(Pairs, 1), 1e-12, 0.5);
        Homes = Math.Clamp(homes / Math.Max(Pairs, 1), Share / 1000, 0.5);
        _home = (float)Math.Log(Homes);
        Copies = 2 * matches / Math.Max(Records.Units, 1);
        _prior = (float)Math.Log(Share / (1 - Share));
        Span<float> shares = stackalloc float[SmallCounts];
        for (var i = 0; i < Columns.Length; i++)
        {
            Weights[i].Settle(Share);
            var (own, known) = (Copies * Weights[i].M[0], Math.Max(_known[i], 1));
            for (var count = 0; count < SmallCounts; count++)
                shares[count] = LogShare(count, own, known);
            foreach (var value in Columns[i].Values)
                value.LogShare = value.Count < SmallCounts ? shares[value.Count] : LogShare(value.Count, own, known);
        }

        // A value's own copies say nothing of how common it is among others.
        static float LogShare(int count, double own, double known) => (float)Math.Log(Math.Min(0.99, Math.Max(count - own, 0.7) / known));
    }

    public float LogOdds(ReadOnlySpan<byte> steps, ReadOnlySpan<int> same, bool swapped) => LogOdds(steps, same, swapped, out _);

    /// <param name="home">The logarithm of the odds that two people of one home are met rather than two who have nothing to do with one another.</param>
    public float LogOdds(ReadOnlySpan<byte> steps, ReadOnlySpan<int> same, bool swapped, out float home)
    {
        var sum = _prior + (swapped ? _logSwaps : 0);
        home = _home;
        for (var i = 0; i < steps.Length; i++)
            if (steps[i] != (byte)Agreement.Missing)
            {
                var weight = Weight(i, steps, same);
                sum += weight;
                home += _ofHome[i] switch { 0 => 0, 1 => weight, var half => MathF.Log(1 - half + half * MathF.Exp(weight)) };
            }
        return home < -12 ? sum : sum - (home > 12 ? home : MathF.Log(1 + MathF.Exp(home)));
    }

    /// <summary>What one column adds to the logarithm of the odds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Weight(int column, ReadOnlySpan<byte> steps, ReadOnlySpan<int> same)
    {
        var (weights, step) = (Weights[column], steps[column]);
        var leans = weights.Parent >= 0 && steps[weights.Parent] == (byte)Agreement.Exact;
        var u = leans ? weights.LogUnderParent[step] : weights.LogU[step];
        if (same[column] != 0)
        {
            var lift = leans ? u - weights.LogU[0] : 0;
            u = Math.Min(Columns[column].Values[same[column]].LogShare + lift, -0.02f);
        }
        return weights.LogM[step] - u;
    }

    public static double Probability(float logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
