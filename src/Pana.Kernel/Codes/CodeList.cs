namespace Pana.Kernel;

/// <summary>A code of a list. People read its <see cref="LabelKey"/>.</summary>
/// <param name="Parent">The category it belongs to; null where the list is flat.</param>
/// <param name="IsVerified">False where the code or its meaning was not checked at its source: the screen says
///     so.</param>
public sealed record Code(string List, string Value, string? Parent, bool IsVerified)
{
    /// <summary><c>code.LIST.CODE</c>; a state is named by <see cref="Country.LabelKey"/>.</summary>
    public string LabelKey { get; init; } = $"code.{List}.{Value}";
}

/// <summary>A closed list of stable ASCII codes with its source (domain.md §5).</summary>
/// <param name="IsOfficial">Kept by a named body as it stands here; otherwise a list of this project, aligned with the
///     source.</param>
public sealed record CodeList(string Name, bool IsOfficial, string Source, IReadOnlyList<Code> Codes)
{
    /// <summary>Every list by name, as <c>code-lists.csv</c> has them.</summary>
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
            row["list"], row["status"] == "official", row["source"],
            row["list"] == "country" ? States : [.. codes[row["list"]]]));
    }

    /// <summary>A form asks for a state; codes that only travel documents have are none.</summary>
    static Code[] States =>
    [
        .. Country.All.Where(country => !country.IsDocumentCode)
            .Select(country => new Code("country", country.Alpha3, null, true) { LabelKey = country.LabelKey }),
    ];
}
