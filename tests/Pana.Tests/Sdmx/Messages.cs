using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using Json.Schema;
using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>Writes, reads and validates messages.</summary>
static class Messages
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Sdmx", "schemas");

    static readonly Lazy<JsonSchema> DataSchema = new(() => Schema("sdmx-json-data-schema.json")), StructureSchema = new(() => Schema("sdmx-json-structure-schema.json"));

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Folder, "samples", name));

    public static byte[] Write(MessageFormat format, DataLayout layout, IEnumerable<Observation> observations, DataQuery? query = null, MessageHeader? header = null, CsvLabels labels = CsvLabels.Id, DataUsage? usage = null) =>
        Write(new MediaForm(format, labels), [new Presentation(layout, query) { Usage = usage }], observations, header ?? MadeUp.Header);

    public static byte[] Write(MediaForm form, IReadOnlyList<Presentation> presentations, IEnumerable<Observation> observations, MessageHeader header)
    {
        var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream);
        DataWriter.WriteAsync(pipe, form, presentations, header, observations, CancellationToken.None).GetAwaiter().GetResult();
        pipe.Complete();
        return stream.ToArray();
    }

    public static string Text(MessageFormat format, DataLayout layout, IEnumerable<Observation> observations, DataQuery? query = null, MessageHeader? header = null, CsvLabels labels = CsvLabels.Id, DataUsage? usage = null) =>
        Encoding.UTF8.GetString(Write(format, layout, observations, query, header, labels, usage));

    /// <summary>Every observation in words: action, values by component, value.</summary>
    /// <param name="layouts">None where the message itself says what it consists of.</param>
    public static List<string> Read(byte[] message, params IReadOnlyList<DataLayout> layouts) => ReadAsync(new MemoryStream(message), layouts).GetAwaiter().GetResult();

    /// <summary>The same, in pieces of a few bytes as a network may bring them.</summary>
    public static List<string> ReadInPieces(byte[] message, int size, params IReadOnlyList<DataLayout> layouts) => ReadAsync(new Pieces(message, size), layouts).GetAwaiter().GetResult();

    public static List<string> Words(DataLayout layout, IEnumerable<Observation> observations, IReadOnlyList<DataSetHead>? sets = null) =>
        [.. observations.Select(observation => Words(layout, observation, (sets ?? MadeUp.Header.Sets)[observation.Set]))];

    /// <summary>What the official schema has against an SDMX-JSON message; nothing where it is right.</summary>
    public static string AgainstJson(byte[] message, bool isData)
    {
        using var document = JsonDocument.Parse(message);
        var results = (isData ? DataSchema : StructureSchema).Value.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return results.IsValid ? "" : string.Join('\n', (results.Details ?? []).Where(each => each.Errors is { Count: > 0 }).Take(20)
            .Select(each => $"{each.InstanceLocation}: {string.Join("; ", each.Errors!.Values)}")) + "\ninvalid";
    }

    /// <summary>What the official schemas, and those made of the data's structures, have against an SDMX-ML 3.0 message.</summary>
    public static string AgainstXml(byte[] message, params IEnumerable<byte[]> dataSchemas)
    {
        var (schemas, wrong) = (new XmlSchemaSet { XmlResolver = new XmlUrlResolver() }, new List<string>());
        schemas.ValidationEventHandler += (_, e) => wrong.Add($"schema {e.Exception.LineNumber}: {e.Message}");
        schemas.Add(null, Path.Combine(Folder, "sdmx-ml-3.0.0", "SDMXMessage.xsd"));
        foreach (var (at, dataSchema) in dataSchemas.Index())
        {
            var folder = new Uri(Path.Combine(Folder, "sdmx-ml-3.0.0", $"made{at}.xsd")).ToString();
            using var reader = XmlReader.Create(new MemoryStream(dataSchema), new XmlReaderSettings(), folder);
            schemas.Add(null, reader);
        }
        schemas.Compile();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints };
        settings.ValidationEventHandler += (_, e) => wrong.Add($"{e.Exception.LineNumber}:{e.Exception.LinePosition} {e.Message}");
        using var validating = XmlReader.Create(new MemoryStream(message), settings);
        while (validating.Read())
        {
        }
        return string.Join('\n', wrong.Take(20));
    }

    static async Task<List<string>> ReadAsync(Stream stream, IReadOnlyList<DataLayout> layouts)
    {
        var reading = await DataReader.OpenAsync(stream, layouts, CancellationToken.None);
        var words = new List<string>();
        await foreach (var observation in reading.Observations)
            words.Add(Words(reading.LayoutOf(observation), observation, reading.Sets[observation.Set]));
        return words;
    }

    public static string Words(DataLayout layout, Observation observation, DataSetHead set)
    {
        var words = new StringBuilder(set.Action.ToString());
        for (var i = 0; i < layout.Columns.Count; i++)
            if (observation.Places.Span[i] >= 0)
                words.Append(CultureInfo.InvariantCulture, $" {layout.Columns[i].Id}={layout.Columns[i].Values[observation.Places.Span[i]].Id}");
        return words.Append(CultureInfo.InvariantCulture, $" = {observation.Value:R}").ToString();
    }

    /// <summary>The schemas' own address of a meta-schema is none that could be looked up, and their ids are of an older draft.</summary>
    static JsonSchema Schema(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "sdmx-json-2.0.0", name))
            .Replace("\"http://json-schema.org/schema#\"", "\"https://json-schema.org/draft/2020-12/schema\"", StringComparison.Ordinal)
            .Replace("\"id\": \"https://raw", "\"$id\": \"https://raw", StringComparison.Ordinal);
        return JsonSchema.FromText(text);
    }

    sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default) => base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancel);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(size, count));
    }
}
