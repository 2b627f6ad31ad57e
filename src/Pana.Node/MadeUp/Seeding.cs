using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Hosting;
using Pana.Node.MadeUp.Walks;
using Pana.Procedures.Editions;
using Pana.Registry.Open;
using Pana.Trust.Open;

namespace Pana.Node.MadeUp;

/// <summary>What became of it. <paramref name="Refusals"/> is empty: a refused step means a wrong walk.</summary>
/// <param name="Refusals">Step and reason; no word about anybody.</param>
internal sealed record Seeded(int Persons, IReadOnlyList<string> Refusals);

/// <summary>
/// Fills a node with made-up people who walked through the procedures in the past, taken by the same rules as everybody. A family at a
/// time is registered, and then each of them walks in a transaction of their own.
/// </summary>
internal sealed class Seeding(PastNode past, Edition edition, int seed)
{
    static readonly string Folder = Path.Combine(NodeSettings.ProgramFolder, "demo");

    readonly PeopleInCare _table = new(Folder);
    readonly Peoples _peoples = new(Folder);
    readonly FormWords _words = new(Folder);
    readonly List<string> _refusals = [];

    /// <param name="progress">Told how many persons are done.</param>
    public async Task<Seeded> RunAsync(int count, Action<int> progress, CancellationToken cancel)
    {
        var cast = new Cast(await past.InAsync<Officials, IReadOnlyList<Officer>>(officials => officials.ListAsync(cancel)));
        var fates = new Fates(new(seed, $"{edition.Code}/fates"));
        var done = 0;
        // Before the clock goes back: the signers of all the time since then.
        await past.InAsync<Signers, IReadOnlyList<SignerLine>>(signers => signers.ListAsync(cancel));
        foreach (var family in new Population(edition, _table, _peoples, seed, past.Clock.Now).Draw(count))
        {
            await FamilyAsync(family, fates.Of(family, past.Clock.Now), cast, cancel);
            progress(done += family.Persons.Count);
        }
        return new(done, _refusals);
    }

    async Task FamilyAsync(MadeUpFamily family, Fate fate, Cast cast, CancellationToken cancel)
    {
        var chance = new Chance(seed, $"{edition.Code}/{family.Number}");
        var by = chance.One([.. cast.With(family.Crossing.Length > 0 ? Function.Border : Function.Asylum).Where(each => !each.LeadsUnit)]);
        past.Clock.Set(family.ArrivedAt);
        var arrived = await past.InAsync<Registrations, Outcome<Arrived>>(
            registrations => registrations.ArrivalAsync(At(by, family), family.ToInput(), cancel));
        if (arrived.Refusal is { } refusal)
            throw new InvalidOperationException($"Made-up people could not be registered: {refusal.Name}");
        DateTimeOffset? granted = null;
        foreach (var (index, (person, registered)) in family.Persons.Zip(arrived.Value.Persons).Index())
        {
            var headGranted = index == 0 ? null : granted;
            var mine = await WalkAsync(registered.Id, new(person, family, fate, index == 0, headGranted), cast, cancel);
            granted ??= index == 0 ? mine : null;
        }
    }

    sealed record Way(MadeUpPerson Person, MadeUpFamily Family, Fate Fate, bool IsHead, DateTimeOffset? HeadGranted);

    /// <returns>When a status was granted, if it was.</returns>
    Task<DateTimeOffset?> WalkAsync(Guid id, Way way, Cast cast, CancellationToken cancel) =>
        past.InAsync<CaseworkSeed, DateTimeOffset?>(async casework =>
        {
            DateTimeOffset? granted = null;
            var input = way.Person.Input;
            var asked = new SeedPerson(id, way.Person.Birth, input.Interviewer ?? SexWish.NotAsked, input.Interpreter ?? SexWish.NotAsked,
                !way.Family.IsChildAlone);
            await casework.PersonAsync(asked, async story =>
            {
                var chance = new Chance(seed, $"{edition.Code}/{way.Family.Number}/{way.Family.Persons.ToList().IndexOf(way.Person)}");
                var walker = new Walker(story, way.Person, edition, cast, _words, chance, past.Clock, _refusals)
                {
                    Posted = officer => At(officer, way.Family),
                };
                await Ways.GoAsync(walker, way.Family, way.Fate, way.IsHead, way.HeadGranted);
                granted = story.Situation.Cases.SelectMany(each => each.Taken).Where(past => past.Step == RefugeeStatusDetermination.Recognise)
                    .Select(past => (DateTimeOffset?)past.At).LastOrDefault();
            }, cancel);
            return granted;
        });

    /// <summary>Guards of the demo served at other crossings too.</summary>
    static Officer At(Officer officer, MadeUpFamily family) =>
        officer.Has(Function.Border) && family.Crossing.Length > 0 ? officer with { Unit = family.Crossing } : officer;
}
