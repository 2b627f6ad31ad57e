namespace Pana.Tests.Editions;

/// <summary>The data folders as they lie in the repository, not the copies beside a program.</summary>
static class Repository
{
    public static string Countries { get; } = Path.Combine(Root(), "countries");

    public static string Labels { get; } = Path.Combine(Root(), "labels");

    public static string Papers { get; } = Path.Combine(Root(), "papers");

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pana.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Pana.slnx");
        return folder;
    }
}
