using System.Text;
using Microsoft.EntityFrameworkCore;
using Pana.Casework.Open;
using Pana.Storage;

namespace Pana.Insight.Counting;

/// <summary>One turn of the counting: some of the messages that steps and corrections left, or everybody.</summary>
internal sealed class CountingTurn(UnitOfWork unit, InsightContext insight, Outbox outbox, Histories histories, Counter counter)
{
    /// <summary>Messages of the case book, <c>CASE/SEQUENCE</c>; and of corrections and joined numbers, a person's number.</summary>
    public const string Step = "step", Person = "person";

    /// <summary>Messages, and persons of a recount, in one transaction.</summary>
    const int AtOnce = 250, Portion = 1_000;

    const string Mark = "definitions";

    /// <summary>Who counts counts alone.</summary>
    static readonly Guid Lock = new("c0117ed5-0000-7000-8000-000000000001");

    /// <returns>How many messages were taken; none when nobody waits.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var taken = 0;
        await unit.RunAsync(async () =>
        {
            await unit.LockAsync([Lock], cancel);
            var steps = await outbox.WaitingAsync(Step, AtOnce, cancel);
            var persons = await outbox.WaitingAsync(Person, AtOnce, cancel);
            var cases = steps.Select(message => Guid.Parse(Encoding.UTF8.GetString(message.Payload).Split('/')[0])).Distinct().ToList();
            var numbers = (await histories.PersonsOfAsync(cases, cancel)).Concat(persons.Select(message => new Guid(message.Payload))).Distinct().ToList();
            if ((taken = steps.Count + persons.Count) == 0)
                return;
            await counter.CountAsync(numbers, cancel);
            await outbox.SentAsync([.. steps.Concat(persons).Select(message => message.Id)], cancel);
        }, cancel);
        return taken;
    }

    /// <summary>Everybody, a portion at a time, when the sums follow other definitions than the program's; else nobody. Says how many numbers were looked at.</summary>
    public async Task<int> RecountIfDueAsync(CancellationToken cancel) =>
        await IsByDefinitionsAsync(insight, cancel) ? 0 : await RecountAsync(cancel);

    public static Task<bool> IsByDefinitionsAsync(InsightContext insight, CancellationToken cancel) =>
        insight.Marks.AnyAsync(mark => mark.Name == Mark && mark.Value == Definitions.Fingerprint, cancel);

    public async Task<int> RecountAsync(CancellationToken cancel)
    {
        var everybody = await histories.PersonsAsync(cancel);
        foreach (var portion in everybody.Chunk(Portion))
            await unit.RunAsync(async () =>
            {
                await unit.LockAsync([Lock], cancel);
                await counter.CountAsync(portion, cancel);
            }, cancel);
        await unit.RunAsync(async () =>
        {
            if (await insight.Marks.FindAsync([Mark], cancel) is { } mark)
                mark.Value = Definitions.Fingerprint;
            else
                insight.Marks.Add(new() { Name = Mark, Value = Definitions.Fingerprint });
        }, cancel);
        return everybody.Count;
    }
}
