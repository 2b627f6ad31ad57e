using Pana.Insight.Flows;

namespace Pana.Insight.History;

/// <summary>Durable solutions of each year, and people who were newly displaced across a border in it.</summary>
internal sealed class MovementHistory(HistoryFigures figures, HistoryNotes notes)
{
    public void AddSolutions(IReadOnlyList<UnhcrRow> rows)
    {
        var flow = AllFlows.Solutions;
        foreach (var row in rows)
        {
            foreach (var (column, indicator, type) in UnhcrIndicators.Solutions)
                if (row[column] is { } number)
                    figures.Add(flow, row, number, row.IsAtHome, (AllFlows.Indicator, indicator), (AllFlows.PopulationType, type));
            if (row.IsAtHome)
                notes.Add("origin-is-asylum", row, flow, []);
        }
        figures.AddTotals(flow, [AllFlows.Origin], states: HistoryFigures.Complete.Contains);
    }

    public void AddDisplacements(IReadOnlyList<UnhcrRow> rows)
    {
        var flow = AllFlows.Migration;
        foreach (var row in rows)
        {
            foreach (var (column, type) in UnhcrCodes.Displacements)
                if (row[column] is { } number)
                    figures.Add(flow, row, number, row.IsAtHome, (AllFlows.Indicator, UnhcrIndicators.Displaced), (AllFlows.PopulationType, type));
            if (row.IsAtHome)
                notes.Add("origin-is-asylum", row, flow, []);
        }
        figures.AddTotals(flow, [AllFlows.Origin], states: HistoryFigures.Complete.Contains);
    }
}
