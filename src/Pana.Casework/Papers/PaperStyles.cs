using System.Text.RegularExpressions;

namespace Pana.Casework.Papers;

/// <summary>The styles of papers with their fonts inside them, read once for all nodes of a process.</summary>
internal static partial class PaperStyles
{
    static readonly Lazy<string> Once = new(Read);

    public static string Whole => Once.Value;

    static string Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return Address().Replace(File.ReadAllText(Path.Combine(folder, "paper.css")), match =>
            $"url(data:font/woff2;base64,{Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, match.Groups["file"].Value)))})");
    }

    [GeneratedRegex("""url\(["']?(?:\./)?(?<file>[^"')]+\.woff2)["']?\)""")]
    private static partial Regex Address();
}
