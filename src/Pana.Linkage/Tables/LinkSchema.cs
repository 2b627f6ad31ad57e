using System.Text;
using System.Text.Json;

namespace Pana.Linkage;

/// <summary>Which column is of which kind: <c>{"columns": {"given_name": "name.given", …}}</c>. A column that is not named is ignored.</summary>
public sealed class LinkSchema
{
    static readonly Dictionary<string, ColumnKind> Kinds = new()
    {
        ["ignore"] = ColumnKind.Ignore, ["id"] = ColumnKind.Id, ["household"] = ColumnKind.Household, ["name.given"] = ColumnKind.Given, ["name.family"] = ColumnKind.Family,
        ["name.full"] = ColumnKind.Full, ["father"] = ColumnKind.Father, ["date"] = ColumnKind.Date, ["sex"] = ColumnKind.Sex,
        ["place"] = ColumnKind.Place, ["number"] = ColumnKind.Number, ["phone"] = ColumnKind.Phone, ["email"] = ColumnKind.Email,
        ["postcode"] = ColumnKind.Postcode, ["text"] = ColumnKind.Text,
    };

    LinkSchema(string file) => File = file;

    public string File { get; }

    public IReadOnlyList<(string Name, ColumnKind Kind, long Line)> Columns { get; private init; } = [];

    public static string KindNames => string.Join(", ", Kinds.Keys);

    public static (LinkSchema? Schema, Fault? Fault) Read(string path)
    {
        if (!System.IO.File.Exists(path))
            return (null, new("no-file", path, 0, path));
        return Parse(System.IO.File.ReadAllBytes(path), path);
    }

    public static (LinkSchema? Schema, Fault? Fault) Parse(byte[] json, string file)
    {
        var bytes = json.AsSpan(json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0);
        List<(string, ColumnKind, long)> columns = [];
        try
        {
            var reader = new Utf8JsonReader(bytes, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var inColumns = false;
            while (reader.Read())
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                    inColumns = reader.ValueTextEquals("columns");
                else if (inColumns && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (name, line) = (reader.GetString()!.Trim(), LineOf(bytes, reader.TokenStartIndex));
                    reader.Read();
                    if (reader.TokenType != JsonTokenType.String || !Kinds.TryGetValue(reader.GetString()!.Trim(), out var kind))
                        return (null, new("unknown-kind", file, line, $"{name}: {Encoding.UTF8.GetString(reader.ValueSpan)}"));
                    columns.Add((name, kind, line));
                }
        }
        catch (JsonException broken)
        {
            return (null, new("not-json", file, broken.LineNumber + 1 ?? 0, Path.GetFileName(file)));
        }
        return columns.All(column => column.Item2 is ColumnKind.Ignore or ColumnKind.Id or ColumnKind.Household)
            ? (null, new("no-columns", file, 1, "columns"))
            : (new(file) { Columns = columns }, null);
    }

    static long LineOf(ReadOnlySpan<byte> bytes, long at) => 1 + bytes[..(int)at].Count((byte)'\n');
}
