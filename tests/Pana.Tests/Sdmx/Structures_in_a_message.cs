using System.Text;
using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

public class Structures_in_a_message
{
    [Theory]
    [InlineData(StructureDetail.Full)]
    [InlineData(StructureDetail.AllStubs)]
    [InlineData(StructureDetail.AllCompleteStubs)]
    public void meet_the_official_schemas(StructureDetail detail)
    {
        var set = MadeUp.All.Select(A_question.Read<StructureQuery>("structure") with { Detail = detail }).Value;
        Assert.Equal(MadeUp.All.All.Count, set.All.Count);
        Assert.Equal("", Messages.AgainstJson(StructureMessage.Write(new(MessageFormat.JsonStructure), set, MadeUp.Header), isData: false));
        Assert.Equal("", Messages.AgainstXml(StructureMessage.Write(new(MessageFormat.XmlStructure), set, MadeUp.Header)));
    }

    [Fact]
    public void that_are_none_meet_the_schemas_too()
    {
        Assert.Equal("", Messages.AgainstJson(StructureMessage.Write(new(MessageFormat.JsonStructure), StructureSet.Empty, MadeUp.Header), isData: false));
        Assert.Equal("", Messages.AgainstXml(StructureMessage.Write(new(MessageFormat.XmlStructure), StructureSet.Empty, MadeUp.Header)));
    }

    [Theory]
    [InlineData(MessageFormat.JsonStructure)]
    [InlineData(MessageFormat.XmlStructure)]
    public void are_read_as_they_were_written(MessageFormat format)
    {
        var read = Read(StructureMessage.Write(new(format), MadeUp.All, MadeUp.Header));
        Assert.Equal(MadeUp.All.All.Select(artefact => artefact.Urn).OrderBy(urn => urn.ToString()), read.All.Select(artefact => artefact.Urn).OrderBy(urn => urn.ToString()));
        foreach (var artefact in MadeUp.All.All)
            Assert.Equivalent(artefact, read.Find(artefact.Urn), strict: true);
    }

    /// <summary>But for hierarchies, and for what 2.1 has no words for.</summary>
    [Fact]
    public void of_2_1_are_read_as_they_were_written()
    {
        var read = Read(StructureMessage.Write(new(MessageFormat.XmlStructure21), MadeUp.All, MadeUp.Header));
        foreach (var artefact in MadeUp.All.All.Where(artefact => artefact is not (Hierarchy or DataStructure or DataConstraint)))
            Assert.Equivalent(artefact, read.Find(artefact.Urn), strict: true);
        var structure = read.Find<DataStructure>(MadeUp.Structure.Urn)!;
        Assert.Equal(MadeUp.Structure.Components.Select(component => component.Id), structure.Components.Select(component => component.Id));
        Assert.Equivalent(MadeUp.Structure.Attributes.Select(attribute => attribute.Relationship), structure.Attributes.Select(attribute => attribute.Relationship), strict: true);
        Assert.Equal("AP:CL_AGE(1.0.0)", structure.Dimensions[2].Representation!.Codelist!.Short);
    }

    /// <summary>The words that rsdmx looks for.</summary>
    [Fact]
    public void of_2_1_refer_by_elements()
    {
        var text = Encoding.UTF8.GetString(StructureMessage.Write(new(MessageFormat.XmlStructure21), MadeUp.All, MadeUp.Header));
        Assert.Contains("<str:Dimension id=\"SEX\" position=\"2\"><str:ConceptIdentity><Ref id=\"SEX\" maintainableParentID=\"CS_PANA\" maintainableParentVersion=\"1.0.0\" agencyID=\"AP\" package=\"conceptscheme\" class=\"Concept\" /></str:ConceptIdentity>"
            + "<str:LocalRepresentation><str:Enumeration><Ref id=\"CL_SEX\" version=\"1.0.0\" agencyID=\"AP\" package=\"codelist\" class=\"Codelist\" /></str:Enumeration></str:LocalRepresentation>", text);
        Assert.Contains("<str:PrimaryMeasure id=\"OBS_VALUE\">", text);
        Assert.Contains("<str:AttributeRelationship><str:PrimaryMeasure><Ref id=\"OBS_VALUE\" /></str:PrimaryMeasure></str:AttributeRelationship>", text);
        Assert.Contains("<str:Parent><Ref id=\"T\" /></str:Parent>", text);
    }

    [Theory]
    [InlineData("structure/codelist/AP/CL_SEX", "codelist:CL_SEX")]
    [InlineData("structure/codelist/AP/CL_SEX,CL_AGE/*", "codelist:CL_SEX codelist:CL_AGE")]
    [InlineData("structure/codelist/AP/CL_SEX/*/F", "codelist:CL_SEX")]
    [InlineData("structure/dataflow", "dataflow:DF_STOCK")]
    [InlineData("structure/valuelist", "")]
    [InlineData("structure/dataflow/AP/DF_STOCK/+?references=children", "dataflow:DF_STOCK agencyscheme:AGENCIES datastructure:DSD_STOCK")]
    [InlineData("structure/dataflow/AP/DF_STOCK?references=parents", "dataflow:DF_STOCK dataconstraint:CR_STOCK provisionagreement:PA_STOCK_KAZ categorisation:CAT_STOCK")]
    [InlineData("structure/dataflow/AP/DF_STOCK?references=descendants", "dataflow:DF_STOCK agencyscheme:AGENCIES codelist:CL_STATE codelist:CL_SEX codelist:CL_AGE codelist:CL_UNIT codelist:CL_OBS_STATUS conceptscheme:CS_PANA datastructure:DSD_STOCK")]
    [InlineData("structure/dataflow/AP/DF_STOCK?references=codelist", "dataflow:DF_STOCK codelist:CL_STATE codelist:CL_SEX codelist:CL_AGE codelist:CL_UNIT codelist:CL_OBS_STATUS")]
    [InlineData("structure/datastructure/AP/DSD_STOCK?references=ancestors", "datastructure:DSD_STOCK dataflow:DF_STOCK dataconstraint:CR_STOCK provisionagreement:PA_STOCK_KAZ categorisation:CAT_STOCK")]
    [InlineData("structure/provisionagreement?references=parentsandsiblings", "provisionagreement:PA_STOCK_KAZ")]
    [InlineData("structure/codelist/AP/CL_UNIT?references=parentsandsiblings", "codelist:CL_UNIT agencyscheme:AGENCIES codelist:CL_SEX codelist:CL_AGE codelist:CL_OBS_STATUS conceptscheme:CS_PANA datastructure:DSD_STOCK")]
    public void come_along_as_asked(string question, string meant)
    {
        var parts = question.Split('?');
        Assert.Equal(meant, string.Join(' ', MadeUp.All.Select(A_question.Read<StructureQuery>(parts[0], parts.ElementAtOrDefault(1) ?? "")).Value.All.Select(artefact => $"{artefact.Type}:{artefact.Id}")));
    }

    [Fact]
    public void come_along_in_parts_where_only_parts_are_used()
    {
        var set = MadeUp.All.Select(A_question.Read<StructureQuery>("structure/dataflow/AP/DF_STOCK", "references=descendants&detail=referencepartial")).Value;
        // The constraint leaves women and men, and the total that they are parts of.
        Assert.Equal(("T F M", "A", false), (Codes("CL_SEX"), Codes("CL_OBS_STATUS"), set.Of<Codelist>().Single(list => list.Id == "CL_STATE").IsPartial));
        Assert.True(set.Of<Codelist>().Single(list => list.Id == "CL_OBS_STATUS").IsPartial);
        string Codes(string id) => string.Join(' ', set.Of<Codelist>().Single(list => list.Id == id).Codes.Select(code => code.Id));
    }

    [Fact]
    public void have_the_items_that_were_asked_for()
    {
        var themes = (CategoryScheme)MadeUp.All.Select(A_question.Read<StructureQuery>("structure/categoryscheme/AP/THEMES/*/PROTECTION.STOCK")).Value.All.Single();
        Assert.True(themes.IsPartial);
        Assert.Equal(["PROTECTION", "PROTECTION.STOCK"], themes.Items.Select(item => item.Path));
        var wrong = MadeUp.All.Select(A_question.Read<StructureQuery>("structure/categoryscheme/AP/THEMES/*/PROTECTION.STOKC"));
        Assert.Equal(("unknown-item", "PROTECTION.STOCK"), (wrong.Errors[0].Name, wrong.Errors[0].Suggestion));
    }

    [Fact]
    public void that_are_wrong_are_said_as_the_standard_says_errors()
    {
        var errors = SdmxQuery.Parse("structure/codelists", "", A_question.Now).Errors.Select(error => (error, error.Sentence)).ToList();
        Assert.Equal("", Messages.AgainstJson(ErrorMessage.WriteJson(errors, MadeUp.Header), isData: true));
        Assert.Equal("", Messages.AgainstXml(ErrorMessage.WriteXml(errors, "en")));
    }

    internal static StructureSet Read(byte[] message) => StructureMessage.ReadAsync(new MemoryStream(message), CancellationToken.None).GetAwaiter().GetResult();
}
