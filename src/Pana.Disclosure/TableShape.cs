using System.Collections.Immutable;

namespace Pana.Disclosure;

public enum DimensionUse
{
    /// <summary>Never added up: another code is another figure (an indicator, a unit, a state). It has no total.</summary>
    Apart,

    /// <summary>What one may not learn about somebody by knowing where they are counted.</summary>
    Told,

    /// <summary>Added up, but that all people of a figure share a code harms nobody (all who return to a state come from it).</summary>
    Open,
}

/// <summary>A dimension of a table. Every code but <see cref="Total"/> belongs to the total, and to whatever wider codes are named.</summary>
/// <param name="Wider">Code and wider code; a code may have several wider ones (bands of two offices), and these may have wider ones.</param>
public sealed record TableDimension(string Id, DimensionUse Use, ImmutableArray<(string Code, string Wider)> Wider)
{
    public const string Total = "T", Unknown = "U";

    public TableDimension(string id, DimensionUse use = DimensionUse.Told, params ReadOnlySpan<(string Code, string Wider)> wider)
        : this(id, use, wider.ToImmutableArray())
    {
    }
}

/// <summary>
/// Dimensions that stand in detail together; all others are at their total. A view brings all its totals with it. The fewer views, the less there is
/// to compare: what no view names cannot be asked for. Dimensions that stand apart are in every view without being named.
/// </summary>
public sealed record TableView(ImmutableArray<string> Dimensions)
{
    public TableView(params ReadOnlySpan<string> dimensions) : this(dimensions.ToImmutableArray())
    {
    }
}

/// <summary>Dimensions in the order of the codes of its cells, and what of them is published together.</summary>
/// <exception cref="ArgumentException">A view names an unknown dimension, or one that stands apart.</exception>
public sealed record TableShape
{
    public TableShape(ImmutableArray<TableDimension> dimensions, ImmutableArray<TableView> views)
    {
        (Dimensions, Views) = (dimensions, views);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions.Length, 31);
        Masks = [.. views.SelectMany(view => Parts(view.Dimensions.Aggregate(0u, (mask, id) => mask | 1u << IndexOf(id)))).Append(0u).Distinct().Order()];
    }

    public ImmutableArray<TableDimension> Dimensions { get; }

    public ImmutableArray<TableView> Views { get; }

    /// <summary>Which dimensions stand in detail, as bits: every view and every part of one.</summary>
    internal ImmutableArray<uint> Masks { get; }

    /// <summary>Dimensions in which these codes stand in detail, as bits.</summary>
    internal uint MaskOf(ImmutableArray<string> codes)
    {
        var mask = 0u;
        for (var d = 0; d < Dimensions.Length; d++)
            if (Dimensions[d].Use != DimensionUse.Apart && codes[d] != TableDimension.Total)
                mask |= 1u << d;
        return mask;
    }

    int IndexOf(string id)
    {
        for (var i = 0; i < Dimensions.Length; i++)
            if (Dimensions[i].Id == id && Dimensions[i].Use != DimensionUse.Apart)
                return i;
        throw new ArgumentException($"A view names {id}, which is no dimension that has a total.");
    }

    static IEnumerable<uint> Parts(uint mask)
    {
        for (var part = mask; ; part = (part - 1) & mask)
        {
            yield return part;
            if (part == 0)
                yield break;
        }
    }
}
