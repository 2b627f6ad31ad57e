using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using Pana.Disclosure;
using Pana.Insight.Flows;
using Pana.Sdmx;

namespace Pana.Insight.Labour;

/// <summary>What is wrong with a table that somebody uploads.</summary>
/// <param name="Line">Of the file, the header being 1.</param>
/// <param name="Column">As the template calls it; empty when it is the whole line.</param>
/// <param name="What">Name of a label, <c>labour.fault.…</c>.</param>
/// <param name="Value">What stands there, or what it should agree with.</param>
public sealed record SurveyFault(int Line, string Column, string What, string Value);

internal sealed record SurveyReading(IReadOnlyList<SurveyCell> Cells, IReadOnlyList<SurveyFault> Faults);

/// <summary>
/// Reads the table of a survey: a row for each number. Every fault is told with line and column, all at once; a table with a fault is not taken at all.
/// </summary>
internal sealed partial class SurveyTable(FlowStructures structures, IReadOnlySet<string> regions, DateOnly today)
{
    public const int MostRows = 5_000, MostFaults = 50;

    /// <summary>Below, people might be found: neither kept nor counted into a sum (protection.md 26).</summary>
    public const int Small = Rules.K;

    const long MostPersons = 100_000_000;

    public static readonly string[] Columns = ["measure", "period", "region", "occupation", "activity", "sex", "persons"];

    static readonly Dictionary<string, Measure> Measures = Enum.GetValues<Measure>().ToDictionary(measure => $"{measure}", StringComparer.OrdinalIgnoreCase);

    readonly List<SurveyFault> _faults = [];

    /// <summary>Text with commas or semicolons, as spreadsheets write it.</summary>
    public SurveyReading Read(Guid survey, ReadOnlyMemory<byte> file)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Span).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return new([], [new(1, "", "encoding", "")]);
        }
        var header = text.Split('\n', 2)[0];
        using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            HasHeader = true, TrimWhitespace = true, TrackLineNumbers = true, SkipEmptyLines = true, FieldCountMismatch = CsvFieldCountHandling.Allow,
            Separator = header.Contains(';') ? ';' : ',',
        });
        var cells = new List<SurveyCell>();
        var at = new Dictionary<string, int>();
        while (csv.Read() && _faults.Count < MostFaults)
        {
            if (at.Count == 0)
            {
                for (var i = 0; i < csv.Headers.Count; i++)
                    at.TryAdd(csv.Headers[i].Trim().ToLowerInvariant(), i);
                if (Columns.Where(column => !at.ContainsKey(column)).ToList() is { Count: > 0 } missing)
                    return new([], [.. missing.Select(column => new SurveyFault(1, column, "column", column))]);
            }
            if (cells.Count == MostRows)
                return new([], [new((int)csv.LineNumber, "", "rows", MostRows.ToString(CultureInfo.InvariantCulture))]);
            if (Row(survey, (int)csv.LineNumber, column => at[column] < csv.FieldCount ? csv.GetString(at[column]).Trim() : "") is { } cell)
                cells.Add(cell);
        }
        if (at.Count == 0)
            _faults.Add(new(1, "", "empty", ""));
        if (_faults.Count == 0)
            Compare(cells);
        return new(_faults.Count == 0 ? cells : [], [.. _faults.Take(MostFaults)]);
    }

    SurveyCell? Row(Guid survey, int line, Func<string, string> cell)
    {
        var before = _faults.Count;
        if (!Measures.TryGetValue(cell("measure"), out var measure))
            Wrong("measure", string.Join(", ", Measures.Keys));
        if (!Period().IsMatch(cell("period")) || !TimePeriod.TryParse(cell("period"), out var period))
            Wrong("period", cell("period"));
        else if (DateOnly.FromDateTime(period.Start) > today)
            _faults.Add(new(line, "period", "future", cell("period")));
        var region = cell("region");
        if (region != Flow.Total && !regions.Contains(region))
            Wrong("region", region);
        var occupation = Code(cell("occupation"), "OC");
        if (occupation != Flow.Total && (occupation.Length is not (3 or 4) || !structures.Has("CL_ISCO08", occupation)))
            Wrong("occupation", cell("occupation"));
        var activity = Code(cell("activity"), "ISIC_");
        if (activity != Flow.Total && (activity.Length != 6 || !structures.Has("CL_ISIC4", activity)))
            Wrong("activity", cell("activity"));
        if (cell("sex") is not ("F" or "M" or "U" or Flow.Total))
            Wrong("sex", cell("sex"));
        if (!long.TryParse(cell("persons"), NumberStyles.None, CultureInfo.InvariantCulture, out var persons) || persons > MostPersons)
            Wrong("persons", cell("persons"));
        return _faults.Count > before ? null : new()
        {
            SurveyId = survey, Position = line, Measure = measure, Period = cell("period"), Region = region, Occupation = occupation, Activity = activity, Sex = cell("sex"),
            Persons = persons is > 0 and < Small ? null : persons,
        };

        void Wrong(string column, string value) => _faults.Add(new(line, column, column, value.Length > 40 ? value[..40] : value));
    }

    /// <summary>A number stands there once; within one measure and period a column is either broken down, on one level, or not at all: else people would be counted twice.</summary>
    void Compare(List<SurveyCell> cells)
    {
        var seen = new Dictionary<(Measure, string, string, string, string, string), int>();
        foreach (var cell in cells)
        {
            var place = (cell.Measure, cell.Period, cell.Region, cell.Occupation, cell.Activity, cell.Sex);
            if (!seen.TryAdd(place, cell.Position))
                _faults.Add(new(cell.Position, "", "twice", $"{seen[place]}"));
        }
        foreach (var same in cells.GroupBy(cell => (cell.Measure, cell.Period)))
            foreach (var (column, level) in new (string, Func<SurveyCell, int>)[]
            {
                ("region", cell => Math.Min(2, cell.Region.Length)), ("occupation", cell => cell.Occupation.Length), ("activity", cell => Math.Min(2, cell.Activity.Length)), ("sex", cell => cell.Sex == Flow.Total ? 1 : 2),
            })
                if (same.GroupBy(level).Select(part => part.First()).ToList() is { Count: > 1 } mixed)
                    _faults.Add(new(mixed[1].Position, column, "levels", $"{mixed[0].Position}"));
    }

    /// <summary>A code as people write it, with or without what the published list puts before it.</summary>
    static string Code(string typed, string before) => typed == Flow.Total || typed.StartsWith(before, StringComparison.Ordinal) ? typed : before + typed;

    [GeneratedRegex(@"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$")]
    private static partial Regex Period();
}
