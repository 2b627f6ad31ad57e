using Pana.Insight.Flows;

namespace Pana.Insight.History;

/// <summary>Applications and decisions on them. Persons and cases stay apart: no total joins them.</summary>
internal sealed class AsylumHistory(HistoryFigures figures, HistoryNotes notes)
{
    static readonly (FlowDimension, string) s_seekers = (AllFlows.PopulationType, "ASY");

    public void AddApplications(IReadOnlyList<UnhcrRow> rows)
    {
        var flow = AllFlows.AsylumApplications;
        foreach (var row in rows)
        {
            figures.Add(flow, row, row["applied"] ?? 0, isNoted: row.IsAtHome, [(AllFlows.Indicator, UnhcrIndicators.Applications), s_seekers, Procedure(row), Level(row),
                (AllFlows.Stage, UnhcrCodes.Of("app_type", row.Words["app_type"])), (AllFlows.Unit, UnhcrCodes.Of("app_pc", row.Words["app_pc"]))]);
            Look(row, flow, "app_pc", "app_type", "dec_level");
        }
        NoteUnits(rows, flow, "app_pc");
        figures.AddTotals(flow, [AllFlows.Procedure, AllFlows.Level]);
        var (procedure, level) = (flow.IndexOf(AllFlows.Procedure.Id), flow.IndexOf(AllFlows.Level.Id));
        figures.AddTotals(flow, [AllFlows.Stage], codes => codes[procedure] == Flow.Total && codes[level] == Flow.Total);
        figures.AddTotals(flow, [AllFlows.Origin], states: HistoryFigures.Complete.Contains);
    }

    public void AddDecisions(IReadOnlyList<UnhcrRow> rows)
    {
        var flow = AllFlows.AsylumDecisions;
        foreach (var row in rows)
        {
            var parts = UnhcrIndicators.Decisions.Where(each => each.Decision != Flow.Total).Sum(each => row[each.Column] ?? 0);
            var isWrong = parts != (row["dec_total"] ?? 0);
            foreach (var (column, decision) in UnhcrIndicators.Decisions)
                if (row[column] is { } number)
                    figures.Add(flow, row, number, isWrong || row.IsAtHome, [(AllFlows.Indicator, UnhcrIndicators.DecisionsTaken), s_seekers, Procedure(row), Level(row),
                        (AllFlows.Decision, decision), (AllFlows.Unit, UnhcrCodes.Of("dec_pc", row.Words["dec_pc"]))]);
            if (isWrong)
                notes.Add("parts-not-total", row, flow, [Procedure(row), Level(row), (AllFlows.Unit, UnhcrCodes.Of("dec_pc", row.Words["dec_pc"]))],
                    [.. UnhcrIndicators.Decisions.Select(each => (each.Column[4..], HistoryNotes.Say(row[each.Column])))]);
            Look(row, flow, "dec_pc", "dec_level");
        }
        NoteUnits(rows, flow, "dec_pc");
        figures.AddTotals(flow, [AllFlows.Procedure, AllFlows.Level]);
        figures.AddTotals(flow, [AllFlows.Origin], states: HistoryFigures.Complete.Contains);
    }

    static (FlowDimension, string) Procedure(UnhcrRow row) => (AllFlows.Procedure, UnhcrCodes.Of("procedure_type", row.Words["procedure_type"]));

    static (FlowDimension, string) Level(UnhcrRow row) => (AllFlows.Level, UnhcrCodes.Of("dec_level", row.Words["dec_level"]));

    void Look(UnhcrRow row, Flow flow, string unit, params string[] coded)
    {
        if (row.Words[unit] == "C")
            notes.Count("in-cases", row.File);
        foreach (var column in coded.Where(column => row.Words[column] == "NA"))
            notes.Count("code-na", row.File);
        if (row.IsAtHome)
            notes.Add("origin-is-asylum", row, flow, [s_seekers]);
    }

    /// <summary>Neither the persons nor the cases of such a year are all.</summary>
    void NoteUnits(IReadOnlyList<UnhcrRow> rows, Flow flow, string unit)
    {
        foreach (var group in rows.GroupBy(row => (row.Year, row.Origin, row.Host)).Where(group => group.DistinctBy(row => row.Words[unit]).Count() > 1))
            notes.Add("persons-and-cases", group.First(), flow, [s_seekers], ("persons", $"{group.Count(row => row.Words[unit] == "P")}"), ("cases", $"{group.Count(row => row.Words[unit] == "C")}"));
    }
}
