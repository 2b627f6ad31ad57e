using System.Text.Encodings.Web;
using System.Text.Json;
using Pana.Kernel;

namespace Pana.Papers;

/// <summary>
/// A file of zones read document by document, each answered with one line of JSON: what <c>pana mrz FILE</c> prints. Documents are parted by
/// empty lines. It holds what the documents hold, so it goes where the reader wants it and nowhere else.
/// </summary>
public static class MrzReport
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether every document of the file is valid, and how many there were.</summary>
    public static (int Documents, bool AreValid) Write(TextReader file, TextWriter output, DateOnly today)
    {
        var (documents, areValid, lines) = (0, true, new List<string>());
        while (true)
        {
            var line = file.ReadLine();
            if (line is not null && line.AsSpan().Trim('\uFEFF').Trim().Length > 0)
                lines.Add(line);
            else if (lines.Count > 0)
            {
                var reading = Mrz.ReadLines(lines, today);
                output.Write(Line(reading, reading.IsValid ? null : Mrz.Propose(lines, today), today));
                output.Write('\n');
                (documents, areValid) = (documents + 1, areValid && reading.IsValid);
                lines.Clear();
            }
            if (line is null)
                return (documents, areValid);
        }
    }

    /// <summary>One document as an object, without a line break.</summary>
    public static string Line(MrzReading reading, IReadOnlyList<string>? suggestion, DateOnly today)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteFields(json, reading);
            json.WriteBoolean("valid", reading.IsValid);
            WriteList(json, "warnings", Warnings(reading, today));
            json.WriteStartArray("errors");
            foreach (var error in reading.Errors.Where(error => error.IsFault).OrderBy(error => (error.Line, Place(error))))
                Write(json, error);
            json.WriteEndArray();
            if (suggestion is null)
                json.WriteNull("suggestion");
            else
                WriteList(json, "suggestion", suggestion);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    static void WriteFields(Utf8JsonWriter json, MrzReading reading)
    {
        var isRead = reading.Format is not null;
        json.WriteString("format", reading.Format switch { MrzFormat.Td1 => "TD1", MrzFormat.Td2 => "TD2", MrzFormat.Td3 => "TD3", MrzFormat.MrvA => "MRVA", MrzFormat.MrvB => "MRVB", _ => null });
        foreach (var (name, value) in new[]
        {
            ("document_code", reading.DocumentCode), ("issuer", Code(reading.Issuer)), ("family", reading.Name.Primary), ("given", reading.Name.Secondary),
            ("number", reading.DocumentNumber), ("nationality", Code(reading.Nationality)), ("birth", reading.BirthText), ("expiry", reading.ExpiryText),
            ("sex", reading.Errors.Any(error => error.Field == MrzField.Sex) ? null : reading.Sex switch { Sex.Male => "M", Sex.Female => "F", _ => "X" }),
            ("optional", reading.Optional), ("optional2", reading.Optional2),
        })
            json.WriteString(name, isRead ? value : null);
        json.WriteBoolean("may_be_cut", reading.Name.MayBeCut);
    }

    /// <summary>As the document has it: Germany is <c>D</c>.</summary>
    static string Code(string code) => code == "DEU" ? "D" : code;

    static List<string> Warnings(MrzReading reading, DateOnly today)
    {
        List<string> warnings = [.. reading.Errors.Where(error => !error.IsFault).Select(error => error.Kind switch
        {
            MrzErrorKind.UnknownCode => $"unknown code: {Name(error.Field)}",
            MrzErrorKind.ImpossibleDate => $"impossible date: {Name(error.Field)}",
            _ => "no name",
        })];
        if (reading.Expiry is { } expiry && expiry.Latest < today)
            warnings.Insert(0, "expired");
        return warnings;
    }

    static void Write(Utf8JsonWriter json, MrzError error)
    {
        json.WriteStartObject();
        json.WriteString("field", Name(error.Field));
        json.WriteNumber("line", error.Line);
        json.WriteNumber("position", Place(error));
        json.WriteString("expected", error.Expected);
        json.WriteString("found", error.Found);
        json.WriteEndObject();
    }

    static int Place(MrzError error) => error.Digit > 0 ? error.Digit : error.Position;

    static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Fields are called as the object calls them.</summary>
    static string Name(MrzField field) => field switch
    {
        MrzField.Zone => "layout",
        MrzField.DocumentCode => "document_code",
        MrzField.DocumentNumber => "number",
        _ => field.ToString().ToLowerInvariant(),
    };
}
