namespace Pana.Insight.Explorer.Charts;

/// <summary>From nothing to a round number above the largest, in steps of one, two or five: a picture of numbers of people begins at nought.</summary>
internal readonly record struct Scale(double Top, double Step)
{
    public static Scale For(double largest, int steps = 5)
    {
        if (largest <= 0)
            return new(1, 1);
        var rough = largest / steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
        // Half a person is none.
        step = largest >= steps ? Math.Max(1, step) : step;
        return new(Math.Ceiling(largest / step) * step, step);
    }

    public IEnumerable<double> Ticks
    {
        get
        {
            for (var i = 0; i * Step <= Top * 1.0001; i++)
                yield return i * Step;
        }
    }

    public double Share(double value) => value / Top;
}
