using System.Globalization;
using Pana.Storage;

namespace Pana.Bench;

/// <summary><c>--name value</c> pairs behind a verb.</summary>
internal sealed class Options(string[] args)
{
    public DatabaseKind Database => Text("database", "postgres") == "sqlite" ? DatabaseKind.Sqlite : DatabaseKind.Postgres;

    public int Number(string name, int otherwise) => int.Parse(Text(name, $"{otherwise}"), CultureInfo.InvariantCulture);

    public string Text(string name, string otherwise) =>
        Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

    public static int PrintHelp()
    {
        Console.Error.WriteLine("""
            steps  --database postgres|sqlite --persons 100000 --clients 8 --seconds 20   steps per second through the API, and pgbench beside it
            pages  --database postgres|sqlite --persons 100000 --requests 400 --clients 1  how long a case page and a work list take
            start  --times 3 --idle 30                                                     from start to ready, and memory when idle
            verify --times 3                                                               how long the proof of all editions takes
            """);
        return 2;
    }
}
