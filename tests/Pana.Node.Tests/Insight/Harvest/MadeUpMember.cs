using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Sdmx;

namespace Pana.Node.Tests.Insight.Harvest;

/// <summary>A member that answers what the test says, in SDMX or in anything else.</summary>
sealed class MadeUpMember : IAsyncDisposable
{
    static readonly FlowStructures s_structures = new(ProgramLabels.All, new("KGZ", [], []));
    static readonly MessageHeader s_header = new("made-up", new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), "KGZ", ["en"]);

    readonly WebApplication _app;

    MadeUpMember()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/sdmx/3.0/structure/{**rest}", context => context.Request.Path.Value is { } path && Instead(path) is { } instead ? instead(context) : StructuresAsync(context));
        _app.MapGet("/sdmx/3.0/data/dataflow/AP/{flow}/1.0.0/{key}", context =>
        {
            Asked.Enqueue($"{context.Request.Path}{context.Request.QueryString}");
            return context.Request.Path.Value is { } path && Instead(path) is { } instead ? instead(context) : DataAsync(context);
        });
    }

    public Uri Address => new(_app.Urls.First());

    public List<Figure> Stock { get; } = [];

    /// <summary>Nothing changed since whenever it is asked.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>What was asked for data, as it was asked.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>In place of an answer to a path; null to answer.</summary>
    public Func<string, RequestDelegate?> Instead { get; set; } = _ => null;

    /// <summary>A code more in the list of sexes each time that it is asked.</summary>
    public bool IsChanging { get; set; }

    /// <summary>A code that the member alone knows, in place of Afghanistan's.</summary>
    public string? OwnCode { get; set; }

    int _changes;

    public static async Task<MadeUpMember> StartAsync()
    {
        var member = new MadeUpMember();
        await member._app.StartAsync(TestContext.Current.CancellationToken);
        return member;
    }

    /// <summary>So many refugees in Kyrgyzstan at the end of October, each of them Afghan; with other codes where the test says so.</summary>
    public static Figure Refugees(double? value, string sex = "T", string period = "2026-10", string status = "A", params (FlowDimension Dimension, string Code)[] other)
    {
        var flow = AllFlows.Stock;
        var codes = flow.Dimensions.Select(_ => Flow.Total).ToArray();
        foreach (var (dimension, code) in ((FlowDimension, string)[])[(AllFlows.Frequency, period.Length == 4 ? "A" : "M"), (AllFlows.State, "KGZ"), (AllFlows.Source, "STATE"),
            (AllFlows.Indicator, "STOCK"), (AllFlows.PopulationType, "REF"), (AllFlows.Origin, "AFG"), (AllFlows.Sex, sex), (AllFlows.Unit, "PS"), .. other])
            codes[flow.IndexOf(dimension.Id)] = code;
        return new(codes, period, value, status);
    }

    Task StructuresAsync(HttpContext context)
    {
        var set = s_structures.Set;
        if (IsChanging)
            set = new(set.All.Select(artefact => artefact is Codelist { Id: "CL_SEX" } list ? list with { Codes = [.. list.Codes, new($"X{_changes++}", LocalText.None)] } : artefact));
        return SendAsync(context, MessageFormat.JsonStructure, StructureMessage.Write(new(MessageFormat.JsonStructure), set, s_header));
    }

    async Task DataAsync(HttpContext context)
    {
        var flow = AllFlows.Find((string)context.Request.RouteValues["flow"]!)!;
        var figures = flow == AllFlows.Stock && !(IsQuiet && context.Request.Query.ContainsKey("updatedAfter")) ? Stock : [];
        var message = await WriteAsync(flow, figures);
        if (OwnCode is { } code)
            message = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message).Replace("\"AFG\"", $"\"{code}\"", StringComparison.Ordinal));
        await SendAsync(context, MessageFormat.JsonData, message);
    }

    static async Task<byte[]> WriteAsync(Flow flow, IReadOnlyList<Figure> figures)
    {
        var layout = DataLayout.Of(s_structures.ArtefactOf(flow), s_structures.Set);
        foreach (var figure in figures)
            layout.Columns[layout.TimeAt].Place(figure.Period);
        var stream = new MemoryStream();
        await DataWriter.WriteAsync(stream, new(MessageFormat.JsonData), [new Presentation(layout)], s_header, Observations().ToAsyncEnumerable());
        return stream.ToArray();

        IEnumerable<Observation> Observations()
        {
            foreach (var figure in figures.OrderBy(figure => string.Join('.', figure.Codes), StringComparer.Ordinal))
            {
                var places = Enumerable.Repeat(-1, layout.Columns.Count).ToArray();
                for (var i = 0; i < figure.Codes.Length; i++)
                    places[i] = layout.Columns[i].Place(figure.Codes[i]);
                places[layout.TimeAt] = layout.Columns[layout.TimeAt].Place(figure.Period);
                places[layout.IndexOf(FlowStructures.Status)] = layout.Columns[layout.IndexOf(FlowStructures.Status)].Place(figure.Status);
                if (figure.Note is { } note)
                    places[layout.IndexOf(FlowStructures.Note)] = layout.Columns[layout.IndexOf(FlowStructures.Note)].Place(note);
                yield return new(places, figure.Value ?? double.NaN);
            }
        }
    }

    static async Task SendAsync(HttpContext context, MessageFormat format, byte[] message)
    {
        context.Response.ContentType = Negotiation.MediaType(format);
        await context.Response.Body.WriteAsync(message);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
