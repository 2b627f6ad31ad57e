using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Sdmx;

namespace Pana.Insight.Explorer;

/// <summary>What is wrong with a question: a sentence <c>statistics.problem.NAME</c>, what was found, what was probably meant.</summary>
internal sealed record Problem(string Name, string Found, string? Suggestion = null);

/// <param name="Asked">Null where the question is wrong, or where nothing is published.</param>
/// <param name="OnlyFirst">Dimensions of which several codes were wanted and one is shown, since they are not told apart.</param>
internal sealed record AskedReading(Flow Flow, FlowContents Contents, Asked? Asked, IReadOnlyList<Problem> Problems, IReadOnlyList<string> OnlyFirst);

/// <summary>Reads an address, fills in what it does not say by what there is, and says what is wrong with it.</summary>
internal sealed class AskedReader(CodeLists lists, FlowsInView flows, TimeProvider clock)
{
    static readonly string[] Names = ["flow", "view", "by", "panels", "from", "to", "asOf", "language"];

    public async Task<AskedReading> ReadAsync(IQueryCollection query, IReadOnlyList<Release> releases)
    {
        var problems = new List<Problem>();
        var flow = FlowOf(query, releases, problems);
        var contents = await flows.OfAsync(flow, releases);
        foreach (var name in query.Keys.Where(name => !Names.Contains(name) && flow.IndexOf(name) < 0))
            problems.Add(AllFlows.All.Any(other => other.IndexOf(name) >= 0) ? new("not-in-flow", name)
                : new("parameter", name, Suggestions.Nearest(name, Names.Concat(flow.Dimensions.Select(dimension => dimension.Id)))));
        var view = ViewOf(query, problems);
        var codes = flow.Dimensions.ToDictionary(dimension => dimension.Id, dimension => CodesOf(dimension, query, problems));
        var (by, panels) = (DimensionOf("by", flow, query, problems), DimensionOf("panels", flow, query, problems));
        var asOf = MomentOf(query, problems);
        var (from, to) = (PeriodOf("from", query, problems), PeriodOf("to", query, problems));
        if (from is not null && to is not null && string.CompareOrdinal(from, to) > 0 && !from.StartsWith(to, StringComparison.Ordinal))
            problems.Add(new("reversed", $"{from} – {to}", $"{to} – {from}"));
        if (problems.Count > 0 || contents.IsEmpty)
            return new(flow, contents, null, problems, []);
        var filled = new AskedFilling(lists, contents, codes).Fill(view, by, panels);
        var periods = Between(contents.Periods(filled.Wanted), from, to);
        var asked = new Asked(flow, filled.View)
        {
            By = filled.By, Panels = filled.Panels, Codes = filled.Codes, AsOf = asOf, Periods = periods,
            Chosen = filled.Chosen,
        };
        // Nothing there is an answer too: it says for which choice.
        return new(flow, contents, periods.IsEmpty ? asked with { Periods = [to ?? from ?? Year()] } : asked, [], filled.OnlyFirst);
    }

    string Year() => clock.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture);

    static Flow FlowOf(IQueryCollection query, IReadOnlyList<Release> releases, List<Problem> problems)
    {
        var first = AllFlows.All.FirstOrDefault(flow => releases.Any(release => release.Flow.Id == flow.Id)) ?? AllFlows.Stock;
        if (query["flow"].ToString() is not { Length: > 0 } id)
            return first;
        if (AllFlows.Find(id) is { } found)
            return found;
        problems.Add(new("flow", id, Suggestions.Nearest(id, AllFlows.All.Select(flow => flow.Id))));
        return first;
    }

    static View? ViewOf(IQueryCollection query, List<Problem> problems)
    {
        if (query["view"].ToString() is not { Length: > 0 } name)
            return null;
        var names = Enum.GetNames<View>().Select(each => each.ToLowerInvariant()).ToList();
        if (names.IndexOf(name) is >= 0 and var at)
            return (View)at;
        problems.Add(new("view", name, Suggestions.Nearest(name, names)));
        return null;
    }

    ImmutableArray<string> CodesOf(FlowDimension dimension, IQueryCollection query, List<Problem> problems)
    {
        ImmutableArray<string> codes = [.. query[dimension.Id].SelectMany(value => (value ?? "").Split([',', '+', ' '], StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        foreach (var code in codes.Where(code => !lists.Has(dimension.Codelist, code)))
            problems.Add(new($"code|{dimension.Id}", code, Suggestions.Nearest(code, lists.All(dimension.Codelist))));
        return codes;
    }

    /// <summary>Null where nothing is said; empty where somebody wants none.</summary>
    static string? DimensionOf(string name, Flow flow, IQueryCollection query, List<Problem> problems)
    {
        if (!query.ContainsKey(name))
            return null;
        var id = query[name].ToString();
        if (id.Length > 0 && flow.IndexOf(id) < 0)
            problems.Add(new("dimension", id, Suggestions.Nearest(id, flow.Dimensions.Select(dimension => dimension.Id))));
        return id;
    }

    DateTimeOffset? MomentOf(IQueryCollection query, List<Problem> problems)
    {
        if (query["asOf"].ToString() is not { Length: > 0 } text)
            return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            problems.Add(new("moment", text, "2026-01-31T00:00:00Z"));
        else if (moment > clock.GetUtcNow().AddMinutes(1))
            problems.Add(new("future", text));
        return moment;
    }

    static string? PeriodOf(string name, IQueryCollection query, List<Problem> problems)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
            return null;
        var isYear = text.Length >= 4 && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0;
        if (!isYear || !(text.Length == 4 || text.Length == 7 && text[4] == '-' && (text[5] == 'Q' && text[6] is >= '1' and <= '4'
            || int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)))
            problems.Add(new("period", text, "2026, 2026-Q1, 2026-03"));
        return text;
    }

    static ImmutableArray<string> Between(IReadOnlyList<string> periods, string? from, string? to) =>
        [.. periods.Where(period => (from is null || string.CompareOrdinal(period, from) >= 0)
            && (to is null || string.CompareOrdinal(period, to) <= 0 || period.StartsWith(to, StringComparison.Ordinal)))];
}
