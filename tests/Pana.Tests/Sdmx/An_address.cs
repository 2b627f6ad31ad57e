using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

public class An_address
{
    [Theory]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=AP:CL_SEX(1.0.0)")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Code=AP:CL_SEX(1.0.0).F")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.categoryscheme.Category=AP.STAT:THEMES(1.0).A.B")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=OECD.WISE:DSD_A@DF_B(2.3+.1)")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.base.Agency=SDMX:AGENCIES(1.0).AP")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.datastructure.Measure=AP:DSD(1.0.0-draft).OBS_VALUE")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.categoryscheme.Categorisation=ECB:53A341E8-D48B-767E-D5FF-E2E3E0E2BB19(1.0)")]
    public void is_written_as_it_was_read(string text) => Assert.Equal(text, SdmxUrn.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=AP:CL_SEX")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=CL_SEX(1.0)")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Codeliste=AP:CL_SEX(1.0)")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=AP:CL SEX(1.0)")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=AP:CL_SEX(x)")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Code=AP:CL_SEX(1.0).")]
    [InlineData("urn:sdmx:org.sdmx.infomodel.codelist.Code=AP:CL_SEX(1.0)F")]
    [InlineData("https://example.org/codelist")]
    public void of_any_other_form_is_none(string text) => Assert.False(SdmxUrn.TryParse(text, out _));

    [Fact]
    public void of_an_item_leads_to_its_scheme()
    {
        var urn = MadeUp.Sexes.UrnOf("F");
        Assert.Equal(MadeUp.Sexes.Urn, urn.ToArtefact());
        Assert.Same(MadeUp.Sexes, MadeUp.All.Find(urn));
        Assert.Equal("AP:CL_SEX(1.0.0)", urn.Short);
    }

    [Fact]
    public void with_an_open_version_finds_the_latest_that_fits() =>
        Assert.Same(MadeUp.Ages, MadeUp.All.Find(SdmxUrn.Parse("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=AP:CL_AGE(1.0+.0)")));
}
