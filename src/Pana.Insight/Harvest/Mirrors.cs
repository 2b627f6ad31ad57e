using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Harvest;

/// <summary>Compares published figures that count the same people. Only where both sides said a number; sorted by name, never by how far apart they are (protection.md 24).</summary>
internal sealed class Mirrors(Publication publication)
{
    public async Task<IReadOnlyList<MirrorLine>> ReadAsync(MirrorPair pair, CancellationToken cancel)
    {
        var others = new Dictionary<(string, string, string, string), double>();
        await foreach (var (key, value) in SideAsync(pair.Other, cancel))
            others[pair.IsSwapped ? (key.Origin, key.State, key.Period, key.Same) : (key.State, key.Origin, key.Period, key.Same)] = value;
        var lines = new List<MirrorLine>();
        await foreach (var (key, value) in SideAsync(pair.One, cancel))
            if (others.TryGetValue((key.State, key.Origin, key.Period, key.Same), out var other) && key.Same.Split('.') is [_, var type, var unit])
                lines.Add(new(pair, key.State, key.Origin, key.Period, type, unit, value, other));
        return [.. lines.OrderBy(line => line.State, StringComparer.Ordinal).ThenBy(line => line.Origin, StringComparer.Ordinal)
            .ThenByDescending(line => line.Period, StringComparer.Ordinal).ThenBy(line => line.PopulationType, StringComparer.Ordinal)];
    }

    sealed record Key(string State, string Origin, string Period, string Same);

    async IAsyncEnumerable<(Key, double)> SideAsync(MirrorSide side, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var flow = side.Flow;
        var (state, origin, same) = (flow.IndexOf(AllFlows.State.Id), flow.IndexOf(AllFlows.Origin.Id), MirrorPair.Same.Select(flow.IndexOf).ToArray());
        var free = new HashSet<string>([AllFlows.State.Id, AllFlows.Origin.Id, .. MirrorPair.Same]);
        var question = new FigureQuestion(flow)
        {
            Codes = flow.Dimensions.Where(dimension => !free.Contains(dimension.Id)).ToDictionary(dimension => dimension.Id,
                IReadOnlySet<string> (dimension) => new HashSet<string> { side.Codes.GetValueOrDefault(dimension.Id, Flow.Total) }),
        };
        await foreach (var figure in publication.ReadAsync(question, cancel))
            if (figure.Value is { } value && figure.Codes[origin] != Flow.Total)
                yield return (new(figure.Codes[state], figure.Codes[origin], figure.Period, string.Join('.', same.Select(at => figure.Codes[at]))), value);
    }
}
