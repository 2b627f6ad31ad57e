using System.Collections.Immutable;
using System.Text.Json;

namespace Pana.Procedures.Editions;

/// <summary>A JSON value that knows its line, so that a fault can name it.</summary>
internal sealed record JsonTree(JsonTokenType Kind, string Text, int Line)
{
    public ImmutableArray<(string Name, JsonTree Value)> Members { get; private init; } = [];

    public ImmutableArray<JsonTree> Items { get; private init; } = [];

    public JsonTree? this[string name] => Members.FirstOrDefault(member => member.Name == name).Value;

    public bool IsText => Kind == JsonTokenType.String;

    /// <summary>The file's value, or null after a fault that names the line of the error.</summary>
    public static JsonTree? Read(Faults faults, string name)
    {
        var path = faults.PathOf(name);
        if (!File.Exists(path))
        {
            faults.Add(name, 1, "the file is missing", "copy it from countries/_template");
            return null;
        }
        var bytes = File.ReadAllBytes(path);
        var text = bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        var reader = new Utf8JsonReader(text);
        try
        {
            reader.Read();
            var tree = Read(ref reader, text, faults, name);
            reader.Read();
            return tree;
        }
        catch (JsonException error)
        {
            faults.Add(name, (int)(error.LineNumber ?? 0) + 1, "this is not JSON", $"look before byte {error.BytePositionInLine + 1} of the line: a comma, a quote or a bracket is missing or too many");
            return null;
        }
    }

    static JsonTree Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, Faults faults, string file)
    {
        var line = text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = ImmutableArray.CreateBuilder<(string, JsonTree)>();
                var names = new HashSet<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add((name, Read(ref reader, text, faults, file)));
                    if (!names.Add(name))
                        faults.Add(file, members[^1].Item2.Line, "stands twice in one object", "keep one of the two", name);
                }
                return new(JsonTokenType.StartObject, "", line) { Members = members.ToImmutable() };
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<JsonTree>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader, text, faults, file));
                return new(JsonTokenType.StartArray, "", line) { Items = items.ToImmutable() };
            case JsonTokenType.String:
                return new(JsonTokenType.String, reader.GetString()!, line);
            default:
                return new(reader.TokenType, System.Text.Encoding.UTF8.GetString(reader.ValueSpan), line);
        }
    }
}
