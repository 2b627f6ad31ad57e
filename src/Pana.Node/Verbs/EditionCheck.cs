using Pana.Law;
using Pana.Node.Hosting;

namespace Pana.Node.Verbs;

/// <summary>Checks a copy of an edition wherever it lies, before anybody runs it.</summary>
internal static class EditionCheck
{
    public static async Task<int> RunAsync(string[] args) => args is [var path]
        ? await Procedures.Editions.EditionCheck.RunAsync(path, Region.Baseline, Console.Out, common: NodeEdition.Common)
        : Help.Print() + 2;
}
