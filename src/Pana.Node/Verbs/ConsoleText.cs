using Pana.Kernel;
using Pana.Node.Hosting;

namespace Pana.Node.Verbs;

/// <summary>What the program says on the console: Russian first, as everywhere; another language where the terminal asks for it.</summary>
internal static class ConsoleText
{
    public static string Say(string key, params (string Name, string Value)[] with) =>
        ProgramLabels.All.Text(TerminalLanguage, key, with.ToDictionary(pair => pair.Name, pair => pair.Value));

    /// <summary>The sentence of a refusal, for the error output.</summary>
    public static string Say(Refusal refusal) => ProgramLabels.All.Text(TerminalLanguage, $"refusal.{refusal.Name}", refusal.With?.ToDictionary(
        with => with.Key, with => ProgramLabels.All.Has("ru", with.Value) ? Say(with.Value) : with.Value));

    public static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    public static string TerminalLanguage
    {
        get
        {
            var wish = Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all
                : Environment.GetEnvironmentVariable("LANG") ?? "";
            return Language.Find(wish.Split('_', '.')[0])?.Code ?? Language.Russian.Code;
        }
    }
}
