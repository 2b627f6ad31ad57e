using Pana.Insight.Counting;
using Pana.Kernel;
using Pana.Sdmx;

namespace Pana.Insight.Flows;

/// <summary>Makes the artefacts of the eleven flows out of <see cref="AllFlows"/> and the tables in <c>Data/codes</c>.</summary>
internal sealed class StructureParts(IReadOnlyList<Codelist> codelists, NoteAnnotations notes)
{
    /// <summary>Whose editions the program has; each gives data for every flow.</summary>
    static readonly string[] s_states = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

    static readonly SdmxVersion s_version = SdmxVersion.Parse(Flow.Version);

    static readonly LocalText s_agency = LocalText.Of(("en", "Almaty Process on Refugee Protection and International Migration"), ("ru", "Алматинский процесс по защите беженцев и международной миграции"));

    readonly ConceptScheme _concepts = new(Flow.Agency, "CS_PANA", s_version, LocalText.Of(("en", "Concepts of the figures"), ("ru", "Понятия статистики")),
        [.. CodeTables.Rows("concepts").Select(row => new Concept(row["code"], CodeTables.Names(row)))]);

    readonly IReadOnlyDictionary<string, Csv.Row> _flows = CodeTables.Rows("flows").ToDictionary(row => row["code"]);

    public IEnumerable<Artefact> All
    {
        get
        {
            var (themes, providers) = (Themes(), Providers());
            Dataflow[] flows = [.. AllFlows.All.Select(FlowOf)];
            return
            [
                new AgencyScheme("SDMX", LocalText.Of(("en", "Agencies"), ("ru", "Организации")), [new(Flow.Agency, s_agency)]), providers, .. codelists, _concepts, themes,
                .. AllFlows.All.Select(StructureOf), .. flows, .. Hierarchies(), .. AllFlows.All.Select(Allowed),
                .. flows.Select(flow => new Categorisation(Flow.Agency, $"CAT_{Short(flow.Id)}", s_version, flow.Names, flow.Urn, themes.UrnOf(_flows[flow.Id]["theme"]))),
                .. from flow in flows
                    from provider in providers.Providers
                    select new ProvisionAgreement(Flow.Agency, $"PA_{Short(flow.Id)}_{provider.Id}", s_version, Both(flow.Names, provider.Names), flow.Urn, providers.UrnOf(provider.Id))
                    {
                        Annotations = notes.On(flow.Id, provider.Id),
                    },
            ];
        }
    }

    /// <summary><c>STOCK</c> of <c>DF_STOCK</c>: other artefacts of the flow are called after it.</summary>
    public static string Short(string flow) => flow["DF_".Length..];

    DataStructure StructureOf(Flow flow) => new(Flow.Agency, $"DSD_{Short(flow.Id)}", s_version, CodeTables.Names(_flows[flow.Id]),
        [.. flow.Dimensions.Select(dimension => new Dimension(dimension.Id, _concepts.UrnOf(dimension.Id), new(ListOf(dimension.Codelist).Urn)))],
        new(_concepts.UrnOf(TimeDimension.Name), Representation.Of(new("ObservationalTimePeriod"))),
        [
            new(FlowStructures.Status, _concepts.UrnOf(FlowStructures.Status), new(ListOf(FlowStructures.StatusList).Urn), AttributeRelationship.Observation) { IsMandatory = true },
            new(FlowStructures.Note, _concepts.UrnOf(FlowStructures.Note), new(ListOf(FlowStructures.NoteList).Urn), AttributeRelationship.Observation),
        ],
        [new(Measure.Name, _concepts.UrnOf(Measure.Name), Representation.Of(new("Double")))]);

    Dataflow FlowOf(Flow flow)
    {
        var row = _flows[flow.Id];
        var isBuilt = Definitions.Of(flow).Any(definition => definition.IsBuilt);
        var note = ListOf(FlowStructures.NoteList).Codes.Single(code => code.Id == "EMPTY").Names;
        return new(Flow.Agency, flow.Id, s_version, CodeTables.Names(row), StructureOf(flow).Urn)
        {
            Descriptions = LocalText.Of(from language in new[] { "en", "ru" }
                select KeyValuePair.Create(language, isBuilt ? row[$"about_{language}"] : $"{row[$"about_{language}"]} {note.Best([language])}.")),
            Annotations = isBuilt ? [] : [new("EMPTY", Type: "NOTE", Value: "EMPTY") { Texts = note }],
        };
    }

    /// <summary>Which indicators a flow may have.</summary>
    DataConstraint Allowed(Flow flow) => new(Flow.Agency, $"CON_{Short(flow.Id)}", s_version, CodeTables.Names(_flows[flow.Id]), ConstraintRole.Allowed, [FlowOf(flow).Urn],
        [new([new(AllFlows.Indicator.Id, [.. CodeTables.Rows(AllFlows.Indicator.Codelist).Where(row => row["flows"].Split(' ').Contains(flow.Id)).Select(row => row["code"])])], [])]);

    static CategoryScheme Themes() => new(Flow.Agency, "THEMES", s_version, LocalText.Of(("en", "Themes"), ("ru", "Темы")),
        [.. CodeTables.Rows("themes").Select(row => new Category(row["code"], CodeTables.Names(row)))]);

    DataProviderScheme Providers() => new(Flow.Agency, LocalText.Of(("en", "Who gives figures"), ("ru", "Кто даёт данные")),
    [
        .. s_states.Select(state => new DataProvider(state, ListOf(AllFlows.State.Codelist).Codes.Single(code => code.Id == state).Names)),
        new("UNHCR", LocalText.Of(("en", "UNHCR, Refugee Population Statistics Database (CC BY 4.0)"), ("ru", "УВКБ ООН, база статистики о беженцах (CC BY 4.0)"))),
    ]);

    IEnumerable<Hierarchy> Hierarchies()
    {
        var names = CodeTables.Rows("hierarchy-names").ToDictionary(row => row["code"], CodeTables.Names);
        foreach (var hierarchy in CodeTables.Rows("hierarchies").GroupBy(row => row["hierarchy"]))
            yield return new(Flow.Agency, hierarchy.Key, s_version, names[hierarchy.Key], Below([.. hierarchy], ""));
        var (states, regions) = (ListOf(AllFlows.State.Codelist), ListOf("CL_M49"));
        var rows = CodeTables.Rows("CL_M49");
        yield return new(Flow.Agency, "HCL_COUNTRY_M49", s_version, names["HCL_COUNTRY_M49"], [.. Regions("")]);

        IEnumerable<HierarchicalCode> Regions(string parent) => rows.Where(row => row["parent"] == parent).Select(row => new HierarchicalCode(row["code"], regions.UrnOf(row["code"]))
        {
            Codes = [.. Regions(row["code"]), .. row["states"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(state => new HierarchicalCode(state, states.UrnOf(state)))],
        });
    }

    HierarchicalCode[] Below(Csv.Row[] rows, string parent) => [.. rows.Where(row => row["parent"] == parent)
        .Select(row => new HierarchicalCode(row["code"], ListOf(row["codelist"]).UrnOf(row["code"])) { Codes = Below(rows, row["code"]) })];

    Codelist ListOf(string id) => codelists.Single(list => list.Id == id);

    static LocalText Both(LocalText one, LocalText other) => LocalText.Of(one.Texts.Select(text => KeyValuePair.Create(text.Key, $"{text.Value}: {other.Best([text.Key])}")));
}
