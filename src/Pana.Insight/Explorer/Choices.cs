using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Explorer;

/// <param name="IsApart">Several may be chosen; none means all.</param>
internal sealed record Choice(string Dimension, bool IsApart, IReadOnlyList<(string Code, bool IsChosen)> Options);

/// <param name="Indicators">Those that have figures.</param>
internal sealed record FlowChoice(Flow Flow, IReadOnlyList<string> Indicators);

/// <summary>What can be chosen from here: only what has figures together with the rest of the choice.</summary>
internal sealed class ChoiceReader(CodeLists lists, FlowsInView flows)
{
    public static IReadOnlyList<string> MayBeApart(Asked asked, FlowContents contents) =>
        [.. asked.Flow.Dimensions.Select(dimension => dimension.Id).Where(id => id is not ("INDICATOR" or "FREQ" or "COUNT_UNIT") && contents.Codes(id, Wanted(asked, except: id)).Count > 1)];

    public IReadOnlyList<Choice> Of(Asked asked, FlowContents contents) =>
    [
        .. from dimension in asked.Flow.Dimensions
            where dimension.Id != "INDICATOR"
            let available = contents.Codes(dimension.Id, Wanted(asked, except: dimension.Id)).Keys.Union(asked.Codes[dimension.Id]).ToList()
            where available.Count > 1
            let isApart = asked.IsApart(dimension.Id)
            select new Choice(dimension.Id, isApart, [.. lists.InOrder(dimension.Codelist, available)
                .Select(code => (code, asked.Codes[dimension.Id].Contains(code) && (!isApart || asked.Chosen.Contains(dimension.Id))))])
    ];

    public static IReadOnlyList<string> Periods(Asked asked, FlowContents contents) => contents.Periods(Wanted(asked, except: null));

    public async Task<IReadOnlyList<FlowChoice>> FlowsAsync(IReadOnlyList<Release> releases)
    {
        var all = new List<FlowChoice>();
        foreach (var flow in AllFlows.All)
        {
            var contents = releases.Any(release => release.Flow.Id == flow.Id) ? await flows.OfAsync(flow, releases) : new FlowContents(flow);
            all.Add(new(flow, lists.InOrder("CL_INDICATOR", contents.Codes("INDICATOR", new Dictionary<string, IReadOnlySet<string>>()).Keys)));
        }
        return all;
    }

    /// <summary>What is told apart by all that there is does not narrow what else can be chosen.</summary>
    static Dictionary<string, IReadOnlySet<string>> Wanted(Asked asked, string? except) => asked.Codes
        .Where(pair => pair.Key != except && (!asked.IsApart(pair.Key) || asked.Chosen.Contains(pair.Key)))
        .ToDictionary(pair => pair.Key, pair => (IReadOnlySet<string>)pair.Value.ToHashSet());
}
