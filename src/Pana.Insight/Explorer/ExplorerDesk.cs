using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pana.Insight.Published;
using Pana.Screens;

namespace Pana.Insight.Explorer;

/// <summary>From an address to what a page or a file shows.</summary>
internal sealed class ExplorerDesk(AskedReader reader, Publication publication, CodeLists lists, ChoiceReader choices, Words words, Pictures pictures, LegalNotes notes,
    ExplorerScreen view, ScreenContext screen, TimeProvider clock)
{
    /// <summary>A few pictures that most people come for; the address of each is the beginning of a walk.</summary>
    static readonly (string Name, string Query)[] First =
    [
        ("hosts", "flow=DF_STOCK&INDICATOR=STOCK&POP_TYPE=REF&view=line&by=REPORTING_STATE"),
        ("origins", "flow=DF_STOCK&INDICATOR=STOCK&POP_TYPE=REF&view=map"),
        ("ages", "flow=DF_STOCK&INDICATOR=STOCK&POP_TYPE=REF&view=pyramid"),
        ("applications", "flow=DF_ASYLUM_APP&INDICATOR=APPL&view=line&by=REPORTING_STATE"),
        ("decisions", "flow=DF_ASYLUM_DEC&INDICATOR=DECIS&view=multiples&by=DECISION&panels=REPORTING_STATE"),
    ];

    public async Task<AskedReading> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        view.Releases = await publication.ReleasesAsync(cancel);
        view.Reading = await reader.ReadAsync(request.Query, view.Releases);
        if (view.Reading.Asked is { } asked)
            view.Shown.Add(await ShowAsync(asked, null, request, cancel));
        return view.Reading;
    }

    /// <summary>What else can be chosen; files do not need it.</summary>
    public async Task OfferAsync()
    {
        view.Flows = await choices.FlowsAsync(view.Releases);
        if (view.Reading is { Asked: { } asked } reading)
            view.Choices = choices.Of(asked, reading.Contents);
    }

    public async Task OverlookAsync(HttpRequest request, CancellationToken cancel)
    {
        view.Releases = await publication.ReleasesAsync(cancel);
        view.Flows = await choices.FlowsAsync(view.Releases);
        foreach (var (name, query) in First)
        {
            var reading = await reader.ReadAsync(new QueryCollection(QueryHelpers.ParseQuery(query)), view.Releases);
            if (reading.Asked is { } asked && await ShowAsync(asked, words[$"overview.{name}"], request, cancel) is { Picture: not null } shown)
                view.Shown.Add(shown);
        }
    }

    async Task<ShownAnswer> ShowAsync(Asked asked, string? title, HttpRequest request, CancellationToken cancel)
    {
        var answer = await Answer.ReadAsync(asked, publication, lists, cancel);
        var named = title ?? words.Code("INDICATOR", asked.Indicator);
        // The address says as of which publication, so that a revision does not change what was quoted.
        var last = view.Releases.Where(release => release.Flow.Id == asked.Flow.Id).Select(release => (DateTimeOffset?)release.PublishedAt).Max();
        var address = $"{request.Scheme}://{request.Host}{Asked.Path}?{(asked with { AsOf = asked.AsOf ?? last }).ToQuery()}";
        return new(asked, answer, pictures.Of(answer), Grid.Of(answer, words, named), named, Circumstances(asked),
            Citation.Of(asked, words, screen, Citation.Published(asked, view.Releases), clock.GetUtcNow(), address), address, notes.Of(asked));
    }

    string Circumstances(Asked asked)
    {
        string[] front = ["POP_TYPE", "REPORTING_STATE"], back = ["SOURCE", "COUNT_UNIT"];
        var fixedOnes = asked.Flow.Dimensions.Select(dimension => dimension.Id).OrderBy(id => front.Contains(id) ? 0 : back.Contains(id) ? 2 : 1).Where(id => !asked.IsApart(id) && id is not ("INDICATOR" or "FREQ")
            && (asked.Codes[id][0] != Flows.Flow.Total || id == "REPORTING_STATE"));
        return string.Join(" · ", fixedOnes.Select(id => words.Code(id, asked.Codes[id][0]))
            .Append(asked.Shown.Length == 1 ? words.Period(asked.Shown[0]) : $"{words.Period(asked.Shown[0])}–{words.Period(asked.Shown[^1])}"));
    }
}
