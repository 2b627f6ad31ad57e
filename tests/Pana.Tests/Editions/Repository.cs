namespace Pana.Tests.Editions;

/// <summary>The data folders as they lie in the repository, not the copies beside a program.</summary>
static class Repository
{
    public static string Countries { get; } = Path.Combine(Root(), "countries");

    public static string Labels { get; } = Path.Combine(Root(), "labels");

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pana.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Pana.slnx");
        return folder;
    }
}
