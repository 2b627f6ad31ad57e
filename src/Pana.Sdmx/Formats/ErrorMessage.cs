using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>Errors as SDMX messages carry them. Sentences are the caller's, so that they can be in the reader's language.</summary>
public static class ErrorMessage
{
    /// <summary>An SDMX-JSON message with errors in place of data.</summary>
    public static byte[] WriteJson(IEnumerable<(SdmxError Error, string Sentence)> errors, MessageHeader header)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonStructureWriter.Plain))
        {
            json.WriteStartObject();
            JsonDataHead.WriteMeta(json, header, JsonDataHead.Schema);
            json.WriteStartArray("errors");
            foreach (var (error, sentence) in errors)
            {
                json.WriteStartObject();
                json.WriteNumber("code", Code(error.Status));
                json.WriteString("title", error.Name);
                json.WriteString("detail", sentence);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An SDMX-ML 3.0 message.</summary>
    /// <param name="language">Of the sentences.</param>
    public static byte[] WriteXml(IEnumerable<(SdmxError Error, string Sentence)> errors, string language)
    {
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<mes:Error xmlns:mes=\"{Xml.Message}\" xmlns:com=\"{Xml.Common}\">");
        foreach (var (error, sentence) in errors)
            text.Append(CultureInfo.InvariantCulture, $"<mes:ErrorMessage code=\"{Code(error.Status)}\"><com:Text xml:lang=\"{Xml.Escaped(language)}\">{Xml.Escaped(sentence)}</com:Text></mes:ErrorMessage>");
        return Encoding.UTF8.GetBytes(text.Append("</mes:Error>\n").ToString());
    }

    /// <summary>The standard's own numbers.</summary>
    static int Code(int status) => status switch { 401 or 403 => 110, 404 => 100, 406 or 501 => 501, 413 => 130, 400 => 140, 422 => 150, 503 => 503, _ => 500 };
}
