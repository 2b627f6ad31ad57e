using System.Globalization;
using Pana.Node.Hosting;
using Pana.Storage;

namespace Pana.Node.Verbs;

/// <summary>Follows the chains of the record and names the first altered, missing or reordered entry.</summary>
internal static class JournalVerify
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, NodeOf.Options) is not { } arguments || NodeOf.Read(arguments) is not { } settings)
            return 2;
        await using var database = NodeData.Database(settings);
        return Tell(await JournalVerification.RunAsync(database));
    }

    public static int Tell(JournalReport report)
    {
        if (!report.IsWhole)
            return ConsoleText.Fail(ConsoleText.Say(report.Fault.Label, ("case", $"{report.Fault.CaseId}"),
                ("sequence", Number(report.Fault.Sequence)), ("seal", Number(report.Fault.Seal ?? 0))));
        Console.WriteLine(ConsoleText.Say("node.journal-whole", ("entries", Number(report.Entries)), ("cases", Number(report.Cases)),
            ("seals", Number(report.Seals)), ("head", report.Head.Hash)));
        return 0;
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
