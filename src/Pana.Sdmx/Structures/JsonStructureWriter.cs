using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>SDMX-JSON 2.0 structures, names in all their languages.</summary>
sealed class JsonStructureWriter(Utf8JsonWriter json, MessageHeader header)
{
    const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(StructureSet set)
    {
        json.WriteStartObject();
        JsonDataHead.WriteMeta(json, header, Schema);
        json.WriteStartObject("data");
        foreach (var type in ArtefactType.All)
            if (set.All.Where(artefact => artefact.Type == type).ToList() is { Count: > 0 } artefacts)
                Array(type.Collection, artefacts, Artefact);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void Artefact(Artefact artefact)
    {
        json.WriteStartObject();
        json.WriteString("id", artefact.Id);
        json.WriteString("version", artefact.Version.ToString());
        json.WriteString("agencyID", artefact.Agency);
        if (artefact.IsExternal)
            json.WriteBoolean("isExternalReference", true);
        if (artefact.ValidFrom is { } from)
            json.WriteString("validFrom", JsonDataHead.Moment(from));
        if (artefact.ValidTo is { } to)
            json.WriteString("validTo", JsonDataHead.Moment(to));
        Texts(artefact.Names, artefact.Id, artefact.Descriptions, artefact.Annotations);
        Array("links", [artefact.Urn], urn => Link(urn));
        if (artefact is ItemScheme { IsPartial: true })
            json.WriteBoolean("isPartial", true);
        switch (artefact)
        {
            case Codelist codelist: Array("codes", codelist.Codes, code => Item(code, () => Maybe("parent", code.Parent))); break;
            case ConceptScheme scheme: Array("concepts", scheme.Concepts, concept => Item(concept, () => { Representation("coreRepresentation", concept.Representation); Maybe("parent", concept.Parent); })); break;
            case CategoryScheme scheme: Array("categories", scheme.Categories, Category); break;
            case AgencyScheme scheme: Array("agencies", scheme.Agencies, agency => Item(agency)); break;
            case DataProviderScheme scheme: Array("dataProviders", scheme.Providers, provider => Item(provider)); break;
            case Dataflow flow: Maybe("structure", flow.Structure); break;
            case ProvisionAgreement agreement: Maybe("dataflow", agreement.Dataflow); Maybe("dataProvider", agreement.Provider); break;
            case Categorisation categorisation: Maybe("source", categorisation.Source); Maybe("target", categorisation.Target); break;
            case Hierarchy hierarchy: json.WriteBoolean("hasFormalLevels", false); Array("hierarchicalCodes", hierarchy.Codes, HierarchicalCode); break;
            case DataConstraint constraint: Constraint(constraint); break;
            case DataStructure { Dimensions.Count: > 0 } structure: new JsonComponentsWriter(json, this).Write(structure); break;
        }
        json.WriteEndObject();
    }

    public void Array<T>(string name, IReadOnlyCollection<T> all, Action<T> write)
    {
        // The schema allows no empty lists.
        if (all.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var each in all)
            write(each);
        json.WriteEndArray();
    }

    public void Annotations(IReadOnlyList<Annotation> annotations) => Array("annotations", annotations, annotation =>
    {
        json.WriteStartObject();
        Maybe("id", annotation.Id);
        Maybe("title", annotation.Title);
        Maybe("type", annotation.Type);
        Maybe("value", annotation.Value);
        Names(annotation.Texts, null, "text", "texts");
        json.WriteEndObject();
    });

    public void Representation(string name, Representation? representation)
    {
        if (representation is null)
            return;
        json.WriteStartObject(name);
        Maybe("enumeration", representation.Codelist);
        if (representation.Format is { } format)
        {
            json.WriteStartObject(representation.Codelist is null ? "format" : "enumerationFormat");
            json.WriteString("dataType", format.DataType);
            Maybe("minLength", format.MinLength);
            Maybe("maxLength", format.MaxLength);
            Maybe("minValue", format.MinValue);
            Maybe("maxValue", format.MaxValue);
            Maybe("decimals", format.Decimals);
            Maybe("pattern", format.Pattern);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    public void Maybe(string name, object? value)
    {
        if (value is int or decimal)
            json.WriteNumber(name, Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture));
        else if (value is not null)
            json.WriteString(name, value.ToString());
    }

    public void Link(SdmxUrn urn)
    {
        json.WriteStartObject();
        json.WriteString("rel", "self");
        json.WriteString("urn", urn.ToString());
        json.WriteEndObject();
    }

    void Texts(LocalText names, string id, LocalText descriptions, IReadOnlyList<Annotation> annotations)
    {
        Names(names, id, "name", "names");
        Names(descriptions, null, "description", "descriptions");
        Annotations(annotations);
    }

    /// <summary>The one name is the best by the message's languages; all others stand beside it.</summary>
    void Names(LocalText text, string? instead, string one, string all)
    {
        Maybe(one, text.Best(header.Languages) ?? instead);
        if (text.IsEmpty)
            return;
        json.WriteStartObject(all);
        foreach (var each in text.Texts)
            json.WriteString(each.Key, each.Value);
        json.WriteEndObject();
    }

    void Item(Item item, Action? more = null)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        Texts(item.Names, item.Id, item.Descriptions, item.Annotations);
        more?.Invoke();
        json.WriteEndObject();
    }

    void Category(Category category) => Item(category, () => Array("categories", category.Categories, Category));

    void HierarchicalCode(HierarchicalCode code)
    {
        json.WriteStartObject();
        json.WriteString("id", code.Id);
        json.WriteString("code", code.Code.ToString());
        Array("hierarchicalCodes", code.Codes, HierarchicalCode);
        json.WriteEndObject();
    }

    void Constraint(DataConstraint constraint)
    {
        json.WriteString("role", constraint.Role.ToString());
        if (constraint.About.Count > 0)
        {
            json.WriteStartObject("constraintAttachment");
            if (constraint.About[0].Class == ArtefactType.DataProviderScheme.ItemClass)
                json.WriteString("dataProvider", constraint.About[0].ToString());
            else
                Array(constraint.About[0].Type?.Collection ?? "dataflows", constraint.About, about => json.WriteStringValue(about.ToString()));
            json.WriteEndObject();
        }
        Array("cubeRegions", constraint.Regions, region =>
        {
            json.WriteStartObject();
            json.WriteBoolean("include", region.IsIncluded);
            Array("keyValues", region.Keys, Values);
            Array("components", region.Components, Values);
            json.WriteEndObject();
        });
    }

    void Values(RegionValues values)
    {
        json.WriteStartObject();
        json.WriteString("id", values.Component);
        if (!values.IsIncluded)
            json.WriteBoolean("include", false);
        Array("values", values.Values, json.WriteStringValue);
        if (values.From is not null || values.To is not null)
        {
            json.WriteStartObject("timeRange");
            var isRange = values.From is not null && values.To is not null;
            Bound(isRange ? "startPeriod" : "afterPeriod", values.From);
            Bound(isRange ? "endPeriod" : "beforePeriod", values.To);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    void Bound(string name, PeriodBound? bound)
    {
        if (bound is null)
            return;
        json.WriteStartObject(name);
        json.WriteString("period", bound.Period);
        json.WriteBoolean("isInclusive", bound.IsInclusive);
        json.WriteEndObject();
    }
}
