namespace Pana.Linkage;

/// <summary>
/// What one column says: the step of agreement, the two values, and what it adds to the logarithm of the odds. Of a household: how many others of it agree.
/// </summary>
public sealed record Reason(string Column, ColumnKind Kind, Agreement Agreement, string A, string B, double Weight, bool Swapped);

public sealed partial class Linking
{
    /// <summary>Why: what each column says of two units.</summary>
    public IReadOnlyList<Reason> Explain(int a, int b)
    {
        _scorer.Compare(a, b);
        List<Reason> reasons = [];
        for (var i = 0; i < _model.Columns.Length; i++)
            if (_scorer.Steps[i] != (byte)Agreement.Missing)
                reasons.Add(new(_model.Columns[i].Name, _model.Columns[i].Kind, (Agreement)_scorer.Steps[i], _model.Columns[i].Values[_model.Id(i, a)].Text,
                    _model.Columns[i].Values[_model.Id(i, b)].Text, _model.Weight(i, _scorer.Steps, _scorer.Same), _scorer.Swapped));
        if (Together(a, b) is > 1 and var members)
            reasons.Add(new("", ColumnKind.Household, Agreement.Exact, $"{members - 1}", "", 0, false));
        return reasons;
    }

    Dictionary<(int, int), int>? _together;

    /// <summary>How many of two households are the same persons.</summary>
    int Together(int a, int b)
    {
        if (!Records.HasHouseholds || Records.HouseholdOf(a) == 0 || Records.HouseholdOf(b) == 0)
            return 0;
        _together ??= _pairs.Where(pair => pair.Probability >= Threshold.Same).CountBy(pair => Both(pair.A, pair.B)).ToDictionary();
        return _together.GetValueOrDefault(Both(a, b));
    }

    (int, int) Both(int a, int b) =>
        (Math.Min(Records.HouseholdOf(a), Records.HouseholdOf(b)), Math.Max(Records.HouseholdOf(a), Records.HouseholdOf(b)));

    /// <summary>For each column and step of agreement what it adds to the odds, in doublings (binary logarithm); for the chart.</summary>
    public IEnumerable<(string Column, Agreement Agreement, double Doublings)> MatchWeights()
    {
        for (var i = 0; i < _model.Columns.Length; i++)
            for (var step = 0; step < Weights.Steps; step++)
                if (_model.Weights[i].M[step] > 1e-4)
                    yield return (_model.Columns[i].Name, (Agreement)step, (_model.Weights[i].LogM[step] - _model.Weights[i].LogU[step]) / Math.Log(2));
    }
}
