namespace Pana.Linkage;

/// <summary>What one column says: the step of agreement, the two values, and what it adds to the logarithm of the odds.</summary>
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
                reasons.Add(new(_model.Columns[i].Name, _model.Columns[i].Kind, (Agreement)_scorer.Steps[i], _model.Columns[i].Values[_model.Ids[i][a]].Text,
                    _model.Columns[i].Values[_model.Ids[i][b]].Text, _model.Weight(i, _scorer.Steps, _scorer.Same), _scorer.Swapped));
        return reasons;
    }

    /// <summary>For each column and step of agreement what it adds to the odds, in doublings (binary logarithm); for the chart.</summary>
    public IEnumerable<(string Column, Agreement Agreement, double Doublings)> MatchWeights()
    {
        for (var i = 0; i < _model.Columns.Length; i++)
            for (var step = 0; step < Weights.Steps; step++)
                if (_model.Weights[i].M[step] > 1e-4)
                    yield return (_model.Columns[i].Name, (Agreement)step, (_model.Weights[i].LogM[step] - _model.Weights[i].LogU[step]) / Math.Log(2));
    }
}
