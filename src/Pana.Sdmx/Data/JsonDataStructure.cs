using System.Text.Json;

namespace Pana.Sdmx;

/// <summary>A structure inside a JSON data message that is read: where its indices point in a layout, which it makes itself where nobody gave one.</summary>
sealed class JsonDataStructure
{
    /// <param name="Places">For each index in the message where the value stands in the layout; null for an attribute whose values stand where they belong.</param>
    /// <param name="Default">What stands where nothing does; -1 for none.</param>
    public sealed record Part(int Column, int[]? Places, int Default = -1);

    JsonDataStructure(JsonElement structure, DataLayout layout, int at)
    {
        (Layout, At) = (layout, at);
        Alone = [.. Enumerable.Repeat(-1, Layout.Columns.Count)];
        var (dimensions, attributes) = (structure.GetProperty("dimensions"), structure.TryGetProperty("attributes", out var found) ? found : default);
        foreach (var part in Parts(dimensions, "dataSet"))
            Alone[part.Column] = part.Places is [var only, ..] ? only : -1;
        (Series, Observation) = (Parts(dimensions, "series"), Parts(dimensions, "observation"));
        if (attributes.ValueKind == JsonValueKind.Object)
            (SetAttributes, SeriesAttributes, ObservationAttributes) = (Parts(attributes, "dataSet"), Parts(attributes, "series"), Parts(attributes, "observation"));
        // Without a word about measures there is the one of older messages.
        MeasureCount = structure.TryGetProperty("measures", out var measures) && measures.TryGetProperty("observation", out var list) ? list.GetArrayLength() : 1;
        if (MeasureCount > 1)
            throw new SdmxFormatException(SdmxError.At("several-measures", "measures", "", "The data have several measures; one is read."));
        foreach (var (index, column) in Layout.Dimensions.Index())
            if (Alone[index] < 0 && Series.Concat(Observation).All(part => part.Column != index))
                throw new SdmxFormatException(SdmxError.At("missing-column", column.Id, "", $"The message has no dimension {column.Id}."));
    }

    /// <param name="at">Where it stands in the message.</param>
    /// <param name="layouts">What the reader knows; none where the message alone says what it consists of.</param>
    public static JsonDataStructure Of(JsonElement structure, int at, IReadOnlyList<DataLayout> layouts)
    {
        if (layouts.Count == 0)
            return new(structure, JsonDataLayout.Of(structure), at);
        at = Find(structure, layouts);
        return new(structure, layouts[at], at);
    }

    public DataLayout Layout { get; }

    /// <summary>Where the layout stands among those of the reading.</summary>
    public int At { get; }

    /// <summary>Dimensions with one value for all data, at their columns; -1 elsewhere.</summary>
    public int[] Alone { get; }

    public Part[] Series { get; } = [];

    public Part[] Observation { get; } = [];

    public Part[] SetAttributes { get; } = [];

    public Part[] SeriesAttributes { get; } = [];

    public Part[] ObservationAttributes { get; } = [];

    public int MeasureCount { get; } = 1;

    Part[] Parts(JsonElement levels, string level)
    {
        if (!levels.TryGetProperty(level, out var components))
            return [];
        return [.. components.EnumerateArray().Select(component =>
        {
            var id = component.GetProperty("id").GetString()!;
            var column = Layout.IndexOf(id);
            if (column < 0)
                throw new SdmxFormatException(SdmxError.At("unknown-column", id, id, $"There is no component {id}.", Suggestions.Nearest(id, Layout.Columns.Select(each => each.Id))));
            int[]? places = component.TryGetProperty("values", out var values)
                ? [.. values.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? -1 : DataReader.Place(Layout.Columns[column], JsonDataLayout.ValueOf(value), 0, "Structure, value"))]
                : column < Layout.DimensionCount ? throw new SdmxFormatException(SdmxError.At("malformed", id, "", $"The dimension {id} lists no values.")) : null;
            var isDefault = component.TryGetProperty("default", out var text) && text.ValueKind == JsonValueKind.String;
            return new Part(column, places, isDefault ? DataReader.Place(Layout.Columns[column], text.GetString(), 0, "Structure, default") : -1);
        })];
    }

    /// <summary>Where the layout stands that a structure links to, by its flow rather than by its definition. Where nothing is linked to there can be one layout alone.</summary>
    static int Find(JsonElement structure, IReadOnlyList<DataLayout> layouts)
    {
        SdmxUrn[] urns = structure.TryGetProperty("links", out var links)
            ? [.. links.EnumerateArray().Select(link => link.TryGetProperty("urn", out var text) && SdmxUrn.TryParse(text.GetString()!, out var urn) ? urn : null).OfType<SdmxUrn>()] : [];
        var meant = urns.FirstOrDefault(urn => layouts.Any(layout => layout.Published.Type == urn.Type)) ?? urns.FirstOrDefault(urn => urn.Type == ArtefactType.DataStructure);
        if (meant is null && layouts.Count == 1)
            return 0;
        return meant is null ? throw DataReader.Other(layouts, "", 0) : DataReader.Find(layouts, meant.Agency, meant.Id, $"{meant.Version}") is >= 0 and var at ? at : throw DataReader.Other(layouts, meant.Short, 0);
    }
}
