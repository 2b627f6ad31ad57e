using Pana.Kernel;
using Pana.Node.Hosting;
using Pana.Procedures.Editions;
using Pana.Storage;

namespace Pana.Node.MadeUp;

/// <summary>
/// The made-up people of a demo's node: made once, and made anew from the start when the program ended half-way. Two files beside the
/// database say how far it came.
/// </summary>
internal static class MadeUpPeople
{
    /// <summary>Every demo is the same region (the year of the Refugee Convention).</summary>
    public const int Seed = 1951;

    const string Begun = "made-up-people.begun", Done = "made-up-people.done";

    /// <summary>Empties a demo node's folder in which people were being made when the program ended; call it before the node is built.</summary>
    public static void ForgetHalf(string folder)
    {
        if (File.Exists(Path.Combine(folder, Begun)) && !File.Exists(Path.Combine(folder, Done)))
            Directory.Delete(folder, recursive: true);
    }

    /// <param name="progress">Told how many of them are there.</param>
    public static async Task MakeAsync(IServiceProvider services, Action<int> progress, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<NodeSettings>();
        if (settings.MadeUpPeople == 0 || services.GetService<Edition>() is not { } edition || File.Exists(Path.Combine(settings.Data, Done)))
            return;
        await File.WriteAllTextAsync(Path.Combine(settings.Data, Begun), "", cancel);
        await using var past = new PastNode(settings, edition, services.GetRequiredService<NodeDatabase>(),
            services.GetRequiredService<NodeKey>(), services.GetRequiredService<Labels>());
        var seeded = await new Seeding(past, edition, Seed).RunAsync(settings.MadeUpPeople, progress, cancel);
        foreach (var refusal in seeded.Refusals)
            await Console.Error.WriteLineAsync($"{settings.Id}: {refusal}");
        File.Move(Path.Combine(settings.Data, Begun), Path.Combine(settings.Data, Done));
    }
}
