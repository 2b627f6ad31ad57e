using System.Text.Json;
using Pana.Node.Hosting;

namespace Pana.Node.Verbs;

/// <summary>The node a verb is about: <c>--config FILE</c>, or <c>--data DIR --edition CODE</c> for SQLite.</summary>
internal static class NodeOf
{
    public static readonly string[] Options = ["config", "data", "edition"];

    /// <summary>Null, with a sentence on the error output, when it cannot be told.</summary>
    public static NodeSettings? Read(Arguments arguments)
    {
        if (arguments["config"] is not { } file)
        {
            if (arguments["data"] is { } data && arguments["edition"] is { } code)
                return Known(new() { Edition = code, Data = Path.GetFullPath(data), Role = RoleOf(code) });
            Console.Error.WriteLine(ConsoleText.Say("node.config-missing"));
            return null;
        }
        try
        {
            return Known(NodeSettings.Read(file));
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(ConsoleText.Say("node.config-wrong", ("file", file), ("fault", fault.Message)));
            return null;
        }
    }

    public static NodeRole RoleOf(string code) => code == NodeSettings.RegionalCode ? NodeRole.Regional : NodeRole.National;

    static NodeSettings? Known(NodeSettings settings)
    {
        if (settings.Edition == NodeSettings.RegionalCode || NodeEdition.Known.Contains(settings.Edition))
            return settings;
        Console.Error.WriteLine(ConsoleText.Say("node.edition-unknown", ("edition", settings.Edition),
            ("known", string.Join(' ', NodeEdition.Known))));
        return null;
    }
}
