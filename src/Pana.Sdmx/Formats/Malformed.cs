using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Pana.Sdmx;

/// <summary>Makes the errors of readers.</summary>
static class Malformed
{
    public static SdmxFormatException Message(string sentence) => new(SdmxError.At("malformed", "", "", sentence));

    public static SdmxFormatException At(long position, string where, string found, string sentence, string name = "malformed", string? suggestion = null) =>
        new(SdmxError.At(name, where, found, sentence, suggestion, position));

    public static SdmxFormatException Of(XmlException wrong) =>
        new(SdmxError.At("malformed", "", "", $"Line {Math.Max(1, wrong.LineNumber).ToString(CultureInfo.InvariantCulture)}: the XML is broken. {wrong.Message}", null, Math.Max(1, wrong.LineNumber)), wrong);

    public static SdmxFormatException Of(JsonException wrong) =>
        new(SdmxError.At("malformed", "", "", $"Line {((wrong.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)}: the JSON is broken. {wrong.Message}", null, (wrong.LineNumber ?? 0) + 1), wrong);
}
