namespace Pana.Insight.Labour;

/// <summary>What a row of a survey counts.</summary>
public enum Measure
{
    /// <summary>Persons who are wanted for work; the sex is the one that the vacancy names.</summary>
    Vacancies,
    Employed,
    /// <summary>Persons who look for work.</summary>
    Seekers,
}

/// <summary>A table of a labour-market survey that was uploaded. It holds protected figures alone: what is small was let go at the door.</summary>
internal sealed class Survey
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    /// <summary>Who made the survey.</summary>
    public required string Source { get; init; }
    /// <summary>When it was made, in words.</summary>
    public required string Period { get; init; }
    /// <summary>How: sample, questions, weights.</summary>
    public required string Method { get; init; }
    public required int Rows { get; init; }
    /// <summary>How many of the rows were too small to be kept.</summary>
    public required int Withheld { get; init; }
    public required Guid UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public Guid? Replaces { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public Guid? WithdrawnBy { get; set; }
    public string? WithdrawnBecause { get; set; }
    public long Version { get; set; }
}

/// <summary>One row of a survey in codes of the published lists.</summary>
internal sealed class SurveyCell
{
    public required Guid SurveyId { get; init; }
    /// <summary>Line of the file.</summary>
    public required int Position { get; init; }
    public required Measure Measure { get; init; }
    /// <summary>As SDMX writes it: <c>2026</c>, <c>2026-Q1</c>, <c>2026-03</c>.</summary>
    public required string Period { get; init; }
    public required string Region { get; init; }
    public required string Occupation { get; init; }
    public required string Activity { get; init; }
    public required string Sex { get; init; }
    /// <summary>Null where it was between one and nine.</summary>
    public required long? Persons { get; init; }
}
