using System.Security.Cryptography;
using System.Text;
using Pana.Kernel;
using Pana.Linkage;
using Pana.Registry.Open;

namespace Pana.Registry.Import;

/// <summary>A line of the file as a person, or why it is none. <paramref name="Mark"/> is the hash of all that stands in it.</summary>
internal sealed record SheetLine(long Number, string FamilyKey, ArrivalPerson? Person, Refusal? Fault, UInt128 Mark)
{
    public override string ToString() => "•••";
}

/// <summary>
/// A CSV file of persons, one line at a time: memory does not grow with it. Cells are taken as a form takes what is typed; a refusal
/// names a column or a number of it, never what stands there.
/// </summary>
internal sealed class PersonSheet : IDisposable
{
    /// <summary>One more than a group may have, so that the check of the group says no and memory stays bounded.</summary>
    const int MostTogether = 61;

    const string Given = "given", FamilyKey = "family_key";

    public static readonly IReadOnlyList<string> Columns = [FamilyKey, "relation", Given, "father", "family", "other", "name_language", "latin",
        "cyrillic", "sex", "birth", "birthplace", "nationality", "residence", "document_type", "document_number", "document_issuer",
        "document_expiry", "phone"];

    readonly FileStream _stream;
    readonly CsvReading _csv;
    readonly Dictionary<string, int> _places = [];
    readonly int _width;

    PersonSheet(FileStream stream)
    {
        (_stream, _csv) = (stream, new(stream));
        if (!_csv.Next())
            Fault = new Refusal("import-empty", 422);
        for (_width = 0; _width < _csv.Count; _width++)
            if (!Columns.Contains($"{_csv[_width]}".ToLowerInvariant()) || !_places.TryAdd($"{_csv[_width]}".ToLowerInvariant(), _width))
                Fault ??= new Refusal("import-column-unknown", 422, With(("number", $"{_width + 1}"), ("known", string.Join(", ", Columns))));
        if (!_places.ContainsKey(Given))
            Fault ??= new Refusal("import-column-missing", 422, With(("column", Given)));
    }

    /// <summary>What is wrong with the heading.</summary>
    public Refusal? Fault { get; }

    /// <summary>0 to 1.</summary>
    public double Progress => (double)_csv.Read / Math.Max(1, _stream.Length);

    public static PersonSheet Open(string file) => new(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read));

    /// <summary>Lines that follow each other with one key of a family; whoever has none is alone.</summary>
    public IEnumerable<IReadOnlyList<SheetLine>> Families()
    {
        var together = new List<SheetLine>();
        while (_csv.Next())
            if (Line() is { } line)
            {
                if (together.Count > 0 && (line.FamilyKey.Length == 0 || line.FamilyKey != together[0].FamilyKey || together.Count == MostTogether))
                {
                    yield return together;
                    together = [];
                }
                together.Add(line);
            }
        if (together.Count > 0)
            yield return together;
    }

    public static ArrivalInput Input(IReadOnlyList<SheetLine> family) => new(
        family[0].FamilyKey.Length > 0 ? GroupKind.Family : GroupKind.Travel, null, [.. family.Select(line => line.Person!)]);

    public static UInt128 MarkOf(string text) => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public void Dispose() => _csv.Dispose();

    /// <summary>Null for a line of nothing but separators.</summary>
    SheetLine? Line()
    {
        var cells = Enumerable.Range(0, _csv.Count).Select(at => $"{_csv[at]}").ToList();
        if (cells.TrueForAll(cell => cell.Length == 0))
            return null;
        var (number, mark) = (_csv.Line, MarkOf(string.Join('\u001F', cells)));
        return cells.Count != _width
            ? new(number, "", null, new Refusal("import-fields", 422, With(("found", $"{cells.Count}"), ("expected", $"{_width}"))), mark)
            : new(number, Cell(FamilyKey) ?? "", Person(), null, mark);
    }

    ArrivalPerson Person()
    {
        var (type, document) = (Cell("document_type"), Cell("document_number"));
        var states = Cell("nationality")?.Split([' ', ',', ';', '/', '|'], StringSplitOptions.RemoveEmptyEntries);
        return new(new()
        {
            Name = new()
            {
                Given = Cell(Given), Father = Cell("father"), Family = Cell("family"), Other = Cell("other"), Language = Cell("name_language"),
                Latn = Rendering("latin"), Cyrl = Rendering("cyrillic"),
            },
            Sex = Sex(Cell("sex")), Birth = Cell("birth"), Birthplace = Cell("birthplace"), HabitualResidence = Cell("residence"),
            Nationalities = states is { Length: > 0 } ? states : null,
            Documents = type is null && document is null ? null
                : [new(type?.ToUpperInvariant() ?? "OTHER", document, Cell("document_issuer"), Cell("document_expiry"), null)],
            Contact = Cell("phone") is { } phone ? new(phone, null, null) : null,
        }, Cell("relation")?.ToUpperInvariant());
    }

    RenderingInput? Rendering(string column) => Cell(column) is { } text ? new(text, NameSource.Document) : null;

    /// <summary>Registers write it in words of many languages; what is none of them stays, and is refused where all is read.</summary>
    static string? Sex(string? cell) => SexWords.Read(cell) switch { 'm' => "M", 'f' => "F", _ => cell };

    string? Cell(string column) => _places.TryGetValue(column, out var at) && !_csv[at].IsEmpty ? $"{_csv[at]}" : null;

    static Dictionary<string, string> With(params (string Key, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
}
