using Pana.Insight.Counting;
using Pana.Insight.Flows;
using Pana.Insight.Open;

namespace Pana.Insight.Explorer;

/// <summary>What the law of states adds to the meaning of figures, as their editions say it.</summary>
internal sealed class LegalNotes(InsightSettings settings)
{
    public IReadOnlyList<StateNote> Of(Definition definition) => [.. settings.Notes.Where(each => each.Note.Definitions.Contains(definition.Id))];

    /// <summary>Each once, though it concern several of the figures.</summary>
    public IReadOnlyList<StateNote> Of(Asked asked)
    {
        var (ids, states) = (Asking(asked).Select(one => one.Id).ToHashSet(), asked.Codes[AllFlows.State.Id]);
        return [.. settings.Notes.Where(each => (states.Contains(each.State) || states.Contains(Flow.Total)) && each.Note.Definitions.Any(ids.Contains))];
    }

    /// <summary>The definitions that the figures of a question follow; a total follows those of all that is counted in it.</summary>
    public static IEnumerable<Definition> Asking(Asked asked) => Definitions.Of(asked.Flow).Where(one => one.Indicator == asked.Indicator && asked.Codes[AllFlows.Unit.Id].Contains(one.Unit)
        && (one.Type.Length == 0 || asked.Codes[AllFlows.PopulationType.Id] is var types && (types.Contains(one.Type) || types.Contains(Flow.Total) && one.IsBuilt)));
}
