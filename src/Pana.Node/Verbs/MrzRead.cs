using Pana.Papers;

namespace Pana.Node.Verbs;

/// <summary>
/// Machine-readable zones of a file, documents parted by empty lines: one line of JSON for each on the output, and nothing of them anywhere else.
/// </summary>
internal static class MrzRead
{
    public static int Run(string[] args)
    {
        if (Arguments.Read(args, []) is not { } arguments)
            return 2;
        if (arguments.Words is not [var file])
            return Help.Print() + 2;
        try
        {
            using var reader = new StreamReader(file);
            var (documents, areValid) = MrzReport.Write(reader, Console.Out, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
            if (documents == 0)
                Console.Error.WriteLine(ConsoleText.Say("papers.mrz-none", ("file", file)));
            return areValid ? 0 : 1;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ConsoleText.Fail(ConsoleText.Say("papers.mrz-unread", ("file", file), ("fault", fault.Message)));
        }
    }
}
