using System.Diagnostics;

namespace Pana.Node.Tests.Insight.Serving;

/// <summary>Programs of others that know nothing of us, against a running node.</summary>
public sealed class Clients_of_others(ServedFigures served) : IClassFixture<ServedFigures>
{
    const string R = "/usr/bin/Rscript";

    static readonly string s_web = Path.Combine(EndToEnd.Region_in_a_browser.Sources, "web");

    [Fact]
    public async Task in_r_read_structures_and_figures()
    {
        Assert.SkipUnless(File.Exists(R) && Directory.Exists("/usr/lib/R/site-library/rsdmx"), "rsdmx is not installed: apt-get install r-cran-rsdmx");
        var script = Path.Combine(served.Node.Folder, "read.R");
        await File.WriteAllTextAsync(script, """
            suppressMessages(library(rsdmx))
            entry <- commandArgs(trailingOnly = TRUE)[1]
            read <- function(path) readSDMX(paste0(entry, path))
            codes <- as.data.frame(read("structure/codelist/AP/CL_SEX/1.0.0?format=structure21"))
            cat("codes", paste(codes$id, collapse = " "), "\n")
            flow <- read("structure/dataflow/AP/DF_STOCK/1.0.0?references=descendants&format=structure21")
            structure <- flow@datastructures@datastructures[[1]]
            cat("structure", structure@id, length(structure@Components@Dimensions), "\n")
            figures <- as.data.frame(read("data/dataflow/AP/DF_STOCK/1.0.0/M.TJK.STATE.*.*.*.F?format=genericdata"))
            figures <- figures[order(figures$obsTime), ]
            cat("figures", nrow(figures), paste(figures$obsTime, figures$obsValue, figures$OBS_STATUS, figures$SEX, collapse = " / "), "\n")
            flows <- as.data.frame(read("structure/dataflow/AP/*/1.0.0?format=structure21"))
            cat("flows", nrow(flows), "\n")
            labelled <- readSDMX(paste0(entry, "data/dataflow/AP/DF_STOCK/1.0.0/M.KAZ.STATE.*.*.*.F?format=genericdata"))
            labelled <- setDSD(labelled, flow)
            cat("names", as.data.frame(labelled, labels = TRUE)$REPORTING_STATE_label.en[1], "\n")
            """);
        var (said, wrong) = await RunAsync(R, [script, $"{served.Client.BaseAddress}sdmx/3.0/"], served.Node.Folder);
        Assert.True(said.Contains("names", StringComparison.Ordinal), said + wrong);
        Assert.Contains("codes T F M O U", said);
        Assert.Contains("structure DSD_STOCK 10", said);
        Assert.Contains("figures 3 2026-01 111 A F / 2026-02 NA Q F / 2026-03 103 A F", said);
        Assert.Contains("flows 11", said);
        Assert.Contains("names Kazakhstan", said);
    }

    [Fact]
    public async Task in_javascript_ask_questions_that_are_answered()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(s_web, "node_modules", "sdmx-rest")), "sdmx-rest is not installed: npm ci in the folder web");
        var script = Path.Combine(s_web, "node_modules", $".ask-{Guid.CreateVersion7():N}.cjs");
        await File.WriteAllTextAsync(script, """
            const sdmx = require('sdmx-rest');
            const service = sdmx.getService({ id: 'AP', name: 'Pana', api: 'v2.0.0', url: process.argv[2], format: 'application/vnd.sdmx.data+json;version=2.0.0', structureFormat: 'application/vnd.sdmx.structure+json;version=2.0.0' });
            (async () => {
                const context = 'dataflow=AP:DF_STOCK(1.0.0)';
                const questions = {
                    figures: sdmx.getDataQuery2({ context, key: 'M.TJK.STATE.*.*.*.F', lastNObs: 2, attributes: 'dsd', measures: 'all' }),
                    filtered: sdmx.getDataQuery2({ context, filters: ['TIME_PERIOD=ge:2026-02', 'SEX=F,M'] }),
                    changed: sdmx.getDataQuery2({ context, updatedAfter: process.argv[3] }),
                    history: sdmx.getDataQuery2({ context, history: true }),
                    cut: sdmx.getDataQuery2({ context, obsDimension: 'SEX' }),
                    availability: sdmx.getAvailabilityQuery2({ context, mode: 'available', references: 'codelist' }),
                    structure: sdmx.getMetadataQuery({ resource: 'dataflow', agency: 'AP', id: 'DF_STOCK', version: '1.0.0', references: 'descendants' }),
                    schema: sdmx.getSchemaQuery({ context: 'dataflow', agency: 'AP', id: 'DF_STOCK', version: '1.0.0' }),
                };
                for (const [name, question] of Object.entries(questions)) {
                    const url = sdmx.getUrl(question, service);
                    const accept = name === 'schema' ? 'application/vnd.sdmx.schema+xml;version=3.0.0' : name === 'structure' || name === 'availability' ? service.structureFormat : service.format;
                    const answer = await fetch(url, { headers: { accept } });
                    const text = await answer.text();
                    let what = text.length > 0 ? 'text' : 'nothing';
                    if (answer.headers.get('content-type').includes('json')) {
                        const data = JSON.parse(text).data;
                        what = data.dataSets ? `${data.dataSets.length} sets, ${data.dataSets.reduce((sum, set) => sum + Object.values(set.series).reduce((all, each) => all + Object.keys(each.observations).length, 0), 0)} observations` : Object.keys(data).sort().join(' ');
                    }
                    console.log(name, answer.status, what);
                }
            })().catch(error => { console.error(error); process.exit(1); });
            """);
        try
        {
            var (said, wrong) = await RunAsync("node", [script, $"{served.Client.BaseAddress}sdmx/3.0", served.Between], s_web);
            Assert.Contains("figures 200 1 sets, 2 observations", said + wrong);
            Assert.Contains("filtered 200 1 sets, 7 observations", said);
            Assert.Contains("changed 200 2 sets, 2 observations", said);
            Assert.Contains("history 200 4 sets", said);
            Assert.Contains("cut 200 1 sets, 19 observations", said);
            Assert.Contains("availability 200 codelists dataConstraints", said);
            Assert.Contains("structure 200", said);
            Assert.Contains("schema 200 text", said);
        }
        finally
        {
            File.Delete(script);
        }
    }

    static async Task<(string Said, string Wrong)> RunAsync(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await said, await wrong);
    }
}
