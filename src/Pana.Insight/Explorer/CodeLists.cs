using System.Globalization;
using Pana.Insight.Flows;
using Pana.Sdmx;

namespace Pana.Insight.Explorer;

/// <summary>The order of codes in their lists, and which of them may stand side by side without counting anybody twice.</summary>
internal sealed class CodeLists(FlowStructures structures)
{
    readonly Dictionary<string, Dictionary<string, int>> _places = structures.Set.Of<Codelist>()
        .ToDictionary(list => list.Id, list => list.Codes.Select((code, place) => (code, place)).ToDictionary(pair => pair.code.Id, pair => pair.place));

    /// <summary>Ages in bands that meet without overlapping; the first of these whose bands are all there is shown where nobody chose.</summary>
    static readonly string[][] AgeBands =
    [
        ["Y0T4", "Y5T11", "Y12T17", "Y18T59", "Y_GE60"],
        ["Y0T4", "Y5T11", "Y12T13", "Y14T17", "Y18T24", "Y25T34", "Y35T59", "Y60T64", "Y_GE65"],
        ["Y_LT14", "Y14T17", "Y18T34", "Y35T64", "Y_GE65"],
        ["Y_LT18", "Y_GE18"],
    ];

    public IEnumerable<string> All(string codelist) => _places.TryGetValue(codelist, out var list) ? list.Keys : [];

    public bool Has(string codelist, string code) => structures.Has(codelist, code);

    public int Place(string codelist, string code) => codelist == "CL_AGE" ? FirstYear(code)
        : _places.TryGetValue(codelist, out var list) && list.TryGetValue(code, out var place) ? place : int.MaxValue;

    /// <summary>Of the codes that have figures those that part the whole: no total, no part of another that is shown, one set of ages.</summary>
    public IReadOnlyList<string> Apart(FlowDimension dimension, IReadOnlyCollection<string> available)
    {
        if (dimension.Id == "AGE")
        {
            var bands = AgeBands.OrderByDescending(bands => bands.Count(available.Contains) / (double)bands.Length).First();
            var kept = bands.Where(available.Contains).Concat(available.Where(code => code == "U")).ToList();
            return kept.Count > 0 ? kept : [.. available];
        }
        var parts = available.Where(code => code != Flow.Total && !HasParentAmong(dimension.Codelist, code, available)).ToList();
        return InOrder(dimension.Codelist, parts.Count > 0 ? parts : available);
    }

    public IReadOnlyList<string> InOrder(string codelist, IEnumerable<string> codes) =>
        [.. codes.OrderBy(code => Place(codelist, code)).ThenBy(code => code, StringComparer.Ordinal)];

    /// <summary>Ages stand by their first year, whatever bands they are of; all of them first, the unknown last.</summary>
    static int FirstYear(string age) => age == Flow.Total ? -1 : age.StartsWith("Y_LT", StringComparison.Ordinal) ? 0
        : int.TryParse(age.TrimStart('Y', '_', 'G', 'E').Split('T')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : int.MaxValue;

    bool HasParentAmong(string codelist, string code, IReadOnlyCollection<string> available)
    {
        for (var parent = structures.ParentOf(codelist, code); parent is not null; parent = structures.ParentOf(codelist, parent))
            if (parent != Flow.Total && available.Contains(parent))
                return true;
        return false;
    }
}
