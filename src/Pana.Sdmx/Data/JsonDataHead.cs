using System.Globalization;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>The head of an SDMX-JSON data message: meta and the structures with their values.</summary>
sealed class JsonDataHead(Utf8JsonWriter json, MessageHeader header)
{
    public const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";

    public void Write(IEnumerable<JsonDataPart> parts)
    {
        json.WriteStartObject();
        WriteMeta(json, header, Schema);
        json.WriteStartObject("data");
        json.WriteStartArray("structures");
        foreach (var part in parts)
            Structure(part);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static void WriteMeta(Utf8JsonWriter json, MessageHeader header, string schema)
    {
        json.WriteStartObject("meta");
        json.WriteString("schema", schema);
        json.WriteString("id", header.Id);
        json.WriteString("prepared", Moment(header.Prepared));
        json.WriteBoolean("test", header.IsTest);
        if (header.Languages.Count > 0)
        {
            json.WriteStartArray("contentLanguages");
            foreach (var language in header.Languages.Distinct())
                json.WriteStringValue(language.ToLowerInvariant());
            json.WriteEndArray();
        }
        json.WriteStartObject("sender");
        json.WriteString("id", header.Sender);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The best name, and those in the languages of the message.</summary>
    void WriteNames(LocalText names, string instead)
    {
        json.WriteString("name", names.Best(header.Languages) ?? instead);
        var known = names.Texts.Where(text => header.Languages.Contains(text.Key)).ToList();
        if (known.Count == 0)
            return;
        json.WriteStartObject("names");
        foreach (var text in known)
            json.WriteString(text.Key, text.Value);
        json.WriteEndObject();
    }

    void Structure(JsonDataPart part)
    {
        var (presentation, layout) = (part.Presentation, part.Presentation.Layout);
        json.WriteStartObject();
        if (part.Sets.Count > 0)
        {
            json.WriteStartArray("dataSets");
            foreach (var set in part.Sets)
                json.WriteNumberValue(set);
            json.WriteEndArray();
        }
        json.WriteStartArray("links");
        Link(layout.Published);
        if (layout.Published != layout.Structure)
            Link(layout.Structure);
        json.WriteEndArray();
        WriteNames(layout.Published.Names, layout.Published.Id);
        json.WriteStartObject("dimensions");
        Components(part, "dataSet", []);
        Components(part, "series", presentation.Series);
        Components(part, "observation", presentation.Observation);
        json.WriteEndObject();
        json.WriteStartObject("measures");
        json.WriteStartArray("observation");
        if (presentation.HasValues)
        {
            json.WriteStartObject();
            json.WriteString("id", layout.Measure.Id);
            WriteNames(layout.MeasureNames, layout.Measure.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("attributes");
        Components(part, "dataSet", presentation.DataSetAttributes);
        Components(part, "series", presentation.SeriesAttributes);
        Components(part, "observation", presentation.ObservationAttributes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void Link(Artefact artefact)
    {
        json.WriteStartObject();
        json.WriteString("urn", artefact.Urn.ToString());
        json.WriteString("rel", artefact.Type.Path);
        json.WriteEndObject();
    }

    void Components(JsonDataPart part, string level, int[] columns)
    {
        json.WriteStartArray(level);
        foreach (var at in columns)
        {
            var column = part.Presentation.Layout.Columns[at];
            json.WriteStartObject();
            json.WriteString("id", column.Id);
            WriteNames(column.Names, column.Id);
            if (column.Attribute is null)
                json.WriteNumber("keyPosition", at);
            else
                Relationship(column);
            if (column.Attribute is null && column.IsTime)
            {
                json.WriteStartArray("roles");
                json.WriteStringValue(column.Id);
                json.WriteEndArray();
            }
            if (part.IsListed(at))
            {
                json.WriteStartArray("values");
                foreach (var place in part.Used(at))
                    Value(column, column.Values[place]);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    void Relationship(DataColumn column)
    {
        json.WriteBoolean("isMandatory", column.Attribute!.IsMandatory);
        json.WriteStartObject("relationship");
        if (column.VariesWith is { Count: > 0 } dimensions)
        {
            json.WriteStartArray("dimensions");
            foreach (var dimension in dimensions)
                json.WriteStringValue(dimension);
            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject(column.VariesWith is null ? "observation" : "dataflow");
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    void Value(DataColumn column, DataValue value)
    {
        json.WriteStartObject();
        if (!Identifier.IsId(value.Id))
            json.WriteString("value", value.Id);
        else
        {
            json.WriteString("id", value.Id);
            WriteNames(value.Names, value.Id);
            if (value.Parent is not null)
                json.WriteString("parent", value.Parent);
        }
        if (column.IsTime && TimePeriod.TryParse(value.Id, out var period))
        {
            json.WriteString("start", Moment(period.Start));
            json.WriteString("end", Moment(period.End.AddSeconds(-1)));
        }
        json.WriteEndObject();
    }
}
