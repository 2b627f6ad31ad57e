using System.Collections.Immutable;

namespace Pana.Procedures;

/// <summary>The sheet a paper is printed on.</summary>
public enum PaperFormat
{
    A4,
    A5,
    /// <summary>A card of 85.6 × 53.98 mm with two sides.</summary>
    Id1,
    /// <summary>The data page of a passport booklet, 125 × 88 mm.</summary>
    Td3,
}

/// <summary>What a type of paper looks like and may hold. Its words stand in templates, its national name in the edition.</summary>
public sealed record PaperForm(PaperFormat Format, ImmutableSortedSet<string> Fields)
{
    /// <summary>Read abroad: English stands beside the state's language and Russian.</summary>
    public bool WithEnglish { get; init; }

    /// <summary>The common template that papers of this form share (<c>papers/NAME.html</c>); null where each kind has its own.</summary>
    public string? Template { get; init; }

    /// <summary>What stands in the place of a nationality (Doc 9303-3 §5): XXA a stateless person, XXB a refugee; null where nothing does.</summary>
    public string? NationalityCode { get; init; }

    public bool HasMrz => Fields.Contains(PaperField.Mrz);

    /// <summary>Given behind a wall and shown in the street: it holds no more than a paper without a wall, and its name says nothing.</summary>
    public bool IsNeutral { get; init; }

    /// <summary>The law's own name of it tells a status; the holder shows it by their own will.</summary>
    public bool NamesStatus { get; init; }

    /// <summary>Printed on a numbered blank of the state, whose every sheet is accounted for.</summary>
    public bool OnBlank { get; init; }

    /// <summary>Said to the holder too, in the language that they read.</summary>
    public bool SpeaksToHolder => Fields.Contains(PaperField.Own);

    static readonly ImmutableSortedSet<string> Every =
        ImmutableSortedSet.Create(StringComparer.Ordinal, "title", "state", "number", "issued", "until", "withdrawn", PaperField.Seal, "duty");

    static readonly ImmutableSortedSet<string> Holder = Every.Union(["name", "original", "birth", "sex", "photo"]);

    /// <summary>A decision, a record, a report: what was said in the steps that made it.</summary>
    public static PaperForm Letter { get; } = new(PaperFormat.A4, Holder.Union(["authority", "nationality", "lines", "decision", "grounds"]));

    /// <summary>A sheet that names the holder and what the step says of them.</summary>
    public static PaperForm Sheet { get; } = new(PaperFormat.A5, Holder.Union(["lines", "rights"]));

    public static PaperForm Card { get; } = new(PaperFormat.Id1, Holder.Union(["rights", PaperField.Signature]));

    /// <summary>A number alone.</summary>
    public static PaperForm Token { get; } = new(PaperFormat.Id1, Every);

    /// <summary>The page of a travel document: the excluded state and the right to return are asked for by its convention.</summary>
    public static PaperForm TravelDocument { get; } = new(PaperFormat.Td3, Holder.Union(["family", "given", "code", "status", "excluded", "return", PaperField.Signature, PaperField.Mrz]))
    {
        WithEnglish = true, NamesStatus = true, OnBlank = true, Template = "travel-document",
    };

    public PaperForm With(params string[] fields) => this with { Fields = Fields.Union(fields) };
}

/// <summary>How a field of a template is filled.</summary>
public enum PaperFieldKind
{
    /// <summary>Text, in one or several languages; left out where nothing is known.</summary>
    Text,
    /// <summary>Repeated: pairs of a name and a value.</summary>
    Lines,
    /// <summary>Drawn by the program.</summary>
    Picture,
}

/// <summary>A field that templates may name.</summary>
/// <param name="IsWalled">Personal data that an open paper must not tell (protection.md 2).</param>
public sealed record PaperField(string Name, PaperFieldKind Kind, bool IsWalled = false)
{
    public const string Mrz = "mrz", Seal = "seal", Own = "own", Signature = "signature";

    /// <summary>Inside <c>{each …}</c> alone.</summary>
    public static readonly ImmutableArray<string> OfLine = ["line.name", "line.value"];

    /// <summary>
    /// <c>lines</c> are the answers of the step that gave the paper, already without those from behind a wall; <c>grounds</c> are those of the
    /// <c>decision</c> that it serves.
    /// </summary>
    public static ImmutableSortedDictionary<string, PaperField> All { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        new PaperField[]
        {
            new("title", PaperFieldKind.Text), new("state", PaperFieldKind.Text), new("authority", PaperFieldKind.Text, true), new("number", PaperFieldKind.Text),
            new("issued", PaperFieldKind.Text), new("until", PaperFieldKind.Text), new("withdrawn", PaperFieldKind.Text), new("duty", PaperFieldKind.Text),
            new("name", PaperFieldKind.Text), new("original", PaperFieldKind.Text), new("family", PaperFieldKind.Text), new("given", PaperFieldKind.Text),
            new("birth", PaperFieldKind.Text), new("sex", PaperFieldKind.Text), new("nationality", PaperFieldKind.Text, true), new("code", PaperFieldKind.Text),
            new("status", PaperFieldKind.Text), new("excluded", PaperFieldKind.Text), new("return", PaperFieldKind.Text), new("decision", PaperFieldKind.Text, true), new("rights", PaperFieldKind.Text),
            new("lines", PaperFieldKind.Lines), new("grounds", PaperFieldKind.Lines, true), new(Own, PaperFieldKind.Picture), new("photo", PaperFieldKind.Picture),
            new(Signature, PaperFieldKind.Picture), new(Seal, PaperFieldKind.Picture), new(Mrz, PaperFieldKind.Picture),
        }.Select(field => KeyValuePair.Create(field.Name, field)));
}
