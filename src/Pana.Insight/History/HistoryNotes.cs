using System.Globalization;
using System.Text.Json;
using Pana.Insight.Flows;

namespace Pana.Insight.History;

/// <summary>Something in the files that does not add up or has to be known by whoever uses the figures.</summary>
/// <param name="Name">Of the sentence <c>source-note.NAME</c>.</param>
/// <param name="Filled">What fills it, as it stands in the file.</param>
/// <param name="Key">The series that it is about, with stars.</param>
internal sealed record HistoryNote(string Name, string File, int Line, Flow Flow, string State, string Period, string Key, IReadOnlyDictionary<string, string> Filled);

/// <summary>Gathers notes while files are read, and counts what needs no note of its own.</summary>
internal sealed class HistoryNotes
{
    public List<HistoryNote> All { get; } = [];

    /// <summary>By name and file; notes are counted in by themselves.</summary>
    public Dictionary<(string Name, string File), int> Counts { get; } = [];

    public void Add(string name, UnhcrRow row, Flow flow, (FlowDimension, string)[] about, params ReadOnlySpan<(string Name, string Value)> filled)
    {
        var with = new Dictionary<string, string>();
        foreach (var (key, value) in filled)
            with[key] = value;
        All.Add(new(name, row.File, row.Line, flow, row.Host, row.Year, HistoryFigures.AllOf(flow, row.Host, row.Origin, about), with));
        Count(name, row.File);
    }

    public void Count(string name, string file, int more = 1) => Counts[(name, file)] = Counts.GetValueOrDefault((name, file)) + more;

    public static string Say(double? number) => number?.ToString("0", CultureInfo.InvariantCulture) ?? "–";

    public static SourceNote ToRow(HistoryNote note, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Source = UnhcrCodes.Source, Flow = note.Flow.Id, State = note.State, Period = note.Period, Key = note.Key, Name = note.Name,
        Filled = JsonSerializer.Serialize(note.Filled), File = note.File, Line = note.Line,
    };
}

/// <summary>What a source says of its own figures, or we of them: kept beside the figures and never mended away.</summary>
internal sealed class SourceNote
{
    public required Guid Id { get; init; }
    /// <summary>A code of CL_SOURCE.</summary>
    public required string Source { get; init; }
    public required string Flow { get; init; }
    public required string State { get; init; }
    public required string Period { get; init; }
    /// <summary>Key of the series, <c>*</c> where the note is about all codes of a dimension.</summary>
    public required string Key { get; init; }
    /// <summary>Of the sentence <c>source-note.NAME</c>.</summary>
    public required string Name { get; init; }
    /// <summary>JSON of what fills the sentence.</summary>
    public required string Filled { get; init; }
    public required string File { get; init; }
    public required int Line { get; init; }
}
