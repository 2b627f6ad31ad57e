namespace Pana.Sdmx;

/// <summary>Structural metadata that belong together: all that a service has, or an answer.</summary>
public sealed class StructureSet
{
    public static readonly StructureSet Empty = new([]);

    readonly ILookup<(string Class, string Agency, string Id), Artefact> _byName;

    /// <summary>The second of two that say the same address is left out.</summary>
    public StructureSet(IEnumerable<Artefact> artefacts)
    {
        All = [.. artefacts.DistinctBy(artefact => (artefact.Type.Class, artefact.Agency, artefact.Id, artefact.Version))];
        _byName = All.ToLookup(artefact => (artefact.Type.Class, artefact.Agency, artefact.Id));
    }

    public IReadOnlyList<Artefact> All { get; }

    public IEnumerable<T> Of<T>() where T : Artefact => All.OfType<T>();

    /// <summary>What an address means, by its version or the latest that fits; the artefact that holds it, for an item.</summary>
    public Artefact? Find(SdmxUrn? urn) => urn?.Type is not { } type ? null
        : urn.Version.Choose(_byName[(type.Class, urn.Agency, urn.Id)], artefact => artefact.Version).OrderByDescending(artefact => artefact.Version).FirstOrDefault();

    public T? Find<T>(SdmxUrn? urn) where T : Artefact => Find(urn) as T;

    public Concept? Concept(SdmxUrn urn) => Find<ConceptScheme>(urn)?.Concepts.FirstOrDefault(concept => concept.Id == urn.Item);

    /// <summary>How the values of a component are written: its own way, else that of its concept.</summary>
    public Representation? RepresentationOf(Component component) => component.Representation ?? Concept(component.Concept)?.Representation;

    public Codelist? CodelistOf(Component component) => Find<Codelist>(RepresentationOf(component)?.Codelist);

    /// <summary>The structure of a flow, of an agreement, or the structure itself.</summary>
    public DataStructure? StructureOf(Artefact? artefact) => artefact switch
    {
        DataStructure structure => structure,
        Dataflow flow => Find<DataStructure>(flow.Structure),
        ProvisionAgreement agreement => StructureOf(Find(agreement.Dataflow)),
        _ => null,
    };

    /// <summary>What a question for data is about; refused where no such thing exists.</summary>
    public Parsed<IReadOnlyList<Artefact>> Select(DataContext context)
    {
        ArtefactType[] types = context.Types is { Count: > 0 } some ? [.. some] : [ArtefactType.Dataflow];
        return new StructureSelection(this).Heads(types, context.Agencies, context.Ids, context.Versions);
    }

    /// <summary>The one artefact whose schema is asked for.</summary>
    public Parsed<Artefact> Select(SchemaQuery query)
    {
        var found = new StructureSelection(this).Heads([query.Type], [query.Agency], [query.Id], [query.Version]);
        return found.IsWrong ? Parsed<Artefact>.Wrong(found.Errors) : found.Value.OrderByDescending(artefact => artefact.Version).First();
    }

    /// <summary>The answer to a question for structures: artefacts, what comes along, and in which detail.</summary>
    public Parsed<StructureSet> Select(StructureQuery query) => new StructureSelection(this).Answer(query);

    /// <summary>These artefacts with whatever comes along with them.</summary>
    public StructureSet With(IReadOnlyList<Artefact> artefacts, ReferenceScope references, StructureDetail detail = StructureDetail.Full) =>
        new StructureSelection(this).With(artefacts, references, detail);
}
