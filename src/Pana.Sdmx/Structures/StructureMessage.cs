using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Pana.Sdmx;

/// <summary>Messages with structures, whole: they are as large as their codelists.</summary>
public static class StructureMessage
{
    public static byte[] Write(MediaForm form, StructureSet set, MessageHeader header)
    {
        if (form.Format == MessageFormat.JsonStructure)
        {
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            using (var json = new Utf8JsonWriter(buffer, JsonStructureWriter.Plain))
                new JsonStructureWriter(json, header).Write(set);
            return buffer.WrittenSpan.ToArray();
        }
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false }))
            switch (form.Format)
            {
                case MessageFormat.XmlStructure: new XmlStructureWriter(xml, header).Write(set); break;
                case MessageFormat.XmlStructure21: new XmlStructure21Writer(xml, header).Write(set); break;
                default: throw new ArgumentException($"{form.Format} is no form of structures", nameof(form));
            }
        return stream.ToArray();
    }

    /// <summary>Reads JSON 2.0 (and 2.1), XML 3.0 and XML 2.1, told apart by what they begin with. Kinds of artefacts that this library has no model for are left out.</summary>
    /// <exception cref="SdmxFormatException">The message is none of these, or breaks its form; nothing of it is had then.</exception>
    public static async Task<StructureSet> ReadAsync(Stream stream, CancellationToken cancel = default)
    {
        var all = new MemoryStream();
        await stream.CopyToAsync(all, cancel);
        var bytes = all.GetBuffer().AsMemory(0, (int)all.Length);
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        var start = bytes.Span.TrimStart(" \t\r\n"u8);
        return start.Length == 0 ? throw Malformed.Message("The message is empty.") : start[0] switch
        {
            (byte)'{' => JsonStructureReader.Read(bytes),
            (byte)'<' => XmlStructureReader.Read(bytes),
            _ => throw Malformed.Message("This is neither JSON nor XML."),
        };
    }
}
