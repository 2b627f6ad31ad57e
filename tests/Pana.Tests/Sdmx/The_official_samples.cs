using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>Samples of the standard's makers, through our readers and writers and back.</summary>
public class The_official_samples
{
    [Fact]
    public void of_data_are_read()
    {
        var words = Messages.Read(Messages.Sample("exr-flat.json"));
        Assert.Equal(
        [
            "Merge FREQ=D CURRENCY=NZD CURRENCY_DENOM=EUR EXR_TYPE=SP00 EXR_SUFFIX=A TIME_PERIOD=2013-01-18 TIME_FORMAT=P1D TITLE=New Zealand dollar (NZD) OBS_STATUS=A = 1.5931",
            "Merge FREQ=D CURRENCY=NZD CURRENCY_DENOM=EUR EXR_TYPE=SP00 EXR_SUFFIX=A TIME_PERIOD=2013-01-21 TIME_FORMAT=P1D TITLE=New Zealand dollar (NZD) OBS_STATUS=A = 1.5925",
            "Merge FREQ=D CURRENCY=RUB CURRENCY_DENOM=EUR EXR_TYPE=SP00 EXR_SUFFIX=A TIME_PERIOD=2013-01-18 TIME_FORMAT=P1D TITLE=Russian rouble (RUB) OBS_STATUS=A = 40.3426",
            "Merge FREQ=D CURRENCY=RUB CURRENCY_DENOM=EUR EXR_TYPE=SP00 EXR_SUFFIX=A TIME_PERIOD=2013-01-21 TIME_FORMAT=P1D TITLE=Russian rouble (RUB) OBS_STATUS=A = 40.3",
        ], words);
    }

    /// <summary>2.0 has no word for merging; CSV has.</summary>
    [Theory]
    [InlineData(MessageFormat.CsvData, "Merge")]
    [InlineData(MessageFormat.JsonData, "Append")]
    [InlineData(MessageFormat.XmlData, "Append")]
    [InlineData(MessageFormat.GenericData21, "Append")]
    public void of_data_are_the_same_after_going_through_every_format(MessageFormat format, string action)
    {
        var (layout, rows, sets) = Sample();
        var message = Messages.Write(format, layout, rows, header: MadeUp.Header with { Sets = sets });
        var words = Messages.Words(layout, rows, sets).Select(word => word.Replace("Merge", action, StringComparison.Ordinal));
        Assert.Equal(words, Messages.Read(message, layout));
        if (format == MessageFormat.JsonData)
            Assert.Equal("", Messages.AgainstJson(message, isData: true));
        if (format == MessageFormat.XmlData)
            Assert.Equal("", Messages.AgainstXml(message, SchemaWriter.Write(new(layout))));
    }

    [Fact]
    public void of_structures_are_read()
    {
        var set = Structures_in_a_message.Read(Messages.Sample("structure-constructed-sample.json"));
        Assert.Equal(12, set.All.Count);
        var structure = set.Of<DataStructure>().Single();
        Assert.Equal("FREQ CURRENCY CURRENCY_DENOM EXR_TYPE EXR_SUFFIX TIME_PERIOD OBS_VALUE TIME_FORMAT OBS_CONF", string.Join(' ', structure.Components.Select(component => component.Id)));
        Assert.Equal(new TextFormat("String") { MinLength = 3, MaxLength = 3 }, structure.Attributes[0].Representation!.Format);
        Assert.Equal(["CURRENCY", "CURRENCY_DENOM", "EXR_TYPE", "EXR_SUFFIX"], structure.Groups.Single().Dimensions);
        Assert.Equal("_T", set.Of<Codelist>().Single(list => list.Id == "CL_CURRENCY").Codes[1].Parent);
        Assert.Equal(["NRP0", "ERU1", "ERC0", "SP00"], set.Of<DataConstraint>().Single().Regions.Single().Keys[0].Values);
        Assert.Equal("Exchange rates", set.Of<CategoryScheme>().Single().Categories[0].Categories[0].Names.ToString());
    }

    [Theory]
    [InlineData(MessageFormat.JsonStructure)]
    [InlineData(MessageFormat.XmlStructure)]
    public void of_structures_are_the_same_after_going_through_our_own(MessageFormat format)
    {
        var set = Structures_in_a_message.Read(Messages.Sample("structure-constructed-sample.json"));
        var message = StructureMessage.Write(new(format), set, MadeUp.Header);
        var read = Structures_in_a_message.Read(message);
        foreach (var artefact in set.All)
            Assert.Equivalent(artefact, read.Find(artefact.Urn), strict: true);
        if (format == MessageFormat.JsonStructure)
            Assert.Equal("", Messages.AgainstJson(message, isData: false));
    }

    static (DataLayout, List<Observation>, IReadOnlyList<DataSetHead>) Sample() => SampleAsync().GetAwaiter().GetResult();

    static async Task<(DataLayout, List<Observation>, IReadOnlyList<DataSetHead>)> SampleAsync()
    {
        var reading = await DataReader.OpenAsync(new MemoryStream(Messages.Sample("exr-flat.json")), [], CancellationToken.None);
        var rows = new List<Observation>();
        await foreach (var observation in reading.Observations)
            rows.Add(observation with { Places = observation.Places.ToArray() });
        return (reading.Layouts[0], rows, reading.Sets);
    }
}
