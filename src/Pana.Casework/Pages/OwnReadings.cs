using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases.Pages;
using Pana.Casework.Glass;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Pages;

/// <summary>
/// The person's own right (protection.md 4): the whole log of readings of their file on paper, at their request, from the data-protection
/// officer. It leaves the node, therefore it passes the gate, and is itself written down.
/// </summary>
internal sealed class OwnReadings(
    CaseworkContext casework, Readings readings, Identities identities, PersonProtection protection, Egress egress,
    Persons persons, Officials officials, NodeLaw law, ScreenContext screen, TimeProvider clock)
{
    public async Task<IResult> PrintAsync(Officer officer, Guid person, CancellationToken cancel)
    {
        var numbers = await identities.OfAsync(person, cancel);
        var strictest = (await WholeAsync(numbers, cancel)).Select(line => line.Wall).DefaultIfEmpty(Wall.Open).Max();
        if (await egress.CheckAsync(officer, new(EgressKind.Print, EgressParty.ThePerson, EgressParty.ThePerson,
            await protection.ForGateAsync(numbers, cancel), strictest, ["readings"]), cancel) is { } blocked)
            return Answers.Refused(blocked);
        await readings.RecordAsync(officer, person, null, strictest, "reading.own-log", cancel);
        var whole = await WholeAsync(numbers, cancel);
        var untold = await UntoldAsync(numbers, cancel);
        var told = whole.Where(line => line.What != "reading.glass"
            || !untold.Any(one => one.Name == line.OfficerName && one.From <= line.At && line.At <= one.Until))
            .OrderByDescending(line => line.At).ToList();
        return CaseworkPages.Page<OwnReadingsPage>(new
        {
            PersonId = person, Number = await persons.NumberAsync(person, cancel), Lines = told, Withheld = whole.Count - told.Count,
            Authorities = law.Edition.Authorities.ToDictionary(body => body.Code, body => body.Name.In(screen.Language.Code)),
        });
    }

    async Task<IReadOnlyList<ReadingLine>> WholeAsync(IReadOnlyList<Guid> numbers, CancellationToken cancel)
    {
        var lines = new List<ReadingLine>();
        foreach (var number in numbers)
            lines.AddRange(await readings.ForThePersonAsync(number, cancel));
        return lines;
    }

    /// <summary>Openings of which the person is told later, or not because the notice would endanger them (protection.md 8).</summary>
    async Task<IReadOnlyList<(string? Name, DateTimeOffset From, DateTimeOffset Until)>> UntoldAsync(IReadOnlyList<Guid> numbers, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var openings = await casework.Glass.AsNoTracking().Where(row => row.PersonId != null && numbers.Contains(row.PersonId.Value) && row.AgreedAt != null
            && (row.SealedDanger != null || row.Until > now)).ToListAsync(cancel);
        var untold = new List<(string?, DateTimeOffset, DateTimeOffset)>();
        foreach (var row in openings)
            untold.Add(((await officials.FindAsync(row.AskedBy, cancel))?.Name, row.AgreedAt!.Value, row.Until!.Value));
        return untold;
    }
}
