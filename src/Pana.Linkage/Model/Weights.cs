namespace Pana.Linkage;

/// <summary>
/// What the model knows of one column: how often each step of agreement occurs when two rows are one person (m) and when they are two (u).
/// Where the column leans on another one (a town on its postcode), a second u holds for pairs that agree there.
/// </summary>
sealed class Weights
{
    public const int Steps = 5;

    /// <summary>Pseudo-pairs of the prior: so many observed pairs weigh as much as it.</summary>
    const double Strength = 20;

    public readonly double[] M = new double[Steps], U = new double[Steps], UnderParent = new double[Steps];
    public readonly float[] LogM = new float[Steps], LogU = new float[Steps], LogUnderParent = new float[Steps];
    readonly double[] _prior;

    public Weights(ColumnKind kind)
    {
        _prior = Prior(kind);
        _prior.CopyTo(M, 0);
    }

    /// <summary>The column that this one leans on, or -1.</summary>
    public int Parent { get; set; } = -1;

    /// <summary>Random pairs by step, as they were drawn.</summary>
    public double[] Drawn { get; } = new double[Steps];

    /// <summary>What registers of different fields and countries have in common; only a few pairs' worth of it is used.</summary>
    static double[] Prior(ColumnKind kind) => kind switch
    {
        ColumnKind.Sex => [0.97, 0, 0, 0, 0.03],
        ColumnKind.Date => [0.80, 0.09, 0.04, 0.03, 0.04],
        ColumnKind.Place => [0.75, 0.09, 0.05, 0.02, 0.09],
        ColumnKind.Text => [0.68, 0.12, 0.08, 0.04, 0.08],
        ColumnKind.Number or ColumnKind.Phone or ColumnKind.Postcode => [0.80, 0.08, 0.02, 0.01, 0.09],
        ColumnKind.Email => [0.75, 0.12, 0.05, 0.03, 0.05],
        _ => [0.74, 0.12, 0.05, 0.04, 0.05],
    };

    public void Learn(ReadOnlySpan<double> matches)
    {
        var sum = Strength;
        foreach (var each in matches)
            sum += each;
        for (var step = 0; step < Steps; step++)
            M[step] = (matches[step] + _prior[step] * Strength) / sum;
    }

    /// <summary>u from the drawn pairs, less the share of true matches among them; a step that was never seen is rare, not impossible.</summary>
    public void Settle(double share)
    {
        var (drawn, sum) = (Drawn.Sum(), 0.0);
        for (var step = 0; step < Steps; step++)
            sum += U[step] = Math.Max(Drawn[step] / Math.Max(drawn, 1) - share * M[step], (0.5 + 0.1 * Drawn[step]) / (drawn + 100));
        for (var step = 0; step < Steps; step++)
        {
            U[step] /= sum;
            LogU[step] = (float)Math.Log(U[step]);
            LogM[step] = (float)Math.Log(Math.Max(M[step], 1e-5));
        }
        // Better agreement never speaks less for one person than worse agreement does.
        for (var step = 1; step < Steps; step++)
            if (LogM[step] - LogU[step] > LogM[step - 1] - LogU[step - 1] && M[step] > 1e-4)
                LogM[step] = Math.Min(LogM[step], LogM[step - 1] - LogU[step - 1] + LogU[step]);
        for (var step = 0; step < Steps; step++)
            LogUnderParent[step] = Parent < 0 ? LogU[step] : (float)Math.Log(Math.Max(UnderParent[step], U[step] * 0.05));
    }
}
