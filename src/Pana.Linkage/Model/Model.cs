using System.Runtime.CompilerServices;

namespace Pana.Linkage;

/// <summary>
/// Fellegi and Sunter's model: each column's agreement multiplies the odds that two records are one person. Rare values weigh more than
/// common ones; a column that leans on another adds only what the other has not said.
/// </summary>
sealed class Model
{
    float _prior, _logSwaps = (float)Math.Log(0.03);

    public Model(Records records)
    {
        (Records, Columns) = (records, records.Columns);
        Ids = [.. Columns.Select(column => UnitIds(records, column))];
        ByUnit = new int[records.Units * Columns.Length];
        for (var i = 0; i < Columns.Length; i++)
            for (var unit = 0; unit < records.Units; unit++)
                ByUnit[unit * Columns.Length + i] = Ids[i][unit];
        Weights = [.. Columns.Select(column => new Weights(column.Kind))];
    }

    public Records Records { get; }

    public Column[] Columns { get; }

    /// <summary>Value numbers by column and unit.</summary>
    public int[][] Ids { get; }

    /// <summary>The same by unit and column: two units are compared from two places in memory, not from two for each column.</summary>
    public int[] ByUnit { get; }

    public Weights[] Weights { get; }

    /// <summary>The chance that two units drawn at random are one person.</summary>
    public double Share { get; private set; }

    /// <summary>The logarithm of the odds of that chance.</summary>
    public float Prior => _prior;

    /// <summary>How many other units a unit has, on average, that are the same person.</summary>
    public double Copies { get; private set; }

    /// <summary>The chance that given and family name stand in each other's place.</summary>
    public double Swaps
    {
        get;
        set => (field, _logSwaps) = (value, (float)Math.Log(value));
    } = 0.03;

    public static int[] UnitIds(Records records, Column column)
    {
        var ids = new int[records.Units];
        for (var unit = 0; unit < ids.Length; unit++)
            ids[unit] = column.Ids[records.FirstRow(unit)];
        return ids;
    }

    /// <summary>Pairs that can be asked about.</summary>
    public double Pairs => Records.IsOneFile ? Records.Units * (Records.Units - 1.0) / 2 : (double)Records.LeftUnits * (Records.Units - Records.LeftUnits);

    public void Settle(double matches)
    {
        Share = Math.Clamp(matches / Math.Max(Pairs, 1), 1e-12, 0.5);
        Copies = 2 * matches / Math.Max(Records.Units, 1);
        _prior = (float)Math.Log(Share / (1 - Share));
        for (var i = 0; i < Columns.Length; i++)
        {
            Weights[i].Settle(Share);
            var (values, own) = (Columns[i].Values, Copies * Weights[i].M[0]);
            var known = (double)values.Sum(value => (long)value.Count);
            // A value's own copies say nothing of how common it is among others.
            foreach (var value in values)
                value.LogShare = (float)Math.Log(Math.Min(0.99, Math.Max(value.Count - own, 0.7) / Math.Max(known, 1)));
        }
    }

    public float LogOdds(ReadOnlySpan<byte> steps, ReadOnlySpan<int> same, bool swapped)
    {
        var sum = _prior + (swapped ? _logSwaps : 0);
        for (var i = 0; i < steps.Length; i++)
            if (steps[i] != (byte)Agreement.Missing)
                sum += Weight(i, steps, same);
        return sum;
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
