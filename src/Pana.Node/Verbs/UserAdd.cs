using Pana.Access.Open;
using Pana.Kernel;
using Pana.Node.Hosting;

namespace Pana.Node.Verbs;

/// <summary>A one-time link for a new official: how a node gets its first administrators.</summary>
internal static class UserAdd
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, [.. NodeOf.Options, "name", "function", "authority", "unit", "sign-in-name"]) is not { } arguments
            || NodeOf.Read(arguments) is not { } settings)
            return 2;
        if (arguments["name"] is not { } name || arguments.All("function") is not { Count: > 0 } words)
            return ConsoleText.Fail(ConsoleText.Say("node.user-add-how", ("functions", string.Join(' ', Enum.GetNames<Function>()))));
        var functions = new List<Function>();
        foreach (var word in words)
            if (Enum.TryParse<Function>(word, ignoreCase: true, out var function) && Enum.IsDefined(function))
                functions.Add(function);
            else
                return ConsoleText.Fail(ConsoleText.Say("node.function-unknown", ("function", word),
                    ("functions", string.Join(' ', Enum.GetNames<Function>()))));
        await using var app = NodeHost.Build(settings);
        await NodeData.MigrateAsync(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var invited = await scope.ServiceProvider.GetRequiredService<Officials>().InviteAsync(new(
            name, functions, arguments["authority"] ?? "", arguments["unit"] ?? "", SignInName: arguments["sign-in-name"]));
        if (invited.Refusal is { } refusal)
            return ConsoleText.Fail(ConsoleText.Say(refusal));
        Console.WriteLine(ConsoleText.Say("node.user-added", ("link", $"{settings.PublicAddress}/invitation/{invited.Value}")));
        return 0;
    }
}
