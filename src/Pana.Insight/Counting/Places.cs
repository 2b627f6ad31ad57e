using System.Collections.Frozen;
using Pana.Procedures.Editions;

namespace Pana.Insight.Counting;

/// <summary>What counting must know of the state: its days, and in which region its units and crossings lie.</summary>
internal sealed class Places
{
    readonly FrozenDictionary<string, string> _regions;
    readonly FrozenSet<string> _courts;
    readonly TimeSpan _offset;

    public Places(Edition edition)
    {
        (State, _offset) = (edition.Alpha3, edition.Offset);
        _regions = edition.Units.ToFrozenDictionary(unit => unit.Code, unit => unit.Region);
        _courts = edition.Units.Where(unit => unit.Kind == "court").Select(unit => unit.Code).ToFrozenSet();
    }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string State { get; }

    /// <summary>ISO 3166-2.</summary>
    public string RegionOf(string unit) => _regions.GetValueOrDefault(unit) is { Length: > 0 } region ? region : Codes.Unknown;

    public bool IsCourt(string unit) => _courts.Contains(unit);

    /// <summary>The day as people of the state have it.</summary>
    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(_offset).DateTime);
}
