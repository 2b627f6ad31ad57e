using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>Another flow beside <see cref="MadeUp"/>: other dimensions in another order, and an attribute of its own.</summary>
static class MadeUpDocuments
{
    static readonly Codelist s_types = new("AP", "CL_DOC_TYPE", MadeUp.One, MadeUp.Two("Documents", "Документы"), [new("CARD", MadeUp.Two("Card", "Удостоверение")), new("TRAVEL", MadeUp.Two("Travel document", "Проездной документ"))]);

    static readonly DataStructure s_structure = new("AP", "DSD_DOCS", MadeUp.One, MadeUp.Two("Documents", "Документы"),
        [new("REPORTING_STATE", MadeUp.Concepts.UrnOf("REPORTING_STATE"), null), new("DOC_TYPE", MadeUp.Concepts.UrnOf("NOTE"), new(s_types.Urn)), new("SEX", MadeUp.Concepts.UrnOf("SEX"), new(MadeUp.Sexes.Urn))],
        new(MadeUp.Concepts.UrnOf("TIME_PERIOD"), Representation.Of(new("ObservationalTimePeriod"))),
        [
            new("OBS_STATUS", MadeUp.Concepts.UrnOf("OBS_STATUS"), new(MadeUp.Statuses.Urn), AttributeRelationship.Observation),
            new("SERIAL", MadeUp.Concepts.UrnOf("NOTE"), Representation.Of(new("String")), AttributeRelationship.Observation),
        ],
        [new("OBS_VALUE", MadeUp.Concepts.UrnOf("OBS_VALUE"), Representation.Of(new("Double")))]);

    public static readonly Dataflow Flow = new("AP", "DF_DOCS", MadeUp.One, MadeUp.Two("Documents issued", "Выданные документы"), s_structure.Urn);

    static readonly StructureSet s_all = new([.. MadeUp.All.All, s_types, s_structure, Flow, Flow with { Version = SdmxVersion.Parse("2.0.0") }]);

    public static DataLayout Layout(params string[] periods) => Layout("1.0.0", periods);

    public static DataLayout Layout(string version, string[] periods)
    {
        var layout = DataLayout.Of(s_all.Find(SdmxUrn.Of(ArtefactType.Dataflow, "AP", "DF_DOCS", SdmxVersion.Parse(version)))!, s_all);
        foreach (var period in periods)
            layout.Columns[layout.TimeAt].Place(period);
        return layout;
    }
}
