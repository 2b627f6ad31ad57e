namespace Pana.Kernel;

/// <summary>A code of a list. People read labels <c>code.LIST.CODE</c>.</summary>
/// <param name="Parent">The category it belongs to; null where the list is flat.</param>
/// <param name="IsVerified">False where the code or its meaning was not checked at its source: the screen says
///     so.</param>
public sealed record Code(string List, string Value, string? Parent, bool IsVerified)
{
    public string LabelKey => $"code.{List}.{Value}";
}

/// <summary>A closed list of stable ASCII codes with its source (domain.md §5).</summary>
/// <param name="IsOfficial">Kept by a named body as it stands here; otherwise a list of this project, aligned with the
///     source.</param>
public sealed record CodeList(string Name, bool IsOfficial, string Source, IReadOnlyList<Code> Codes)
{
    /// <summary>
    /// Every list by name: specific-need, document, relationship, marital, education, profile, outcome, ground.
    /// </summary>
    public static IReadOnlyDictionary<string, CodeList> All { get; } = Read();

    public static CodeList SpecificNeeds => All["specific-need"];
    public static CodeList Documents => All["document"];
    public static CodeList Relationships => All["relationship"];
    public static CodeList MaritalStatuses => All["marital"];
    public static CodeList Education => All["education"];
    public static CodeList Profiles => All["profile"];
    public static CodeList Outcomes => All["outcome"];
    public static CodeList Grounds => All["ground"];

    public Code? Find(string code) => Codes.FirstOrDefault(known => known.Value == code);

    public bool Has(string code) => Find(code) is not null;

    static Dictionary<string, CodeList> Read()
    {
        var codes = Csv.Embedded("codes.csv").ToLookup(row => row["list"], row => new Code(
            row["list"], row["code"], row["parent"] is { Length: > 0 } parent ? parent : null,
            row["certainty"] == "verified"));
        return Csv.Embedded("code-lists.csv").ToDictionary(row => row["list"], row => new CodeList(
            row["list"], row["status"] == "official", row["source"], [.. codes[row["list"]]]));
    }
}
