using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

/// <summary>A made-up flow with every kind of component, and all the artefacts around it.</summary>
static class MadeUp
{
    public static readonly SdmxVersion One = SdmxVersion.Parse("1.0.0");

    public static readonly Codelist
        States = new("AP", "CL_STATE", One, Two("States", "Государства"), [new("KAZ", Two("Kazakhstan", "Казахстан")), new("KGZ", Two("Kyrgyzstan", "Кыргызстан")), new("UZB", Two("Uzbekistan, Republic of", "Узбекистан"))]),
        Sexes = new("AP", "CL_SEX", One, Two("Sexes", "Пол"), [new("T", Two("Total", "Всего")), new("F", Two("Women and girls", "Женщины")) { Parent = "T" }, new("M", Two("Men and boys", "Мужчины")) { Parent = "T" }]),
        Ages = new("AP", "CL_AGE", SdmxVersion.Parse("1.1.0"), Two("Ages", "Возраст"), [new("Y0T4", Two("0–4", "0–4")), new("Y_GE65", Two("65 or older", "65 и старше"))]) { Descriptions = Two("Bands <of> \"ages\" & more", "Группы") },
        Units = new("AP", "CL_UNIT", One, Two("Units", "Единицы"), [new("PERSONS", Two("Persons", "Лица")), new("CASES", Two("Cases", "Дела"))]),
        Statuses = new("AP", "CL_OBS_STATUS", One, Two("Statuses", "Состояния"), [new("A", Two("Normal", "Обычное")), new("P", Two("Provisional", "Предварительное"))]);

    public static readonly ConceptScheme Concepts = new("AP", "CS_PANA", One, Two("Concepts", "Понятия"),
    [
        new("REPORTING_STATE", Two("Reporting state", "Государство")) { Representation = new(States.Urn) }, new("SEX", Two("Sex", "Пол")), new("AGE", Two("Age", "Возраст")),
        new("TIME_PERIOD", Two("Period", "Период")), new("OBS_VALUE", Two("Value", "Значение")), new("UNIT_MEASURE", Two("Unit", "Единица")),
        new("OBS_STATUS", Two("Status", "Состояние")), new("TITLE", Two("Title", "Название")), new("NOTE", Two("Note", "Примечание")) { Descriptions = Two("Free text", "Текст") },
    ]);

    public static readonly DataStructure Structure = new("AP", "DSD_STOCK", One, Two("Stock", "Численность"),
        [new("REPORTING_STATE", Concept("REPORTING_STATE"), null), new("SEX", Concept("SEX"), new(Sexes.Urn)) { Roles = [Concept("SEX")] }, new("AGE", Concept("AGE"), new(SdmxUrn.Parse("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=AP:CL_AGE(1.0+.0)")))],
        new(Concept("TIME_PERIOD"), Representation.Of(new("ObservationalTimePeriod"))),
        [
            new("UNIT_MEASURE", Concept("UNIT_MEASURE"), new(Units.Urn), AttributeRelationship.Dataflow),
            new("TITLE", Concept("TITLE"), Representation.Of(new("String") { MaxLength = 200 }), AttributeRelationship.Of("REPORTING_STATE", "SEX")),
            new("OBS_STATUS", Concept("OBS_STATUS"), new(Statuses.Urn), AttributeRelationship.Observation),
            new("NOTE", Concept("NOTE"), Representation.Of(new("String")), AttributeRelationship.Observation),
        ],
        [new("OBS_VALUE", Concept("OBS_VALUE"), Representation.Of(new("Double") { MinValue = 0 }))])
    { Groups = [new("Sibling", ["SEX", "AGE"])], Annotations = [new("A1", "Order", "ORDER", "3") { Texts = Two("Third", "Третья") }] };

    public static readonly Dataflow Flow = new("AP", "DF_STOCK", One, Two("Protected persons", "Лица под защитой"), Structure.Urn);

    public static readonly DataProviderScheme Providers = new("AP", Two("Providers", "Поставщики"), [new("KAZ_MIN", Two("Ministry", "Министерство"))]);

    public static readonly CategoryScheme Themes = new("AP", "THEMES", One, Two("Themes", "Темы"), [new("PROTECTION", Two("Protection", "Защита")) { Categories = [new("STOCK", Two("Stock", "Численность")), new("FLOW", Two("Flows", "Потоки"))] }]);

    public static readonly DataConstraint Constraint = new("AP", "CR_STOCK", One, Two("What there is", "Что есть"), ConstraintRole.Actual, [Flow.Urn],
        [new([new("SEX", ["F", "M"]), new("TIME_PERIOD", [], new("2020"), new("2024", IsInclusive: false))], [new("OBS_STATUS", ["A"])])]);

    public static readonly StructureSet All = new(
    [
        new AgencyScheme("SDMX", Two("Agencies", "Организации"), [new("AP", Two("Almaty Process", "Алматинский процесс"))]), Providers, States, Sexes, Ages, Units, Statuses, Concepts, Themes, Structure, Flow, Constraint,
        new ProvisionAgreement("AP", "PA_STOCK_KAZ", One, Two("Agreement", "Соглашение"), Flow.Urn, Providers.UrnOf("KAZ_MIN")),
        new Hierarchy("AP", "H_AGE", One, Two("UNHCR's bands", "Группы УВКБ"), [new("ALL", Ages.UrnOf("Y0T4")) { Codes = [new("OLD", Ages.UrnOf("Y_GE65"))] }]),
        new Categorisation("AP", "CAT_STOCK", One, Two("Stock under its theme", "Тема"), Flow.Urn, Themes.UrnOf("PROTECTION.STOCK")),
    ]);

    public static MessageHeader Header { get; } = new("M1", new(2026, 11, 29, 1, 2, 3, TimeSpan.Zero), "AP", ["ru", "en"]);

    /// <summary>A layout of its own for each test: texts and periods are added to it.</summary>
    public static DataLayout Layout(params string[] periods)
    {
        var layout = DataLayout.Of(Flow, All);
        foreach (var period in periods)
            layout.Columns[layout.TimeAt].Place(period);
        return layout;
    }

    /// <summary>Values in the order of the columns; null where one is missing.</summary>
    public static Observation Row(DataLayout layout, double value, params string?[] values) => Row(layout, 0, value, values);

    public static Observation Row(DataLayout layout, int set, double value, params string?[] values) =>
        new(layout.Columns.Select((column, at) => at < values.Length && values[at] is { } text ? column.Place(text) : -1).ToArray(), value, set);

    public static LocalText Two(string english, string russian) => LocalText.Of(("en", english), ("ru", russian));

    static SdmxUrn Concept(string id) => Concepts.UrnOf(id);
}
