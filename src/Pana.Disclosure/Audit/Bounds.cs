namespace Pana.Disclosure;

/// <summary>
/// What an attacker who knows the method reads from the published figures about each true one, and how far the truth is from either end.
/// </summary>
sealed class Bounds
{
    const long Endless = long.MaxValue / 4;

    readonly Margins _margins;
    readonly long[] _least, _most;

    /// <remarks>
    /// Whoever sees parts of a figure knows that it has k people. What may be told from that parts are not seen is not among these bounds.
    /// </remarks>
    /// <param name="known">Beside them, what others publish.</param>
    public Bounds(Margins margins, Breakdowns breakdowns, Rules rules, Perturbation perturbation, IReadOnlyList<Known> known)
    {
        _margins = margins;
        (_least, _most) = (new long[margins.Size], new long[margins.Size]);
        Nobody = rules.Mode == Mode.Perturbed ? perturbation.Behind(0).AtMost : 2;
        for (var i = 0; i < margins.Size; i++)
            (_least[i], _most[i]) = breakdowns.Stands(i) ? Behind(i) : (0, Endless);
        for (var part = 0; part < margins.Size; part++)
            if (breakdowns.Stands(part) && breakdowns.Value(part) > 0)
                foreach (var link in margins.Links.Of(part))
                    _least[link.Whole] = Math.Max(_least[link.Whole], margins.IsDrawnNow(link.Whole) ? rules.Fewest : 1);
        foreach (var each in known)
            if (margins.Places.Of(each.Codes) is { } place && margins.At(place) is >= 0 and var i)
                (_least[i], _most[i]) = (Math.Max(_least[i], each.AtLeast), Math.Min(_most[i], each.AtMost));
        for (var i = 0; i < margins.Size; i++)
            (_least[i], _most[i]) = (Math.Min(_least[i], margins.Count(i)), Math.Max(_most[i], margins.Count(i)));

        (long, long) Behind(int i)
        {
            var value = breakdowns.Value(i);
            var (least, most) = rules.Mode switch
            {
                Mode.Perturbed => perturbation.Behind(value),
                _ when value == 0 => (0, 2),
                _ when value == Rules.SmallestPublished => (3, value),
                _ => (value, value),
            };
            var old = margins.IsDrawnNow(i) ? 0 : rules.Fewest - 1;
            return (Math.Max(0, least - old), most + old);
        }
    }

    /// <summary>So many may be behind a published zero.</summary>
    public long Nobody { get; }

    public long Least(int margin) => _least[margin];

    public (double Least, double Most) Read(int margin) => (_least[margin], _most[margin] < Endless ? _most[margin] : double.PositiveInfinity);

    /// <summary>Whether anything at all is said about it.</summary>
    public bool IsBound(int margin) => _least[margin] > 0 || _most[margin] < Endless;

    /// <summary>So many more people would still fit; where nobody was ever counted, a published zero is assumed.</summary>
    public long Above(int margin) => margin < 0 ? Nobody : _most[margin] - _margins.Count(margin);

    /// <summary>So many fewer people would still fit.</summary>
    public long Below(int margin) => margin < 0 ? 0 : _margins.Count(margin) - _least[margin];
}
