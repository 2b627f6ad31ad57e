using System.Globalization;
using Pana.Node.Hosting;
using Pana.Trust.Open;

namespace Pana.Node.Verbs;

/// <summary>What a national node signs papers with: listed, and the signer replaced.</summary>
internal static class SignerKeys
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (Arguments.Read(args, NodeOf.Options, ["at-once"]) is not { } arguments)
            return 2;
        if (arguments.Words is not ["list" or "rotate"])
            return ConsoleText.Fail(ConsoleText.Say("trust.signer-how"));
        if (NodeOf.Read(arguments) is not { } settings)
            return 2;
        await using var app = NodeHost.Build(settings);
        await NodeData.MigrateAsync(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        var signers = scope.ServiceProvider.GetRequiredService<Signers>();
        if (arguments.Words[0] == "rotate")
        {
            if ((await signers.RotateAsync(arguments.Has("at-once"))).Refusal is { } refusal)
                return ConsoleText.Fail(ConsoleText.Say(refusal));
            Console.WriteLine(ConsoleText.Say("trust.signer-rotated"));
        }
        var now = settings.Clock.GetUtcNow();
        foreach (var line in await signers.ListAsync())
            Console.WriteLine(line.Reference is null
                ? ConsoleText.Say("trust.authority-line", ("issuer", settings.Edition), ("end", Day(line.Until)), ("fingerprint", line.Fingerprint))
                : ConsoleText.Say("trust.signer-line", ("reference", line.Reference), ("from", Day(line.SignsFrom)), ("until", Day(line.SignsUntil)), ("end", Day(line.Until)),
                    ("state", ConsoleText.Say(line.SignsFrom > now ? "trust.signer-next" : line.SignsUntil <= now ? "trust.signer-past" : "trust.signer-now"))));
        return 0;
    }

    static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
