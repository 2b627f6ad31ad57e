using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using Pana.Sdmx;

namespace Pana.Bench;

/// <summary>Observations written and read a second on one core in every format, beside a bare copy of the same bytes; and what one costs in memory.</summary>
internal static class SdmxMessages
{
    public static async Task<int> RunAsync(Options options)
    {
        var count = options.Number("observations", 2_500_000);
        var layout = Layout(periods: 120);
        Table.Head($"{count.ToString("N0", CultureInfo.InvariantCulture)} observations of eight dimensions, one thread", "million a second", "bytes an observation", "of a bare copy of the bytes", "bytes allocated an observation");
        foreach (var format in new[] { MessageFormat.CsvData, MessageFormat.JsonData, MessageFormat.XmlData, MessageFormat.GenericData21 })
        {
            var whole = new MemoryStream();
            var (writing, allocated) = await MeasureAsync(count, async () =>
            {
                whole.SetLength(0);
                await DataWriter.WriteAsync(whole, new(format), [new Presentation(layout)], Header, Observations(layout, count));
            });
            var (copying, _) = await MeasureAsync(count, () =>
            {
                var bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
                var target = new byte[64 * 1024];
                for (; bytes.Length > 0; bytes = bytes[Math.Min(target.Length, bytes.Length)..])
                    bytes[..Math.Min(target.Length, bytes.Length)].CopyTo(target);
                return Task.CompletedTask;
            });
            var size = whole.Length / (double)count;
            Table.Row($"{format} written", writing, size, writing / copying, allocated);
            var (reading, allocatedReading) = await MeasureAsync(count, async () =>
            {
                whole.Position = 0;
                var (read, seen) = (await DataReader.OpenAsync(whole, [layout]), 0);
                await foreach (var observation in read.Observations)
                    seen++;
                if (seen != count)
                    throw new InvalidOperationException($"{seen} observations came back.");
            });
            Table.Row($"{format} read", reading, size, reading / copying, allocatedReading);
        }
        return 0;
    }

    static MessageHeader Header { get; } = new("BENCH", new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero), "AP", ["ru", "en"]);

    /// <summary>State, indicator, population, origin, sex, age, region, time; a unit for all, a status for each.</summary>
    static DataLayout Layout(int periods)
    {
        var one = SdmxVersion.Parse("1.0.0");
        (string Id, int Codes)[] lists = [("REPORTING_STATE", 5), ("INDICATOR", 12), ("POPULATION", 8), ("ORIGIN", 200), ("SEX", 3), ("AGE", 9), ("REGION", 40), ("UNIT_MEASURE", 2), ("OBS_STATUS", 4)];
        var codelists = lists.Select(list => new Codelist("AP", $"CL_{list.Id}", one, LocalText.Of(("en", list.Id)),
            [.. Enumerable.Range(0, list.Codes).Select(code => new Code($"{list.Id[0]}{code.ToString(CultureInfo.InvariantCulture)}", LocalText.Of(("en", $"Code {code.ToString(CultureInfo.InvariantCulture)}"))))])).ToList();
        SdmxUrn Concept(string id) => SdmxUrn.Of(ArtefactType.ConceptScheme, "AP", "CS", one, id);
        var structure = new DataStructure("AP", "DSD", one, LocalText.None, [.. lists.Take(7).Select((list, at) => new Dimension(list.Id, Concept(list.Id), new(codelists[at].Urn)))],
            new(Concept("TIME_PERIOD"), Representation.Of(new("ObservationalTimePeriod"))),
            [new("UNIT_MEASURE", Concept("UNIT_MEASURE"), new(codelists[7].Urn), AttributeRelationship.Dataflow), new("OBS_STATUS", Concept("OBS_STATUS"), new(codelists[8].Urn), AttributeRelationship.Observation)],
            [new("OBS_VALUE", Concept("OBS_VALUE"), null)]);
        var flow = new Dataflow("AP", "DF_BENCH", one, LocalText.Of(("en", "Bench")), structure.Urn);
        var layout = DataLayout.Of(flow, new([.. codelists, structure, flow]));
        for (var month = 0; month < periods; month++)
            layout.Columns[layout.TimeAt].Place($"{(2015 + month / 12).ToString(CultureInfo.InvariantCulture)}-{(month % 12 + 1).ToString("00", CultureInfo.InvariantCulture)}");
        return layout;
    }

    /// <summary>Made as they are asked for, in one array, as a query would yield them.</summary>
    static async IAsyncEnumerable<Observation> Observations(DataLayout layout, int count)
    {
        await Task.CompletedTask;
        var places = new int[layout.Columns.Count];
        var periods = layout.Columns[layout.TimeAt].Values.Count;
        for (var i = 0; i < count; i++)
        {
            var (series, period) = Math.DivRem(i, periods);
            for (var column = 0; column < layout.TimeAt; column++)
                (series, places[column]) = Math.DivRem(series, layout.Columns[column].Values.Count);
            places[layout.TimeAt] = period;
            places[^1] = i % 4;
            yield return new(places, i * 7919L % 1_000_003);
        }
    }

    /// <summary>The best of three, by the processor's own time.</summary>
    static async Task<(double Speed, double Bytes)> MeasureAsync(int count, Func<Task> one)
    {
        var (best, bytes) = (double.MaxValue, 0L);
        for (var time = 0; time < 3; time++)
        {
            var (clock, before) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
            await one();
            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - clock).TotalSeconds);
        }
        return (count / best / 1e6, bytes / (double)count);
    }
}
