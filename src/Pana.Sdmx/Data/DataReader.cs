using System.Globalization;
using System.Text;
using System.Xml;

namespace Pana.Sdmx;

/// <summary>
/// Data as they are read: nothing is kept. An error in the midst comes as <see cref="SdmxFormatException"/>; whoever takes the observations keeps
/// them apart until the last one came.
/// </summary>
/// <param name="Layouts">The reader's own; values that are no codes are added to them as they come.</param>
/// <param name="Sets">Grows while observations are read. Each says which of the layouts is its own.</param>
/// <param name="Observations">Can be gone through once. One array serves all of a data set.</param>
public sealed record DataReading(IReadOnlyList<DataLayout> Layouts, IReadOnlyList<DataSetHead> Sets, IAsyncEnumerable<Observation> Observations)
{
    /// <summary>Into which an observation points.</summary>
    public DataLayout LayoutOf(in Observation observation) => Layouts[Sets[observation.Set].Structure];
}

/// <summary>Reads data in SDMX-JSON 2.0, SDMX-CSV 2.0, SDMX-ML 3.0 and 2.1 (specific to their structure) and 2.1 generic, told apart by how they begin.</summary>
public static class DataReader
{
    /// <param name="layouts">What the data may consist of, and nothing else. None where nobody knows: JSON messages alone say it themselves.</param>
    /// <exception cref="SdmxFormatException">This is no such message, or it begins wrongly. The rest comes while observations are read.</exception>
    public static async Task<DataReading> OpenAsync(Stream stream, IReadOnlyList<DataLayout> layouts, CancellationToken cancel = default)
    {
        var start = new byte[4096];
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        var head = start.AsSpan(0, length);
        if (head.StartsWith(Encoding.UTF8.Preamble))
            head = head[3..];
        var whole = new StartedStream(start.AsMemory(length - head.Length, head.Length), stream);
        var text = head.TrimStart(" \t\r\n"u8);
        var first = text.Length == 0 ? throw Malformed.Message("The message is empty.") : (char)text[0];
        if (first == '{')
            return await JsonDataReader.OpenAsync(whole, layouts, cancel);
        if (layouts.Count == 0)
            throw new SdmxFormatException(SdmxError.At("no-structure-yet", "", "", "Only JSON says itself what its data consist of; this needs its structure first."));
        return first == '<' ? await XmlDataReader.OpenAsync(whole, layouts, cancel) : await CsvDataReader.OpenAsync(whole, layouts, cancel);
    }

    /// <summary>Where a value of a column stands; an error for a code that is none.</summary>
    internal static int Place(DataColumn column, ReadOnlySpan<char> value, long position, string unit)
    {
        if (column.TryFind(value, out var place))
            return place;
        var text = value.ToString();
        return column.IsCoded
            ? throw Malformed.At(position, column.Id, text, $"{unit} {position.ToString(CultureInfo.InvariantCulture)}: {text} is no code of {column.Id}.", "unknown-code",
                Suggestions.Nearest(text, column.Values.Select(each => each.Id)))
            : column.Add(new(text, LocalText.None));
    }

    /// <summary>Nothing and NaN are a missing value.</summary>
    internal static double Value(ReadOnlySpan<char> text, long position, string unit) =>
        text.IsEmpty || text is "NaN" ? double.NaN
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw Malformed.At(position, Measure.Name, text.ToString(), $"{unit} {position.ToString(CultureInfo.InvariantCulture)}: {text} is no number.", "bad-number");

    internal static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Where the layout stands that is published under such an artefact, or has it as its structure; of several versions the same one. -1 for none.</summary>
    internal static int Find(IReadOnlyList<DataLayout> layouts, string agency, string id, string? version)
    {
        bool IsIt(Artefact artefact) => (artefact.Agency, artefact.Id) == (agency, id);
        return Enumerable.Range(0, layouts.Count).Where(at => IsIt(layouts[at].Published) || IsIt(layouts[at].Structure)).OrderByDescending(at => IsIt(layouts[at].Published))
            .ThenByDescending(at => $"{(IsIt(layouts[at].Published) ? layouts[at].Published : layouts[at].Structure).Version}" == version).DefaultIfEmpty(-1).First();
    }

    internal static SdmxFormatException Other(IEnumerable<DataLayout> layouts, string found, long position) =>
        Malformed.At(position, "structure", found, $"These are data of {found}, and {string.Join(" or ", layouts.Select(layout => layout.Published.Urn.Short))} was expected.", "not-this-message");
}

/// <summary>A stream whose beginning was looked at already.</summary>
sealed class StartedStream(ReadOnlyMemory<byte> start, Stream rest) : Stream
{
    ReadOnlyMemory<byte> _start = start;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_start.IsEmpty)
            return rest.Read(buffer);
        var length = Math.Min(buffer.Length, _start.Length);
        _start.Span[..length].CopyTo(buffer);
        _start = _start[length..];
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default) => _start.IsEmpty ? rest.ReadAsync(buffer, cancel) : new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancel) => ReadAsync(buffer.AsMemory(offset, count), cancel).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
