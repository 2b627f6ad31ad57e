namespace Pana.Sdmx;

/// <summary>
/// What data consist of, as observations point into it: dimensions in the order of keys with time last, then attributes; each with its values. What
/// writes and what reads agree on it.
/// </summary>
public sealed class DataLayout
{
    public DataLayout(DataStructure structure, Artefact published, IReadOnlyList<DataColumn> columns, Measure measure, LocalText measureNames)
    {
        (Structure, Published, Columns, Measure, MeasureNames) = (structure, published, columns, measure, measureNames);
        DimensionCount = columns.Count(column => column.Attribute is null);
        TimeAt = columns.ToList().FindIndex(column => column.Attribute is null && column.IsTime);
    }

    public DataStructure Structure { get; }

    /// <summary>Under what the data are published: the flow, an agreement, or the structure itself.</summary>
    public Artefact Published { get; }

    public IReadOnlyList<DataColumn> Columns { get; }

    public Measure Measure { get; }

    public LocalText MeasureNames { get; }

    public int DimensionCount { get; }

    /// <summary>Where time stands among the columns; -1 for none.</summary>
    public int TimeAt { get; }

    public IEnumerable<DataColumn> Dimensions => Columns.Take(DimensionCount);

    public IEnumerable<DataColumn> Attributes => Columns.Skip(DimensionCount);

    /// <summary>The layout of a flow, agreement or structure; codes and names from the set. Values of time and texts are added as they come (<see cref="DataColumn.Place"/>).</summary>
    /// <exception cref="ArgumentException">The set lacks the structure, or the structure has no measure <see cref="Measure.Name"/> or others besides.</exception>
    public static DataLayout Of(Artefact published, StructureSet set)
    {
        var structure = set.StructureOf(published) ?? throw new ArgumentException($"The structure of {published.Urn} is not here", nameof(set));
        if (structure.Measures is not [{ Id: Measure.Name } measure])
            throw new ArgumentException($"{structure.Urn} must have the one measure {Measure.Name}", nameof(published));
        IEnumerable<Component> components = [.. structure.Dimensions, .. structure.Time is null ? Array.Empty<Component>() : [structure.Time], .. structure.Attributes];
        return new(structure, published, [.. components.Select(component => Column(component, structure, set))], measure, NamesOf(measure, set));
    }

    /// <summary>Where a component stands; -1 for none.</summary>
    public int IndexOf(string id)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Id == id)
                return i;
        return -1;
    }

    static DataColumn Column(Component component, DataStructure structure, StructureSet set)
    {
        var codelist = set.CodelistOf(component);
        var attribute = component as DataAttribute;
        return new(component.Id, NamesOf(component, set), codelist is null ? [] : codelist.Codes.Select(code => new DataValue(code.Id, code.Names) { Parent = code.Parent }))
        {
            Attribute = attribute,
            VariesWith = attribute is null ? null : structure.DimensionsOf(attribute),
            IsCoded = codelist is { IsPartial: false, IsExternal: false },
        };
    }

    static LocalText NamesOf(Component component, StructureSet set) => set.Concept(component.Concept)?.Names is { IsEmpty: false } names ? names : LocalText.Of(("en", component.Id));
}
