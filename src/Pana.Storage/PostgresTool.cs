using System.Diagnostics;
using Npgsql;
using Pana.Kernel;

namespace Pana.Storage;

/// <summary>
/// PostgreSQL's own programs, run with the node's connection; the password goes by the environment, never as an
/// argument.
/// </summary>
static class PostgresTool
{
    public static async Task<Refusal?> RunAsync(
        string tool, NodeDatabase database, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        if (Find(tool) is not { } path)
            return new Refusal("backup-tool-missing", 424, new Dictionary<string, string> { ["tool"] = tool });
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true };
        var to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        foreach (var (name, value) in new (string, string?)[]
        {
            ("PGHOST", to.Host), ("PGPORT", $"{to.Port}"), ("PGDATABASE", to.Database), ("PGUSER", to.Username),
            ("PGPASSWORD", to.Password), ("PGPASSFILE", to.Passfile), ("PGSSLROOTCERT", to.RootCertificate),
            ("PGSSLMODE", SslMode(to.SslMode)),
        })
            if (!string.IsNullOrEmpty(value))
                start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            // What the tool says names tables and roles, no rows.
            return process.ExitCode == 0
                ? null
                : new Refusal("backup-tool-failed", 424, new Dictionary<string, string>
                {
                    ["tool"] = tool, ["said"] = said.Trim(),
                });
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// On the path, else where Debian keeps them; the newest, since an older one refuses a newer server.
    /// </summary>
    static string? Find(string tool)
    {
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
                .Select(version => Path.Combine(version, "bin"))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var name = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        return packaged.Concat(onPath).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
