using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pana.Access.Open;
using Pana.Casework.Pages;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>
/// A slip for one person: an opaque number, help and rights in their language, the way to the leaflet. It names nobody,
/// no profile, no place and no wall (protection.md 20). Prints <c>•••</c>.
/// </summary>
/// <param name="Person">For the guard's screen alone, never on paper.</param>
internal sealed record Slip(string Number, Language Language, string LeafletAddress, PersonView? Person)
{
    public override string ToString() => "•••";
}

internal sealed class SlipScreen
{
    public IReadOnlyList<Slip> Slips { get; set; } = [];
}

/// <summary>The slips of a group, to be printed and cut.</summary>
internal static class Slips
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/arrivals/{group:guid}/slips", ReadAsync).Allow(Function.Border);

    static async Task<IResult> ReadAsync(Guid group, HttpRequest request, Officer officer, Groups groups,
        Persons persons, PersonProtection protection,
        Egress egress, SlipScreen view, ScreenContext screen, CancellationToken cancel)
    {
        var places = (await groups.OfAsync(officer, group, cancel)).Where(place => !place.IsSeparated).ToList();
        var cards = await persons.CardsAsync(officer, places.Select(place => place.PersonId), cancel);
        var here = places.Where(place => cards.ContainsKey(place.PersonId)).ToList();
        if (here.Count == 0)
            return Answers.Refused(new("no-such-arrival", StatusCodes.Status404NotFound));
        var leaving = await protection.ForGateAsync([.. here.Select(place => place.PersonId)], cancel);
        if (await egress.CheckAsync(officer,
            new(EgressKind.Print, EgressParty.ThePerson, EgressParty.ThePerson, leaving, Wall.Open, ["arrival-slip"]),
            cancel)
            is { } refusal)
            return Answers.Refused(refusal);
        var slips = new List<Slip>();
        foreach (var place in here)
        {
            var facts = await persons.FactsAsync(officer, place.PersonId, cancel);
            var language = facts?.Languages?.Select(spoken => LeafletWords.In(spoken.Code))
                .FirstOrDefault(known => known is not null) ?? Language.Russian;
            slips.Add(new(cards[place.PersonId].Number, language,
                $"{request.Scheme}://{request.Host}/leaflet/{language.Code}",
                cards[place.PersonId].ToView(screen)));
        }
        view.Slips = slips;
        return CaseworkPages.Page<SlipsPage>(new { });
    }
}
