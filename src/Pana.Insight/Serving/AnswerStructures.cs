using Microsoft.AspNetCore.Http;
using Pana.Insight.Flows;
using Pana.Sdmx;

namespace Pana.Insight.Serving;

/// <summary>Answers questions for structures, and for the schema that data must meet.</summary>
internal sealed class AnswerStructures(FlowStructures structures, ActualFigures actual, KeptMessages kept, TimeProvider clock)
{
    public async Task<IReadOnlyList<SdmxError>> AnswerAsync(HttpContext http, StructureQuery query, MediaForm form)
    {
        // What there is of the flows is looked up only for those who may see it in their answer.
        var isAlone = query.Type is not null && query.Type != ArtefactType.DataConstraint && query.References is { Words: [] or ["none"], Types: [] };
        var (releases, modified, set) = isAlone
            ? ("", Messages.StructuresSince, structures.Set) : await actual.SetAsync(query.AsOf, http.RequestAborted);
        var answer = set.Select(query);
        if (answer.IsWrong)
            return answer.Errors;
        if (!SdmxEndpoints.IsKnown(http, query, form, $"{structures.Mark} {releases}", modified))
            await kept.WriteAsync(http, form, () => StructureMessage.Write(form, answer.Value, Messages.Header(http, clock.GetUtcNow())));
        return [];
    }

    public async Task<IReadOnlyList<SdmxError>> AnswerAsync(HttpContext http, SchemaQuery query, MediaForm form)
    {
        var found = structures.Set.Select(query);
        if (found.IsWrong)
            return found.Errors;
        var layout = DataLayout.Of(found.Value, structures.Set);
        var question = new DataQuery(new([], [], [], []), [], []) { DimensionAtObservation = query.DimensionAtObservation };
        if (DataFilter.Of(question, [layout]) is { IsWrong: true } wrong)
            return wrong.Errors;
        if (!SdmxEndpoints.IsKnown(http, query, form, structures.Mark, Messages.StructuresSince))
            await kept.WriteAsync(http, form, () => form.Format == MessageFormat.XmlSchema
                ? SchemaWriter.Write(new(query.ForDeletion ? ForDeletion(layout) : layout, question))
                : StructureMessage.Write(form, structures.Set.With([found.Value], new(["descendants"], [])), Messages.Header(http, clock.GetUtcNow())));
        return [];
    }

    /// <summary>Whoever takes figures back says which, and nothing of them.</summary>
    static DataLayout ForDeletion(DataLayout layout) => new(layout.Structure, layout.Published,
        [.. layout.Columns.Select(column => column.Attribute is { } attribute
            ? new DataColumn(column.Id, column.Names, column.Values) { Attribute = attribute with { IsMandatory = false }, VariesWith = column.VariesWith, IsCoded = column.IsCoded } : column)],
        layout.Measure, layout.MeasureNames);
}
