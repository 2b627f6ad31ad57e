using Pana.Access.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Registry.Open;

namespace Pana.Casework.Steps;

/// <summary>Whoever a guard registers as arrived has an intake from that moment, in the same transaction.</summary>
internal sealed class OpenIntakes(TakeStep steps)
{
    public async ValueTask<Refusal?> RunAsync(Arrived arrived, Officer by, CancellationToken cancel)
    {
        if (by.Has(Function.Border))
            foreach (var person in arrived.Persons.Where(person => !person.IsSeparated))
                if ((await steps.RunAsync(by, new(BorderIntake.Present.Key, null, person.Id) { IsJustWrittenDown = true }, cancel)).Refusal is { } refusal)
                    return refusal;
        return null;
    }
}
