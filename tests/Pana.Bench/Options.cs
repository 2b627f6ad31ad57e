using System.Globalization;
using Pana.Storage;

namespace Pana.Bench;

/// <summary><c>--name value</c> pairs behind a verb.</summary>
internal sealed class Options(string[] args)
{
    public DatabaseKind Database => Text("database", "postgres") == "sqlite" ? DatabaseKind.Sqlite : DatabaseKind.Postgres;

    /// <summary>The folder of the program to be measured; by default as it was built beside this one.</summary>
    public string Program => Text("program", AppContext.BaseDirectory);

    public int Number(string name, int otherwise) => int.Parse(Text(name, $"{otherwise}"), CultureInfo.InvariantCulture);

    public string Text(string name, string otherwise) =>
        Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

    public static int PrintHelp()
    {
        Console.Error.WriteLine("""
            --program DIR with every verb that starts a node: the program as a Release build lays it, src/Pana.Node/bin/Release/net10.0
            crowd  --database postgres|sqlite --persons 100000   pages and then steps over one crowd; pages or steps alone measure one of them
                   --readers 1 --requests 400                    of the pages: how long a case page and a work list take
                   --clients 8 --warm-up 30 --seconds 20         of the steps: how many a second through the API, and pgbench beside it
            start  --times 3 --idle 30                           from start to ready, and memory when idle
            names  --data ../shared/data/linkage                 names found and told apart, on those that nothing was learnt from
            bits   --length 1024 --filters 100000                comparisons of bit filters, beside the best bare loops
            link   --rows 5000,10000,100000 --times 1            two made-up registers linked by the whole program (--program PANA)
                   --plot FILE.svg                               what it costs by the number of rows, drawn
            import --persons 100000 --database postgres          a file of persons into an empty node, and the check for duplicates after it
            person-index --persons 1000000 --questions 2000      one question against a register in memory, beside what anybody could have found
                   --trigrams 500                                and so many of them put to pg_trgm in PostgreSQL
            mrz    --rounds 1000000                              machine-readable lines checked and written, beside a bare copy
            seal   --rounds 5000 --valid 300000                  seals verified and signed, beside bare ECDSA; lists of withdrawn papers
            sdmx   --observations 2500000                        statistics written and read in every format, beside a bare copy of the bytes
            sdmx-server --observations 2500000                   published figures asked for through the front door, beside a bare copy of the same bytes
                   --plot FILE.svg                               what it costs by their number (several numbers with commas), drawn
            verify --times 3                                     how long the proof of all editions takes
            """);
        return 2;
    }
}
