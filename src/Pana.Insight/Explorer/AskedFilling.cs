using System.Collections.Immutable;
using Pana.Insight.Flows;

namespace Pana.Insight.Explorer;

/// <summary>What a question does not say, by what there is: a total where there is one, else what has most figures. Nothing is added up.</summary>
internal sealed class AskedFilling(CodeLists lists, FlowContents contents, IReadOnlyDictionary<string, ImmutableArray<string>> said)
{
    /// <summary>What decides on the rest comes first.</summary>
    static readonly string[] First = ["INDICATOR", "SOURCE", "FREQ", "COUNT_UNIT", "POP_TYPE"], Last = ["REPORTING_STATE", "SEX", "AGE", "REGION", "ORIGIN"];

    readonly Dictionary<string, IReadOnlySet<string>> _wanted = said.Where(pair => pair.Value.Length > 0)
        .ToDictionary(pair => pair.Key, pair => (IReadOnlySet<string>)pair.Value.ToHashSet());

    public IReadOnlyDictionary<string, IReadOnlySet<string>> Wanted => _wanted;

    public View View { get; private set; }

    public string? By { get; private set; }

    public string? Panels { get; private set; }

    public List<string> OnlyFirst { get; } = [];

    /// <summary>What is told apart by what somebody chose of it.</summary>
    public ImmutableHashSet<string> Chosen => [.. said.Where(pair => pair.Value.Length > 0 && !IsMereTotal(pair.Key)).Select(pair => pair.Key)];

    public ImmutableDictionary<string, ImmutableArray<string>> Codes => _wanted.ToImmutableDictionary(pair => pair.Key, pair => InOrder(pair.Key, pair.Value));

    public AskedFilling Fill(View? view, string? by, string? panels)
    {
        View = view ?? View.Table;
        (By, Panels) = View switch
        {
            View.Pyramid => ((string?)"AGE", (string?)"SEX"),
            View.Map => ("ORIGIN", "REPORTING_STATE"),
            _ => (by is "" ? null : by ?? Telling(except: panels), null),
        };
        if (View is View.Multiples)
            Panels = panels is { Length: > 0 } && panels != By ? panels : Telling(except: By) ?? (By == "REPORTING_STATE" ? "SEX" : "REPORTING_STATE");
        else if (View is View.Table && panels is { Length: > 0 } && panels != By)
            Panels = panels;
        foreach (var id in new[] { Panels, By }.OfType<string>().Where(IsMereTotal))
            _wanted.Remove(id);
        string[] apart = [.. new[] { Panels, By }.OfType<string>().Where(id => !_wanted.ContainsKey(id))];
        // What is told apart is so first of all: a total that has no parts shows nothing.
        Apart(apart);
        foreach (var id in First.Concat(contents.Flow.Dimensions.Select(dimension => dimension.Id).Except(First).Except(Last)).Concat(Last))
            if (id != By && id != Panels)
                Settle(id);
        Array.ForEach(apart, id => _wanted.Remove(id));
        Apart(apart);
        return this;
    }

    /// <summary>A form that told it not apart before still says so; whoever tells it apart now wants its parts.</summary>
    bool IsMereTotal(string id) => (id == By || id == Panels) && said[id] is [Flow.Total];

    void Apart(string[] ids)
    {
        foreach (var id in ids)
        {
            var available = contents.Codes(id, _wanted);
            _wanted[id] = lists.Apart(Dimension(id), available.Count == 0 ? [Flow.Total] : available.Keys).ToHashSet();
        }
    }

    void Settle(string id)
    {
        if (!_wanted.TryGetValue(id, out var some))
            _wanted[id] = new HashSet<string> { Best(id, contents.Codes(id, _wanted)) };
        else if (some.Count > 1)
        {
            OnlyFirst.Add(id);
            _wanted[id] = new HashSet<string> { InOrder(id, some)[0] };
        }
    }

    string Best(string id, Dictionary<string, int> available) =>
        available.Count == 0 || available.ContainsKey(Flow.Total) ? Flow.Total
        : id is "FREQ" or "INDICATOR" ? lists.InOrder(Dimension(id).Codelist, available.Keys)[0]
        : available.OrderByDescending(pair => pair.Value).ThenBy(pair => lists.Place(Dimension(id).Codelist, pair.Key)).First().Key;

    /// <summary>What is worth telling apart where nobody says: what several codes were chosen of, else states, origins, sexes, ages.</summary>
    string? Telling(string? except)
    {
        var known = new AskedFilling(lists, contents, said);
        foreach (var id in First.Where(id => said[id].Length == 0))
            known.Settle(id);
        return said.Where(pair => pair.Value.Length > 1).Select(pair => pair.Key).Concat(["REPORTING_STATE", "ORIGIN", "SEX", "AGE"])
            .FirstOrDefault(id => id != except && (said[id].Length > 1 || said[id].Length == 0 && contents.Codes(id, known._wanted).Count > 1));
    }

    ImmutableArray<string> InOrder(string id, IReadOnlySet<string> codes) => [.. lists.InOrder(Dimension(id).Codelist, codes)];

    FlowDimension Dimension(string id) => contents.Flow.Dimensions[contents.Flow.IndexOf(id)];
}
