using Pana.Kernel;

namespace Pana.Tests.Kernel;

/// <summary>The repository's own label files.</summary>
static class House
{
    public static readonly string Folder = Path.Combine(Root(AppContext.BaseDirectory), "labels");

    public static readonly Labels Labels = Labels.Read(Folder);

    static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Pana.slnx")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
