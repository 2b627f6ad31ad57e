namespace Pana.Sdmx;

/// <summary>Finds what a question for structures means in a set.</summary>
sealed class StructureSelection(StructureSet set)
{
    public Parsed<IReadOnlyList<Artefact>> Heads(IReadOnlyCollection<ArtefactType> types, IReadOnlyList<string> agencies, IReadOnlyList<string> ids, IReadOnlyList<VersionPattern> versions)
    {
        var ofType = set.All.Where(artefact => types.Count == 0 || types.Contains(artefact.Type)).ToList();
        // Whoever maintains anything is known, and so is whoever stands in a scheme of agencies.
        var known = set.All.Select(artefact => artefact.Agency).Concat(set.Of<AgencyScheme>().SelectMany(scheme => scheme.Agencies).Select(agency => agency.Id)).Distinct().ToList();
        SdmxError[] errors = [.. from agency in agencies where !known.Contains(agency)
            select SdmxError.At("unknown-agency", "agencyID", agency, $"There is no agency {agency} here.", Suggestions.Nearest(agency, known), 0, 404)];
        if (errors.Length > 0)
            return Parsed<IReadOnlyList<Artefact>>.Wrong(errors);
        var ofAgency = ofType.Where(artefact => agencies.Count == 0 || agencies.Contains(artefact.Agency)).ToList();
        errors = [.. from id in ids where ofAgency.All(artefact => artefact.Id != id)
            select SdmxError.At("unknown-artefact", "resourceID", id, $"There is no {Kind(types)} {id} here.", Suggestions.Nearest(id, ofAgency.Select(artefact => artefact.Id)), 0, 404)];
        if (errors.Length > 0)
            return Parsed<IReadOnlyList<Artefact>>.Wrong(errors);
        var named = ofAgency.Where(artefact => ids.Count == 0 || ids.Contains(artefact.Id)).ToList();
        List<Artefact> found = versions.Count == 0 ? named : [.. named.GroupBy(artefact => (artefact.Type, artefact.Agency, artefact.Id))
            .SelectMany(each => versions.SelectMany(version => version.Choose(each, artefact => artefact.Version)).Distinct())];
        if (found.Count == 0 && named.Count > 0)
            return SdmxError.At("unknown-version", "version", string.Join(',', versions), $"There is no such version of {named[0].Id}.", named.Max(artefact => artefact.Version)!.ToString(), 0, 404);
        return Parsed<IReadOnlyList<Artefact>>.Of(found, []);
    }

    public Parsed<StructureSet> Answer(StructureQuery query)
    {
        var found = Heads(query.Type is null ? [] : [query.Type], query.Agencies, query.Ids, query.Versions);
        if (found.IsWrong)
            return Parsed<StructureSet>.Wrong(found.Errors);
        var heads = found.Value;
        if (query.Items.Count > 0)
        {
            var schemes = heads.OfType<ItemScheme>().ToList();
            var known = schemes.SelectMany(scheme => scheme.Items).Select(item => item.Path).ToHashSet();
            SdmxError[] errors = [.. from item in query.Items where !known.Contains(item)
                select SdmxError.At("unknown-item", "itemID", item, $"There is no item {item} here.", Suggestions.Nearest(item, known), 0, 404)];
            if (errors.Length > 0)
                return Parsed<StructureSet>.Wrong(errors);
            heads = [.. schemes.Where(scheme => scheme.Items.Any(item => query.Items.Contains(item.Path))).Select(scheme => scheme.Only(query.Items.ToHashSet()))];
        }
        return With(heads, query.References, query.Detail);
    }

    public StructureSet With(IReadOnlyList<Artefact> heads, ReferenceScope references, StructureDetail detail)
    {
        var others = Along(heads, references).Except(heads).Where(other => heads.All(head => head.Urn != other.Urn)).ToList();
        if (detail == StructureDetail.ReferencePartial)
            others = [.. others.Select(other => other is ItemScheme scheme ? Used(scheme, heads, others) : other)];
        return new(heads.Select(head => detail switch
        {
            StructureDetail.AllStubs => head.Stub(complete: false),
            StructureDetail.AllCompleteStubs => head.Stub(complete: true),
            _ => head,
        }).Concat(others.Select(other => detail switch
        {
            StructureDetail.AllStubs or StructureDetail.ReferenceStubs => other.Stub(complete: false),
            StructureDetail.AllCompleteStubs or StructureDetail.ReferenceCompleteStubs => other.Stub(complete: true),
            _ => other,
        })));
    }

    IEnumerable<Artefact> Along(IReadOnlyList<Artefact> heads, ReferenceScope references)
    {
        var along = new HashSet<Artefact>(ReferenceEqualityComparer.Instance);
        bool all = references.Has("all"), anyType = references.Types.Count > 0;
        if (references.Has("parents"))
            along.UnionWith(Parents(heads));
        if (references.Has("parentsandsiblings") || all)
            along.UnionWith(Parents(heads).Concat(Children(Parents(heads))));
        if (references.Has("ancestors"))
            along.UnionWith(Closure(heads, Parents));
        if (references.Has("children"))
            along.UnionWith(Children(heads));
        if (references.Has("descendants") || all)
            along.UnionWith(Closure(heads, Children));
        if (anyType)
            along.UnionWith(Closure(heads, Parents).Concat(Closure(heads, Children)).Concat(Children(Parents(heads))).Where(artefact => references.Types.Contains(artefact.Type)));
        return set.All.Where(along.Contains);
    }

    List<Artefact> Parents(IEnumerable<Artefact> of)
    {
        var urns = of.Select(artefact => artefact.Urn).ToHashSet();
        return [.. set.All.Where(artefact => artefact.References.Any(reference => set.Find(reference) is { } found && urns.Contains(found.Urn)))];
    }

    /// <summary>What it refers to, and the scheme that says who its agency is.</summary>
    List<Artefact> Children(IEnumerable<Artefact> of) =>
        [.. of.SelectMany(artefact => artefact.References.Select(reference => set.Find(reference)).OfType<Artefact>()
            .Concat(set.Of<AgencyScheme>().Where(scheme => scheme != artefact && scheme.Agencies.Any(agency => agency.Id == artefact.Agency)))).Distinct()];

    static HashSet<Artefact> Closure(IEnumerable<Artefact> from, Func<IEnumerable<Artefact>, List<Artefact>> step)
    {
        var reached = new HashSet<Artefact>(ReferenceEqualityComparer.Instance);
        for (var edge = step(from); edge.Count > 0; edge = step(edge))
        {
            edge = [.. edge.Where(reached.Add)];
            if (edge.Count == 0)
                break;
        }
        return reached;
    }

    /// <summary>The scheme with those items alone that the rest of the answer uses.</summary>
    ItemScheme Used(ItemScheme scheme, IEnumerable<Artefact> heads, IEnumerable<Artefact> others)
    {
        var answer = heads.Concat(others).ToList();
        var used = answer.SelectMany(artefact => artefact.References).Where(reference => reference.Item is not null && set.Find(reference) == scheme).Select(reference => reference.Item!).ToHashSet();
        if (scheme is Codelist codelist)
        {
            used.UnionWith(Allowed(codelist, answer));
            // A child stays with all that it is a part of.
            foreach (var code in codelist.Codes.Where(code => used.Contains(code.Id)).ToList())
                for (var parent = code.Parent; parent is not null && used.Add(parent);)
                    parent = codelist.Codes.FirstOrDefault(each => each.Id == parent)?.Parent;
        }
        else if (scheme is AgencyScheme)
            used.UnionWith(answer.Select(artefact => artefact.Agency));
        return used.Count == 0 ? scheme : scheme.Only(used);
    }

    /// <summary>Codes that the flows' constraints leave; all where any dimension with the list has no constraint.</summary>
    HashSet<string> Allowed(Codelist codelist, List<Artefact> answer)
    {
        var allowed = new HashSet<string>();
        foreach (var flow in answer.OfType<Dataflow>())
            if (set.StructureOf(flow) is { } structure)
                foreach (var component in structure.Components.Where(component => set.CodelistOf(component) == codelist))
                {
                    var values = set.Of<DataConstraint>().Where(constraint => constraint.About.Any(about => set.Find(about) == flow))
                        .SelectMany(constraint => constraint.Regions).Where(region => region.IsIncluded)
                        .SelectMany(region => region.Keys.Concat(region.Components)).Where(key => key.Component == component.Id && key.IsIncluded).ToList();
                    allowed.UnionWith(values.Count > 0 ? values.SelectMany(key => key.Values) : codelist.Codes.Select(code => code.Id));
                }
        return allowed;
    }

    static string Kind(IReadOnlyCollection<ArtefactType> types) => types.Count == 1 ? types.First().Path : "artefact";
}
