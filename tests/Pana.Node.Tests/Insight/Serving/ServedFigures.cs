using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Pana.Insight.Flows;
using Pana.Sdmx;
using static Pana.Node.Tests.Insight.Serving.FigureNode;

namespace Pana.Node.Tests.Insight.Serving;

/// <summary>
/// A regional node with published figures: of Tajikistan stocks by month, published twice (a day later one figure is otherwise and one is gone), and applications;
/// of Kazakhstan stocks; UNHCR's by year.
/// </summary>
public sealed class ServedFigures : IAsyncLifetime
{
    static readonly Flow Stock = AllFlows.Stock;

    internal RunningNode Node { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>A moment between the two releases of Tajikistan.</summary>
    public string Between { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Node = await RunningNode.StartAsync(edition: "regional");
        Client = Node.Browser();
        await Node.PublishAsync(Stock, [.. Rows("TJK", 100)]);
        await Node.PublishAsync(Stock, "KAZ", "STATE", Rows("KAZ", 1000));
        await Node.PublishAsync(Stock, "TJK", "UNHCR", [Of(Stock, "2024", 9000, "FREQ", "A", "SOURCE", "UNHCR", "POP_TYPE", "REF", "ORIGIN", "AFG"), Of(Stock, "2025", 9500.5, "FREQ", "A", "SOURCE", "UNHCR", "POP_TYPE", "REF", "ORIGIN", "AFG")]);
        await Node.PublishAsync(AllFlows.AsylumApplications, Of(AllFlows.AsylumApplications, "2026-01", 40, "INDICATOR", "APPL", "STAGE", "N"));
        Node.Clock.Advance(TimeSpan.FromHours(12));
        Between = Time();
        Node.Clock.Advance(TimeSpan.FromHours(12));
        await Node.PublishAsync(Stock, [.. Rows("TJK", 100).Where(figure => figure.Codes[6] != "M" || figure.Period != "2026-03").Select(figure => figure.Codes[6] == "F" && figure.Period == "2026-01" ? figure with { Value = 111 } : figure)]);
        Node.Clock.Advance(TimeSpan.FromHours(12));
    }

    public string Time() => Node.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    static IEnumerable<Pana.Insight.Published.Figure> Rows(string state, int value) =>
        from sex in new[] { "T", "F", "M" }
        from month in new[] { 1, 2, 3 }
        select sex == "F" && month == 2 ? new Pana.Insight.Published.Figure(Codes(Stock, "REPORTING_STATE", state, "POP_TYPE", "REF", "ORIGIN", "AFG", "SEX", sex), "2026-02", null, "Q", "SUPP")
            : Of(Stock, $"2026-{month:00}", value + month, "REPORTING_STATE", state, "POP_TYPE", "REF", "ORIGIN", "AFG", "SEX", sex);

    public async Task<HttpResponseMessage> AskAsync(string question, string? accept = null, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Client.BaseAddress}sdmx/3.0/{question}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await Client.SendAsync(request);
    }

    /// <summary>The body of an answer that is right.</summary>
    public async Task<byte[]> BytesAsync(string question, string? accept = null)
    {
        using var answer = await AskAsync(question, accept);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{question}: {(int)answer.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
        return body;
    }

    /// <summary>The rows of a CSV answer as a person notes them: state, sex, period, value, status, note.</summary>
    public async Task<List<string>> LinesAsync(string question)
    {
        var rows = System.Text.Encoding.UTF8.GetString(await BytesAsync(question, "text/csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToList();
        Assert.Equal("STRUCTURE", rows[0][0]);
        int At(string column) => Array.IndexOf(rows[0], column);
        return [.. rows.Skip(1).Select(row => string.Join(' ', new[] { "ACTION", "REPORTING_STATE", "SEX", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "NOTE" }.Where(column => At(column) >= 0).Select(column => row[At(column)])).TrimEnd())];
    }

    public async Task<StructureSet> StructuresAsync(string question, string? accept = null) => await StructureMessage.ReadAsync(new MemoryStream(await BytesAsync(question, accept)));

    /// <summary>Our schemas for data of all that the head of an SDMX-ML 3.0 message names.</summary>
    public async Task<IReadOnlyList<byte[]>> SchemasOfAsync(byte[] message)
    {
        var schemas = new List<byte[]>();
        foreach (var structure in XDocument.Load(new MemoryStream(message)).Root!.Elements().First().Elements().Where(element => element.Name.LocalName == "Structure"))
        {
            var urn = SdmxUrn.Parse(structure.Value);
            schemas.Add(await BytesAsync($"schema/{urn.Type!.Path}/{urn.Agency}/{urn.Id}/{urn.Version}?dimensionAtObservation={structure.Attribute("dimensionAtObservation")!.Value}"));
        }
        return schemas;
    }

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();
}
