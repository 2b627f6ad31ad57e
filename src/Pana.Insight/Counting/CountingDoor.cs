using Microsoft.Extensions.DependencyInjection;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Insight.Counting;

/// <summary>What counting adds to a node with cases: its services, and its ears in the register.</summary>
internal static class CountingDoor
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Places>().AddScoped<RecordKeys>().AddScoped<Counter>().AddScoped<CountingTurn>().AddScoped<CountedCells>();
        services.AddSingleton<CountingService>().AddHostedService(provider => provider.GetRequiredService<CountingService>());
        services.AddScoped<WhenCorrected>(scope => (person, _, _) =>
        {
            Tell(scope.GetRequiredService<Outbox>(), person);
            return default;
        });
        services.AddScoped<WhenRenumbered>(scope => (numbers, _) =>
        {
            foreach (var number in numbers)
                Tell(scope.GetRequiredService<Outbox>(), number);
            return default;
        });
    }

    static void Tell(Outbox outbox, Guid number) => outbox.Add(CountingTurn.Person, number.ToByteArray());
}
