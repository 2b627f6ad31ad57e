using Pana.Kernel;
using Pana.Law;
using Pana.Node.Hosting;
using Pana.Procedures;
using Pana.Procedures.Editions;

namespace Pana.Node.Verbs;

/// <summary>Writes the manual of the baseline and every edition from the declarations: reviewed as a difference.</summary>
internal static class WriteManual
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder])
            return Help.Print() + 2;
        var editions = NodeEdition.Known.Select(code => Edition.Load(NodeEdition.Folder(code), Region.Baseline).Edition).OfType<Edition>();
        await Manual.WriteAllAsync(folder, Region.Baseline, [.. editions], ProgramLabels.All);
        Console.WriteLine(ConsoleText.Say("node.manual-written", ("folder", folder)));
        return 0;
    }
}
