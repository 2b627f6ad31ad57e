using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Identity;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Registry.Typing;

/// <summary>Somebody who may be the one that is being typed. Prints <c>•••</c>.</summary>
/// <param name="Why">In words, for and against.</param>
internal sealed record KnownPerson(PersonCard Card, int Likeness, IReadOnlyList<string> Why)
{
    public override string ToString() => "•••";
}

/// <summary>
/// Who of those whom the official may know of anyhow is likely the person being typed: a guard hears of late arrivals of the
/// own post alone. It hinders and joins nothing: the officer registers whoever stands there. Half a form is no mistake.
/// </summary>
internal sealed class LikelyKnown(
    UnitOfWork unit, Tokens tokens, Candidates candidates, Faces faces, Open.Persons persons, Readings readings, LocalDay day, LikenessModel model,
    NameFrequencies frequencies, ScreenContext screen)
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(150);
    const int MostShown = 5;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/persons/likely",
        async (HttpRequest request, Officer officer, LikelyKnown likely, CancellationToken cancel) =>
        {
            var input = request.HasFormContentType ? PersonForm.Read(await request.ReadFormAsync(cancel), "")?.Person
                : await request.ReadFromJsonAsync<PersonInput>(cancel);
            return TypedResults.Ok(await likely.RunAsync(officer, input ?? new(), cancel));
        })
        .Accepts<PersonInput>("application/json", "application/x-www-form-urlencoded").Produces<IReadOnlyList<KnownPerson>>().Allow(Registrars.All);

    public async Task<IReadOnlyList<KnownPerson>> RunAsync(Officer officer, PersonInput input, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var read = InputCheck.Read(input, day.Today, day.Today);
        var found = read.IsRefused ? [] : await FindAsync(officer, read.Value, cancel);
        await unit.RunAsync(async () =>
        {
            foreach (var one in found)
                await readings.RecordAsync(officer, one.Card.Id, null, OwnWall.OfReading(officer, Wall.Open), "reading.likely", cancel);
        }, cancel);
        var spent = Stopwatch.GetElapsedTime(start);
        await Task.Delay(Beat * Math.Ceiling(spent / Beat) - spent, cancel);
        return found;
    }

    async Task<List<KnownPerson>> FindAsync(Officer officer, PersonFacts typed, CancellationToken cancel)
    {
        var asked = tokens.Of(typed).ToList();
        var ids = asked.Count == 0 ? [] : await candidates.SeenByAsync(officer, asked, cancel);
        var seen = (await faces.SeenByAsync(officer, ids, cancel)).Where(face => !face.IsErased).ToList();
        var rarity = await frequencies.OfAsync(seen.Select(face => face.Facts).Append(typed), cancel);
        return [.. seen.Select(face => (Face: face, Likeness: model.Of(typed, face.Facts, rarity))).Where(one => one.Likeness.IsAsked)
            .OrderByDescending(one => one.Likeness.Thousandths).Take(MostShown)
            .Select(one => new KnownPerson(persons.Card(one.Face), one.Likeness.Thousandths,
                [.. one.Likeness.Signs.Select(sign => screen[$"likeness.{sign.Key}"])
                    .Append(NameForms.Explain(typed.Name, one.Face.Facts.Name, screen.Language.Code)).Where(words => words.Length > 0)]))];
    }
}
