using Pana.Kernel;

namespace Pana.Node.Hosting;

/// <summary>The program's own sentences, read once for the console and every node of the process.</summary>
internal static class ProgramLabels
{
    static readonly Lazy<Labels> Once = new(() => Labels.Read(Path.Combine(NodeSettings.ProgramFolder, "labels")));

    public static Labels All => Once.Value;
}
