using System.Text.RegularExpressions;
using Pana.Node.Hosting;
using Pana.Node.Verbs;

namespace Pana.Node.Tests.Host;

/// <summary>What the verbs print goes to the one console of the process, so they take turns.</summary>
[Collection("console")]
public sealed partial class A_verb : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("pana-verb-").FullName;
    readonly TextWriter _out = Console.Out, _error = Console.Error;
    readonly StringWriter _said = new();

    public A_verb()
    {
        Console.SetOut(_said);
        Console.SetError(_said);
    }

    string[] Node => ["--data", Path.Combine(_folder, "node"), "--edition", "tjk"];

    [Fact]
    public async Task adds_the_first_administrator_by_a_link_that_works()
    {
        Assert.Equal(0, await UserAdd.RunAsync([.. Node, "--name", "Лола Примерова", "--function", "Administrator"]));
        var token = Link().Match(_said.ToString()).Groups[1].Value;
        await using var app = NodeHost.Build(new() { Edition = "tjk", Data = Path.Combine(_folder, "node"), Port = 0 });
        await NodeStart.RunAsync(app);
        using var browser = new HttpClient { BaseAddress = new(app.Urls.First()) };
        Assert.Contains("Лола Примерова", await browser.GetStringAsync($"/invitation/{token}"));
        await app.StopAsync();
    }

    [Theory]
    [InlineData("Wizard", 1, "Wizard")]
    [InlineData("Border --function Asylum", 1, "Пограничная служба")]
    public async Task adds_nobody_with_a_function_that_cannot_be(string functions, int code, string said)
    {
        string[] args = [.. Node, "--name", "Лола Примерова", "--function", .. functions.Split(' ')];
        Assert.Equal(code, await UserAdd.RunAsync(args));
        Assert.Contains(said, _said.ToString());
    }

    [Fact]
    public async Task lists_and_replaces_the_signer_of_papers()
    {
        Assert.Equal(1, await SignerKeys.RunAsync([.. Node]));
        Assert.Equal(0, await SignerKeys.RunAsync(["list", .. Node]));
        Assert.Contains("TJ0102", _said.ToString());
        Assert.Equal(0, await SignerKeys.RunAsync(["rotate", .. Node]));
        Assert.Contains("TJ0103", _said.ToString());
        Assert.Equal(1, await SignerKeys.RunAsync(["rotate", "--data", Path.Combine(_folder, "regional"), "--edition", "regional"]));
    }

    [Theory]
    [InlineData("appl.pss,Слово,Word,,,,,unverified", "statistics.csv:2: appl.pss: no figure is defined so, the nearest known one is appl.ps")]
    [InlineData("appl.ps,Слово,,,,,,unverified", "statistics.csv:2: appl.ps: the note_en is empty, say it in both languages")]
    [InlineData("appl.ps,Слово,Word,,,,2026-11-22,verified", "statistics.csv:2: appl.ps: is verified without source or date")]
    public async Task refuses_an_edition_that_says_of_figures_what_nobody_can_use(string row, string said)
    {
        var edition = Directory.CreateDirectory(Path.Combine(_folder, "edition")).FullName;
        foreach (var file in Directory.EnumerateFiles(NodeEdition.Folder("tjk"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(edition, Path.GetRelativePath(NodeEdition.Folder("tjk"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await File.WriteAllTextAsync(Path.Combine(edition, "statistics.csv"), $"definitions,note_ru,note_en,article_ru,article_en,source_url,checked_on,certainty\n{row}\n");
        Assert.Equal(1, await EditionCheck.RunAsync([edition]));
        Assert.Contains(said, _said.ToString());
    }

    [Fact]
    public async Task backs_up_and_restores_what_was_there()
    {
        await UserAdd.RunAsync([.. Node, "--name", "Лола Примерова", "--function", "Administrator"]);
        Assert.Equal(0, await BackUp.RunAsync([.. Node, "--to", Path.Combine(_folder, "copies")]));
        await UserAdd.RunAsync([.. Node, "--name", "Другая Примерова", "--function", "Administrator"]);
        var manifest = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "copies"), "*.json"));

        Assert.Equal(1, await RestoreBackup.RunAsync([.. Node, "--from", manifest]));
        Assert.Equal(0, await RestoreBackup.RunAsync([.. Node, "--from", manifest, "--replace"]));
        Assert.Equal(0, await JournalVerify.RunAsync(Node));
        // Her name is free again: she was added after the backup.
        Assert.Equal(0, await UserAdd.RunAsync([.. Node, "--name", "Другая Примерова", "--function", "Administrator"]));
        Assert.Equal(1, await UserAdd.RunAsync([.. Node, "--name", "Лола Примерова", "--function", "Administrator"]));
    }

    [Fact]
    public async Task reads_its_node_from_a_configuration_file_and_says_what_is_wrong_in_it()
    {
        var file = Path.Combine(_folder, "node.json");
        await File.WriteAllTextAsync(file, """{ "edition": "kgz", "data": "kgz-data" }""", TestContext.Current.CancellationToken);
        Assert.Equal(0, await Migrate.RunAsync(["--config", file]));
        Assert.True(File.Exists(Path.Combine(_folder, "kgz-data", "node.db")));

        await File.WriteAllTextAsync(file, """{ "edition": "kgz", "data": ".", "prot": 5100 }""", TestContext.Current.CancellationToken);
        Assert.Equal(2, await Migrate.RunAsync(["--config", file]));
        Assert.Contains("prot", _said.ToString());
        await File.WriteAllTextAsync(file, """{ "edition": "xyz", "data": "." }""", TestContext.Current.CancellationToken);
        Assert.Equal(2, await Migrate.RunAsync(["--config", file]));
        Assert.Contains("xyz", _said.ToString());
    }

    [Fact]
    public async Task never_empties_a_folder_that_no_demo_made()
    {
        var treasure = Path.Combine(_folder, "treasure.txt");
        await File.WriteAllTextAsync(treasure, "…", TestContext.Current.CancellationToken);
        Assert.Equal(1, await Demo.RunAsync(["--data", _folder, "--fresh", "--port", "6790"]));
        Assert.True(File.Exists(treasure));
    }

    [Fact]
    public void that_nobody_knows_prints_the_help()
    {
        Assert.Equal(2, Help.PrintUnknown("frobnicate"));
        Assert.Contains("pana serve --config FILE", _said.ToString());
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex("/invitation/([0-9a-f]{64})")]
    private static partial Regex Link();
}

public sealed class The_demo_region
{
    [Fact]
    public async Task starts_its_nodes_answers_ready_and_ends_on_sigterm()
    {
        var folder = Directory.CreateTempSubdirectory("pana-demo-").FullName;
        const int port = 6800;
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "pana.dll"), "demo", "--data", folder, "--port", $"{port}", "--with", "uzb"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            using var browser = new HttpClient();
            for (var offset = 0; offset <= 5; offset++)
                Assert.Equal("ready", await UntilReadyAsync(browser, port + offset));
            using var term = System.Diagnostics.Process.Start("kill", $"-TERM {process.Id}");
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20));
            Assert.Equal(0, process.ExitCode);
            Assert.Contains($"http://localhost:{port + 5}", await said);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<string> UntilReadyAsync(HttpClient browser, int port)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                return await browser.GetStringAsync($"http://localhost:{port}/health/ready", TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException) when (attempt < 3_000)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
    }
}
