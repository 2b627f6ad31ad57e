using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>Reads <c>terms.csv</c>: every key there, every value inside the bounds, one value for each day.</summary>
internal sealed class TermReader(Faults faults, Model model, ImmutableArray<Amendment> amendments)
{
    const string File = "terms.csv";

    readonly ILookup<string, Term> _bounds = model.Symbols.Values.OfType<Term>()
        .Concat(amendments.OfType<NewBound>().Select(amendment => amendment.Bound)).ToLookup(term => term.TermKey);

    public ImmutableArray<TermValue> Read()
    {
        var rows = Table.Read(faults, File, "key", "value", "unit", "national_value", "national_unit", "from_event", "article", "source_url",
            "checked_on", "certainty", "in_force_from", "in_force_until");
        if (rows.Count == 0)
            return [];
        var needed = TermKeys.Of(model);
        foreach (var key in needed.Where(key => rows.All(row => row["key"] != key)))
            faults.Add(File, rows[^1].Line, "the term is missing", $"add a row {key},…", key);
        var known = TermKeys.Known(model);
        foreach (var row in rows.Where(row => !known.Contains(row["key"])))
            faults.Add(File, row.Line, "no procedure knows the term", Faults.Nearest(row["key"], known), row["key"]);
        foreach (var sameKey in rows.GroupBy(row => row["key"]))
            LookAtDates([.. sameKey.OrderBy(row => row["in_force_from"], StringComparer.Ordinal)]);
        return [.. rows.Select(Read).OfType<TermValue>()];
    }

    TermValue? Read(Csv.Row row)
    {
        var certainty = Cells.Sourced(faults, File, row, row["key"]);
        var (from, until) = (Cells.Day(faults, File, row, "in_force_from"), Cells.Day(faults, File, row, "in_force_until"));
        if (from > until)
            faults.Add(File, row.Line, "ends before it begins", "swap in_force_from and in_force_until", row["key"]);
        if (Span(row, "value", "unit") is not { } value)
            return null;
        var national = row["national_value"].Length + row["national_unit"].Length > 0 ? Span(row, "national_value", "national_unit") : null;
        foreach (var term in _bounds[row["key"]].Where(term => !term.Admits(value)).Take(1))
            faults.Add(File, row.Line, term.Of == Time.Officials
                    ? $"{Say(value)} is more than the {Say(term.Bound)} that officials may take at most"
                    : $"{Say(value)} is less than the {Say(term.Bound)} that the person has at least",
                $"write {Say(term.Bound)} or {(term.Of == Time.Officials ? "less" : "more")} as value; what the law says goes into national_value", row["key"]);
        return new(row["key"], value, national, row["from_event"], row["article"], row["source_url"], Cells.Day(faults, File, row, "checked_on"), certainty, from, until);
    }

    Span? Span(Csv.Row row, string amount, string unit)
    {
        if (Period.TryRead(row[amount], row[unit], out var period) && period.Amount > 0)
            return new(period.Amount, (TermUnit)(int)period.Unit);
        faults.Add(File, row.Line, $"“{row[amount]} {row[unit]}” is no length of time", $"write a whole number as {amount} and one of hours calendar_days working_days months years as {unit}", row["key"]);
        return null;
    }

    /// <summary>Rows of one key follow each other day by day, and the last one has no end.</summary>
    void LookAtDates(List<Csv.Row> rows)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            var until = rows[at]["in_force_until"];
            if (at == rows.Count - 1 && until.Length > 0)
                faults.Add(File, rows[at].Line, $"has no value after {until}", "leave in_force_until empty, or add the row that follows", rows[at]["key"]);
            if (at == rows.Count - 1)
                return;
            var next = rows[at + 1]["in_force_from"];
            if (!DateOnly.TryParse(until, System.Globalization.CultureInfo.InvariantCulture, out var last) || !DateOnly.TryParse(next, System.Globalization.CultureInfo.InvariantCulture, out var first)
                || last.AddDays(1) != first)
                faults.Add(File, rows[at + 1].Line, $"stands also in line {rows[at].Line}, and the two do not follow each other day by day",
                    "keep one row, or let in_force_from be the day after the other's in_force_until", rows[at]["key"]);
        }
    }

    static string Say(Span span) => new Period(span.Amount, (TimeUnit)(int)span.Unit).ToString();
}
