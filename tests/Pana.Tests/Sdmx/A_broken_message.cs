using System.Text;
using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>What cannot be read says where it breaks; what came before is told to nobody as a whole.</summary>
public class A_broken_message
{
    const string Header = "STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE\n", Row = "dataflow,AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2020,1\n";

    [Theory]
    [InlineData("", "malformed", 0)]
    [InlineData("<html><body>Not found</body></html>", "not-this-message", 1)]
    [InlineData("Not found", "not-this-message", 1)]
    [InlineData("a,b\n1,2\n", "not-this-message", 1)]
    [InlineData("DATAFLOW,REPORTING_STATE\n", "not-this-message", 1)]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,TIME_PERIOD,OBS_VALUE\n", "missing-column", 1)]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATU\n", "unknown-column", 1)]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE,SEX\n", "repeated-column", 1)]
    [InlineData("STRUCTURE[;],STRUCTURE_ID,ACTION,REPORTING_STATE,SEX,AGE,TIME_PERIOD,OBS_VALUE,NOTE[]\n", "several-values", 1)]
    [InlineData(Header + Row + "dataflow,AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2021\n", "wrong-columns", 3)]
    [InlineData(Header + Row + "dataflow,AP:DF_OTHER(1.0.0),I,KAZ,F,Y0T4,2021,1\n", "not-this-message", 3)]
    [InlineData(Header + Row + "dataflow,AP:DF_STOCK(1.0.0),X,KAZ,F,Y0T4,2021,1\n", "bad-value", 3)]
    [InlineData(Header + Row + "dataflow,AP:DF_STOCK(1.0.0),I,KAZZ,F,Y0T4,2021,1\n", "unknown-code", 3)]
    [InlineData(Header + Row + "dataflow,AP:DF_STOCK(1.0.0),I,KAZ,,Y0T4,2021,1\n", "bad-value", 3)]
    [InlineData(Header + Row + "dataflow,AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2021,many\n", "bad-number", 3)]
    [InlineData(Header + "\n\n" + Row + "dataflow,\"AP:DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2021,1\n", "malformed", 5)]
    [InlineData(Header + Row + "dataflow,AP:DF_STOCK(1.0.0),I,K\"AZ,F,Y0T4,2021,1\n", "malformed", 3)]
    [InlineData(Header + Row + "dataflow,\"AP\":DF_STOCK(1.0.0),I,KAZ,F,Y0T4,2021,1\n", "malformed", 3)]
    [InlineData("<m:StructureSpecificData xmlns:m='m'>\n<m:DataSet>\n<Series REPORTING_STATE='KAZ' SEX='Q' AGE='Y0T4'><Obs TIME_PERIOD='2020' OBS_VALUE='1'/></Series></m:DataSet></m:StructureSpecificData>", "unknown-code", 3)]
    [InlineData("<m:StructureSpecificData xmlns:m='m'>\n<m:DataSet>\n<Series REPORTING_STATE='KAZ' SEXX='F' AGE='Y0T4'><Obs TIME_PERIOD='2020' OBS_VALUE='1'/></Series></m:DataSet></m:StructureSpecificData>", "unknown-column", 3)]
    [InlineData("<m:StructureSpecificData xmlns:m='m'>\n<m:DataSet>\n<Series REPORTING_STATE='KAZ' AGE='Y0T4'>\n<Obs TIME_PERIOD='2020' OBS_VALUE='1'/></Series></m:DataSet></m:StructureSpecificData>", "bad-value", 4)]
    [InlineData("<m:StructureSpecificData xmlns:m='m'>\n<m:DataSet>\n<Series REPORTING_STATE='KAZ' SEX='F' AGE='Y0T4'><Obs TIME_PERIOD='2020' OBS_VALUE='1'/>", "malformed", 3)]
    [InlineData("<m:StructureSpecificData xmlns:m='m'>\n<m:DataSet>\n<Group SEX='F'/></m:DataSet></m:StructureSpecificData>", "malformed", 3)]
    [InlineData("<!DOCTYPE m [<!ENTITY a 'b'>]>\n<m:StructureSpecificData xmlns:m='m'/>", "malformed", 1)]
    [InlineData("{", "malformed", 1)]
    [InlineData("{\"data\":{}}", "not-this-message", 10)]
    [InlineData("{\"data\":{\"dataSets\":[],\"structures\":[]}}", "malformed", 20)]
    [InlineData("{\"data\":{\"structures\":[{}]}}", "malformed", 0)]
    public void says_what_is_wrong_and_where(string text, string name, long position)
    {
        var error = Assert.Throws<SdmxFormatException>(() => Messages.Read(Encoding.UTF8.GetBytes(text), MadeUp.Layout("2020"))).Error;
        Assert.Equal((name, position), (error.Name, error.Position));
        Assert.Contains(name, SdmxError.AllNames);
    }

    /// <summary>Cut off at any byte, no format passes for whole; a CSV cut between two rows is what nobody could know.</summary>
    [Theory]
    [InlineData(MessageFormat.JsonData)]
    [InlineData(MessageFormat.XmlData)]
    [InlineData(MessageFormat.GenericData21)]
    public void that_was_cut_off_is_not_taken_for_whole(MessageFormat format)
    {
        var layout = MadeUp.Layout("2020", "2021");
        var message = Messages.Write(format, layout, [MadeUp.Row(layout, 1, "KAZ", "F", "Y0T4", "2020", "PERSONS", "T", "A", "N"), MadeUp.Row(layout, 2, "UZB", "F", "Y0T4", "2021")]);
        var end = message.AsSpan().TrimEnd((byte)'\n').Length;
        for (var length = 0; length < end; length++)
            Assert.Throws<SdmxFormatException>(() => Messages.Read(message[..length], MadeUp.Layout()));
    }

    [Theory]
    [InlineData("<html/>", "not-this-message")]
    [InlineData("nothing", "malformed")]
    [InlineData("{\"data\":{\"codelists\":[{\"id\":\"A\"}]}}", "malformed")]
    [InlineData("{\"data\":{\"codelists\":{}}}", "malformed")]
    [InlineData("{\"data\":{\"codelists\":[{\"id\":\"A\",\"agencyID\":\"B\",\"version\":\"x\"}]}}", "malformed")]
    [InlineData("{\"data\":{\"dataflows\":[{\"id\":\"A\",\"agencyID\":\"B\",\"structure\":\"urn:x\"}]}}", "malformed")]
    [InlineData("{\"errors\":[]}", "malformed")]
    [InlineData("<a><b></a>", "malformed")]
    public void with_structures_says_what_is_wrong(string text, string name) =>
        Assert.Equal(name, Assert.Throws<SdmxFormatException>(() => Structures_in_a_message.Read(Encoding.UTF8.GetBytes(text))).Error.Name);
}
