using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Node.Hosting;
using Pana.Node.Tests.EndToEnd;
using Pana.Node.Verbs;
using Microsoft.Extensions.DependencyInjection;

namespace Pana.Node.Tests.Insight.History;

/// <summary>UNHCR's real files beside the repository, by the command line.</summary>
[Collection("console")]
public sealed class The_six_files : IDisposable
{
    static readonly string Files = Path.GetFullPath(Path.Combine(Region_in_a_browser.Sources, "..", "shared", "data", "unhcr"));

    readonly string _folder = Directory.CreateTempSubdirectory("pana-history-").FullName;
    readonly TextWriter _out = Console.Out, _error = Console.Error;
    readonly StringWriter _said = new();

    public The_six_files()
    {
        Console.SetOut(_said);
        Console.SetError(_said);
    }

    [Fact]
    public async Task are_imported_whole_and_what_does_not_add_up_is_counted_exactly()
    {
        Assert.SkipUnless(Directory.Exists(Files), "UNHCR's files are not there: put them into ../shared/data/unhcr beside the repository");
        string[] node = ["--data", Path.Combine(_folder, "node"), "--edition", "regional"];
        var report = Path.Combine(_folder, "report.csv");
        Assert.Equal(0, await ImportHistory.RunAsync([Files, .. node, "--report", report]));
        var said = _said.ToString();
        foreach (var line in (string[])["8 × Части решений", "122 × Страна происхождения", "53 × Страна происхождения", "4901 × Страна происхождения", "339 × Женщины и мужчины",
            "222 × Посчитано делами", "232 × Посчитано делами", "17 × Числа, записанные степенью", "117 × Код NA", "101 × Код NA", "CC BY 4.0"])
            Assert.Contains(line, said);
        var rows = await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken);
        Assert.Equal("file,line,kind,what,values", rows[0]);
        Assert.Equal(8, rows.Count(row => row.Contains(",parts-not-total,", StringComparison.Ordinal)));
        Assert.Contains(rows, row => row.StartsWith("unhcr_asylum_decisions.csv,", StringComparison.Ordinal) && row.Contains("recognized=10; other=0; rejected=5; closed=5; total=16", StringComparison.Ordinal));

        _said.GetStringBuilder().Clear();
        Assert.Equal(0, await ImportHistory.RunAsync([Files, .. node]));
        Assert.Contains("Опубликовано таблиц государств: 0,", _said.ToString());
        await using var app = NodeHost.Build(new() { Edition = "regional", Role = NodeRole.Regional, Data = Path.Combine(_folder, "node"), Port = 0 });
        await using var scope = app.Services.CreateAsyncScope();
        var publication = scope.ServiceProvider.GetRequiredService<Publication>();
        Assert.Equal(100_000, await FindAsync(publication, "IRN", "AFG", "1979"));
        Assert.Equal(400_000, await FindAsync(publication, "PAK", "AFG", "1979"));
    }

    static async Task<double?> FindAsync(Publication publication, string host, string origin, string period)
    {
        var codes = AllFlows.Stock.Dimensions.ToDictionary(dimension => dimension.Id, IReadOnlySet<string> (_) => new HashSet<string> { Flow.Total });
        foreach (var (dimension, code) in ((FlowDimension, string)[])[(AllFlows.Frequency, "A"), (AllFlows.State, host), (AllFlows.Source, "UNHCR"), (AllFlows.Indicator, "STOCK"),
            (AllFlows.PopulationType, "REF"), (AllFlows.Origin, origin), (AllFlows.Unit, "PS")])
            codes[dimension.Id] = new HashSet<string> { code };
        var found = new List<double?>();
        await foreach (var figure in publication.ReadAsync(new(AllFlows.Stock) { Codes = codes, From = period, To = period }, TestContext.Current.CancellationToken))
            found.Add(figure.Value);
        return Assert.Single(found);
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Directory.Delete(_folder, recursive: true);
    }
}
