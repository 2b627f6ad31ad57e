using Pana.Access.Open;
using Pana.Kernel;

namespace Pana.Access.Gate;

/// <summary>Whether something may leave: the walls of functions and the origin wall (protection.md 10, 12, 13).</summary>
internal static class EgressRules
{
    public static bool Allows(EgressRequest request) =>
        Reaches(request.Direct, request) && Reaches(request.Ultimate, request);

    static bool Reaches(EgressParty party, EgressRequest request) =>
        party.IsThePerson
            // A family takes one slip; what stands behind a wall is given to each alone.
            ? request.Wall is Wall.Open || request.Persons.Count <= 1
            : Receives(party, request.Wall) && request.Persons.All(person => !IsProtectedFrom(person, party, request.Items));

    /// <summary>A recipient whose function is unknown receives nothing that stands behind a wall.</summary>
    static bool Receives(EgressParty party, Wall wall) =>
        wall == Wall.Open || party.Function is { } function && Walls.Sees(function, wall);

    /// <summary>A recipient whose country is unknown may be the very one: the wall holds.</summary>
    static bool IsProtectedFrom(EgressPerson person, EgressParty party, IReadOnlyList<string> items) =>
        person.ProtectedFrom.Count > 0
        && (party.Country is null || person.ProtectedFrom.Contains(party.Country)
            || person.ProtectedFrom.Contains(party.Authority))
        && !(items.Count > 0 && items.All(person.Consented.Contains));
}
