using System.IO.Pipelines;

namespace Pana.Sdmx;

/// <summary>
/// Writes data as they come, in constant memory. Observations of one set follow one another, and so do those of one series where the
/// presentation has series.
/// </summary>
public abstract class DataWriter
{
    private protected DataWriter(IReadOnlyList<Presentation> presentations, MessageHeader header, PipeWriter pipe) =>
        (Presentations, Presentation, Header, Output) = (presentations, presentations[0], header, new(pipe));

    private protected IReadOnlyList<Presentation> Presentations { get; }

    /// <summary>Of the data set that is being written.</summary>
    private protected Presentation Presentation { get; private set; }

    private protected MessageHeader Header { get; }

    private protected Utf8Output Output { get; }

    private protected DataLayout Layout => Presentation.Layout;

    int _set = -1;
    int[]? _series;

    /// <summary>Writes a whole message into a pipe, which is flushed and left open.</summary>
    /// <param name="presentations">One for each layout; data sets say which is theirs (<see cref="DataSetHead.Structure"/>).</param>
    /// <exception cref="InvalidOperationException">Sets are out of order, or a value of a dimension came that the layout had not when the message began (JSON).</exception>
    /// <exception cref="OperationCanceledException">Whoever reads the pipe went away.</exception>
    public static async Task WriteAsync(PipeWriter pipe, MediaForm form, IReadOnlyList<Presentation> presentations, MessageHeader header, IAsyncEnumerable<Observation> observations, CancellationToken cancel = default)
    {
        var writer = Of(pipe, form, presentations, header);
        writer.Begin();
        await foreach (var observation in observations.WithCancellation(cancel))
        {
            writer.Take(observation);
            if (writer.Output.IsFull)
                await writer.Output.FlushAsync(cancel);
        }
        await writer.EndAsync(cancel);
    }

    /// <summary>The same of observations that are at hand.</summary>
    public static async Task WriteAsync(PipeWriter pipe, MediaForm form, IReadOnlyList<Presentation> presentations, MessageHeader header, IEnumerable<Observation> observations, CancellationToken cancel = default)
    {
        var writer = Of(pipe, form, presentations, header);
        writer.Begin();
        foreach (var observation in observations)
        {
            writer.Take(observation);
            if (writer.Output.IsFull)
                await writer.Output.FlushAsync(cancel);
        }
        await writer.EndAsync(cancel);
    }

    /// <summary>The same into a stream, which is left open.</summary>
    public static async Task WriteAsync(Stream stream, MediaForm form, IReadOnlyList<Presentation> presentations, MessageHeader header, IAsyncEnumerable<Observation> observations, CancellationToken cancel = default)
    {
        var pipe = PipeWriter.Create(stream, new(leaveOpen: true));
        await WriteAsync(pipe, form, presentations, header, observations, cancel);
        await pipe.CompleteAsync();
    }

    static DataWriter Of(PipeWriter pipe, MediaForm form, IReadOnlyList<Presentation> presentations, MessageHeader header) => form.Format switch
    {
        MessageFormat.CsvData => new CsvDataWriter(presentations, header, pipe, form.Labels),
        MessageFormat.JsonData => new JsonDataWriter(presentations, header, pipe),
        MessageFormat.XmlData => new XmlDataWriter(presentations, header, pipe),
        MessageFormat.GenericData21 => new GenericDataWriter(presentations, header, pipe),
        _ => throw new ArgumentException($"{form.Format} is no form of data", nameof(form)),
    };

    private protected abstract void Begin();

    /// <param name="first">Null for a set without observations; else what attributes of the set are taken from.</param>
    private protected abstract void BeginSet(DataSetHead head, Observation? first);

    private protected abstract void BeginSeries(ReadOnlySpan<int> places);

    private protected abstract void Write(ReadOnlySpan<int> places, double value);

    private protected abstract void EndSeries();

    private protected abstract void EndSet();

    private protected abstract void End();

    void Take(in Observation observation)
    {
        if (observation.Set != _set)
            Open(observation.Set, observation);
        var places = observation.Places.Span;
        if (!Presentation.IsFlat && !IsInSeries(places))
        {
            if (_series is not null)
                EndSeries();
            _series ??= new int[Presentation.Series.Length];
            for (var i = 0; i < _series.Length; i++)
                _series[i] = places[Presentation.Series[i]];
            BeginSeries(places);
        }
        Write(places, observation.Value);
    }

    bool IsInSeries(ReadOnlySpan<int> places)
    {
        if (_series is null)
            return false;
        var columns = Presentation.Series;
        for (var i = 0; i < columns.Length; i++)
            if (_series[i] != places[columns[i]])
                return false;
        return true;
    }

    /// <summary>Closes the set before, and opens and closes those without observations on the way.</summary>
    void Open(int set, Observation? first)
    {
        if (set < _set || set >= Header.Sets.Count)
            throw new InvalidOperationException("Observations come by the sets of the header, in their order.");
        while (_set < set)
        {
            Close();
            _set++;
            var head = Header.Sets[_set];
            Presentation = Presentations[head.Structure];
            BeginSet(head, _set == set ? first : null);
        }
    }

    void Close()
    {
        if (_series is not null)
            EndSeries();
        _series = null;
        if (_set >= 0)
            EndSet();
    }

    async Task EndAsync(CancellationToken cancel)
    {
        if (_set < Header.Sets.Count - 1)
            Open(Header.Sets.Count - 1, null);
        Close();
        End();
        await Output.FlushAsync(cancel);
    }

    /// <summary>By layout and column.</summary>
    private protected EncodedValues[][] Encoded(Func<DataColumn, Func<DataValue, byte[]>> encode, byte[]? none = null) =>
        [.. Presentations.Select(each => each.Layout.Columns.Select(column => new EncodedValues(column, encode(column), none)).ToArray())];
}
