using Pana.Insight.Flows;

namespace Pana.Insight.History;

/// <summary>
/// Populations at the end of each year, and the sexes and ages of those of whom they are known. UNHCR writes nought for what is not known: sexes and ages
/// that are all nought are left out, and so is a series that is nought in every year.
/// </summary>
internal sealed class StockHistory(HistoryFigures figures, HistoryNotes notes)
{
    static readonly Flow s_flow = AllFlows.Stock;
    static readonly (FlowDimension, string) s_indicator = (AllFlows.Indicator, UnhcrIndicators.Stock);
    static readonly int s_sex = s_flow.IndexOf("SEX"), s_age = s_flow.IndexOf("AGE"), s_type = s_flow.IndexOf("POP_TYPE"), s_origin = s_flow.IndexOf("ORIGIN");

    public void Add(IReadOnlyList<UnhcrRow> population, IReadOnlyList<UnhcrRow> demographics)
    {
        AddPopulation(population);
        foreach (var group in demographics.GroupBy(row => (row.Year, row.Origin, row.Host, Type: row.Words["pop_type"])))
            Add([.. group], group.Key.Type);
        figures.AddTotals(s_flow, [AllFlows.Sex], codes => codes[s_age] != Flow.Total);
        figures.AddTotals(s_flow, [AllFlows.Origin], states: HistoryFigures.Complete.Contains);
        NoteParts();
    }

    void AddPopulation(IReadOnlyList<UnhcrRow> rows)
    {
        var cells = rows.SelectMany(row => UnhcrCodes.Populations.Select(type => (Row: row, Type: type.PopulationType, Value: row[type.Column]))).ToList();
        var told = cells.Where(cell => cell.Value > 0).Select(cell => (cell.Row.Host, cell.Row.Origin, cell.Type)).ToHashSet();
        foreach (var (row, type, value) in cells)
            if (value is { } number && told.Contains((row.Host, row.Origin, type)))
                figures.Add(s_flow, row, number, row.IsAtHome, s_indicator, (AllFlows.PopulationType, type));
        foreach (var row in rows.Where(row => row.IsAtHome))
            notes.Add("origin-is-asylum", row, s_flow, [s_indicator]);
    }

    /// <summary>All places of one population in one country: UNHCR's places are no regions of ISO 3166-2 and stand in the notes.</summary>
    void Add(IReadOnlyList<UnhcrRow> places, string type)
    {
        var (first, key) = (places[0], ((FlowDimension, string)[])[s_indicator, (AllFlows.PopulationType, type)]);
        foreach (var row in places)
            Look(row, key);
        var total = places.Sum(row => row["total"] ?? 0);
        var stock = figures.Find(s_flow, first.Host, HistoryFigures.KeyOf(s_flow, first.Host, first.Origin, key), first.Year);
        if (stock is null)
        {
            figures.Add(s_flow, first, total, isNoted: true, key);
            notes.Add("only-by-place", first, s_flow, key, ("total", HistoryNotes.Say(total)));
        }
        else if (stock != total)
        {
            // Adds nothing but the pointer to the note.
            figures.Add(s_flow, first, 0, isNoted: true, key);
            notes.Add("totals-differ", first, s_flow, key, ("population", HistoryNotes.Say(stock)), ("demographics", HistoryNotes.Say(total)));
        }
        if (places.Count > 1)
            notes.Add("places", first, s_flow, key, ("count", $"{places.Count}"),
                ("places", string.Join("; ", places.Select(row => $"{row.Words["location"]} {HistoryNotes.Say(row["total"])}"))));
        var isNoted = stock != total || places.Any(row => row.IsAtHome);
        foreach (var (sex, letter) in ((string, string)[])[("F", "f"), ("M", "m")])
        {
            double Of(string part) => places.Sum(row => row[$"{letter}_{part}"] ?? 0);
            if (places.Sum(row => (row["f_total"] ?? 0) + (row["m_total"] ?? 0)) == 0)
                continue;
            figures.Add(s_flow, first, Of("total"), isNoted, [.. key, (AllFlows.Sex, sex)]);
            var isAgeKnown = UnhcrCodes.Bands.Any(band => band.Age != UnhcrCodes.Unknown && Of(band.Column) > 0);
            foreach (var (column, age) in UnhcrCodes.Bands)
                if (age == UnhcrCodes.Unknown ? Of(column) > 0 : isAgeKnown)
                    figures.Add(s_flow, first, Of(column), isNoted, [.. key, (AllFlows.Sex, sex), (AllFlows.Age, age)]);
        }
    }

    void Look(UnhcrRow row, (FlowDimension, string)[] key)
    {
        var (women, men, total) = (row["f_total"] ?? 0, row["m_total"] ?? 0, row["total"] ?? 0);
        if (women + men > 0 && women + men != total)
            notes.Add("sexes-not-total", row, s_flow, key, ("women", HistoryNotes.Say(women)), ("men", HistoryNotes.Say(men)), ("total", HistoryNotes.Say(total)));
        foreach (var letter in "fm")
            if (UnhcrCodes.Bands.Sum(band => row[$"{letter}_{band.Column}"] ?? 0) is var ages && ages != (row[$"{letter}_total"] ?? 0))
                notes.Add("ages-not-total", row, s_flow, [.. key, (AllFlows.Sex, letter == 'f' ? "F" : "M")], ("ages", HistoryNotes.Say(ages)),
                    ("total", HistoryNotes.Say(row[$"{letter}_total"])));
        if (row.IsAtHome)
            notes.Add("origin-is-asylum", row, s_flow, key);
    }

    /// <summary>Where the sexes are known for a part of the people, whoever adds them up must know it.</summary>
    void NoteParts()
    {
        var sums = new Dictionary<(string State, string Type, string Origin, string Period), (double Total, double Sexes)>();
        foreach (var (_, state) in figures.Tables.Where(table => table.Flow == s_flow).ToList())
            foreach (var figure in figures.Of(s_flow, state).Where(figure => figure.Codes[s_age] == Flow.Total))
            {
                var key = (state, figure.Codes[s_type], figure.Codes[s_origin], figure.Period);
                var (total, sexes) = sums.GetValueOrDefault(key);
                sums[key] = figure.Codes[s_sex] == Flow.Total ? (total + figure.Value!.Value, sexes) : (total, sexes + figure.Value!.Value);
            }
        figures.Note(s_flow, (codes, state, period) => (codes[s_sex] != Flow.Total || codes[s_age] != Flow.Total)
            && sums[(state, codes[s_type], codes[s_origin], period)] is var sum && sum.Total != sum.Sexes);
    }
}
