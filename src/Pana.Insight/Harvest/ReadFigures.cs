using System.Text.Json;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Sdmx;

namespace Pana.Insight.Harvest;

/// <param name="LacksSex">Persons are counted, and none of them by sex.</param>
internal sealed record ReadFlow(Flow Flow, IReadOnlyList<Figure> Figures, bool LacksSex);

/// <summary>Reads a member's message by our own structures and looks at each figure; the first one that is wrong refuses all.</summary>
internal sealed class ReadFigures(FlowStructures structures, TimeProvider clock)
{
    public async Task<Outcome<ReadFlow>> ReadAsync(byte[] message, Flow flow, string state, CancellationToken cancel)
    {
        if (message.Length == 0)
            return new ReadFlow(flow, [], false);
        var (figures, rules) = (new List<Figure>(), new FigureRules(flow, state, clock.GetUtcNow()));
        try
        {
            var layout = LayoutOf(flow);
            var reading = await DataReader.OpenAsync(new MemoryStream(message), [layout], cancel);
            int[] dimensions = [.. flow.Dimensions.Select(dimension => layout.IndexOf(dimension.Id))];
            var (status, note) = (layout.IndexOf(FlowStructures.Status), layout.IndexOf(FlowStructures.Note));
            await foreach (var observation in reading.Observations.WithCancellation(cancel))
            {
                // What a member says that it took back is no figure.
                if (reading.Sets[observation.Set].Action == DataAction.Delete)
                    continue;
                var figure = FigureOf(observation, layout, dimensions, status, note);
                if (rules.Check(figure) is { } refusal)
                    return refusal;
                figures.Add(figure);
            }
        }
        catch (Exception wrong) when (wrong is SdmxFormatException or JsonException or FormatException)
        {
            return Fault(wrong);
        }
        return new ReadFlow(flow, figures, rules.LacksSex);
    }

    /// <summary>Whether a message has any observation, also one that says what was taken back.</summary>
    public async Task<Outcome<bool>> HasAnyAsync(byte[] message, Flow flow, CancellationToken cancel)
    {
        if (message.Length == 0)
            return false;
        try
        {
            await foreach (var _ in (await DataReader.OpenAsync(new MemoryStream(message), [LayoutOf(flow)], cancel)).Observations.WithCancellation(cancel))
                return true;
            return false;
        }
        catch (Exception wrong) when (wrong is SdmxFormatException or JsonException or FormatException)
        {
            return Fault(wrong);
        }
    }

    static Refusal Fault(Exception wrong) => new(wrong is SdmxFormatException { Error.Name: "unknown-code" } ? "harvest-unknown-code" : "harvest-not-understood");

    /// <summary>A new one for each message: periods are added to it as they come.</summary>
    DataLayout LayoutOf(Flow flow) => DataLayout.Of(structures.ArtefactOf(flow), structures.Set);

    static Figure FigureOf(Observation observation, DataLayout layout, int[] dimensions, int status, int note)
    {
        var places = observation.Places.Span;
        var codes = new string[dimensions.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = layout.Columns[dimensions[i]].Values[places[dimensions[i]]].Id;
        return new(codes, layout.Columns[layout.TimeAt].Values[places[layout.TimeAt]].Id, double.IsNaN(observation.Value) ? null : observation.Value,
            Of(places, status) ?? "A", Of(places, note));

        string? Of(ReadOnlySpan<int> at, int column) => column < 0 || at[column] < 0 ? null : layout.Columns[column].Values[at[column]].Id;
    }
}
