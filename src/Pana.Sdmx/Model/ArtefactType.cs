namespace Pana.Sdmx;

/// <summary>
/// A kind of structural metadata, under all its names: in paths of the REST interface, in addresses (URN), in messages. The kinds that this
/// library has no model for can be asked for, and there are none.
/// </summary>
/// <param name="Path">As in <c>/structure/codelist</c>.</param>
/// <param name="Class">Package and class of its URN, <c>codelist.Codelist</c>.</param>
/// <param name="ItemClass">The same of its items; null for kinds without.</param>
/// <param name="Collection">Its array in an SDMX-JSON structure message.</param>
public sealed record ArtefactType(string Path, string Class, string? ItemClass, string Collection)
{
    public static readonly ArtefactType
        AgencyScheme = new("agencyscheme", "base.AgencyScheme", "base.Agency", "agencySchemes"),
        DataProviderScheme = new("dataproviderscheme", "base.DataProviderScheme", "base.DataProvider", "dataProviderSchemes"),
        Codelist = new("codelist", "codelist.Codelist", "codelist.Code", "codelists"),
        ConceptScheme = new("conceptscheme", "conceptscheme.ConceptScheme", "conceptscheme.Concept", "conceptSchemes"),
        CategoryScheme = new("categoryscheme", "categoryscheme.CategoryScheme", "categoryscheme.Category", "categorySchemes"),
        DataStructure = new("datastructure", "datastructure.DataStructure", null, "dataStructures"),
        Dataflow = new("dataflow", "datastructure.Dataflow", null, "dataflows"),
        ProvisionAgreement = new("provisionagreement", "registry.ProvisionAgreement", null, "provisionAgreements"),
        Hierarchy = new("hierarchy", "codelist.Hierarchy", "codelist.HierarchicalCode", "hierarchies"),
        DataConstraint = new("dataconstraint", "registry.DataConstraint", null, "dataConstraints"),
        Categorisation = new("categorisation", "categoryscheme.Categorisation", null, "categorisations");

    /// <summary>Every kind that may stand in a path, ours first.</summary>
    public static IReadOnlyList<ArtefactType> All { get; } = [AgencyScheme, DataProviderScheme, Codelist, ConceptScheme, CategoryScheme, DataStructure, Dataflow,
        ProvisionAgreement, Hierarchy, DataConstraint, Categorisation,
        .. from name in """
            metadatastructure metadatastructure.MetadataStructure - metadataStructures
            metadataflow metadatastructure.Metadataflow - metadataflows
            metadataprovisionagreement registry.MetadataProvisionAgreement - metadataProvisionAgreements
            metadataconstraint registry.MetadataConstraint - metadataConstraints
            metadataproviderscheme base.MetadataProviderScheme base.MetadataProvider metadataProviderSchemes
            dataconsumerscheme base.DataConsumerScheme base.DataConsumer dataConsumerSchemes
            organisationunitscheme base.OrganisationUnitScheme base.OrganisationUnit organisationUnitSchemes
            hierarchyassociation codelist.HierarchyAssociation - hierarchyAssociations
            valuelist codelist.ValueList - valueLists
            process process.Process - processes
            reportingtaxonomy categoryscheme.ReportingTaxonomy categoryscheme.ReportingCategory reportingTaxonomies
            structuremap structuremapping.StructureMap - structureMaps
            representationmap structuremapping.RepresentationMap - representationMaps
            conceptschememap structuremapping.ConceptSchemeMap - conceptSchemeMaps
            categoryschememap structuremapping.CategorySchemeMap - categorySchemeMaps
            organisationschememap structuremapping.OrganisationSchemeMap - organisationSchemeMaps
            reportingtaxonomymap structuremapping.ReportingTaxonomyMap - reportingTaxonomyMaps
            transformationscheme transformation.TransformationScheme transformation.Transformation transformationSchemes
            rulesetscheme transformation.RulesetScheme transformation.Ruleset rulesetSchemes
            userdefinedoperatorscheme transformation.UserDefinedOperatorScheme transformation.UserDefinedOperator userDefinedOperatorSchemes
            customtypescheme transformation.CustomTypeScheme transformation.CustomType customTypeSchemes
            namepersonalisationscheme transformation.NamePersonalisationScheme transformation.NamePersonalisation namePersonalisationSchemes
            vtlmappingscheme transformation.VtlMappingScheme transformation.VtlMapping vtlMappingSchemes
            """.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let words = name.Split(' ')
        select new ArtefactType(words[0], words[1], words[2] == "-" ? null : words[2], words[3])];

    /// <summary>Kinds whose items can be asked for one by one.</summary>
    public static IReadOnlyList<ArtefactType> ItemSchemes { get; } =
        [.. All.Where(type => type.ItemClass is not null && type != Hierarchy || type.Path == "valuelist")];

    public override string ToString() => Path;
}
