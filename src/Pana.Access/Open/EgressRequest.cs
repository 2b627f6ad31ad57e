using Pana.Kernel;

namespace Pana.Access.Open;

/// <summary>How something leaves the node.</summary>
public enum EgressKind { Print, Export, Api, Mail, Envelope }

/// <summary>
/// Who receives. <paramref name="Country"/> is ISO 3166-1 alpha-3 in lower case (<c>uno</c> for the United Nations, as ICAO 9303
/// writes it), null when nobody knows, which the origin wall treats as the worst case; <paramref name="Function"/> is what the
/// recipient does, null for a public or unknown one.
/// </summary>
public sealed record EgressParty(string? Country, string Authority, Function? Function)
{
    /// <summary>The person themself, or the adviser they brought: what is about them is theirs.</summary>
    public static readonly EgressParty ThePerson = new(null, "", null) { IsThePerson = true };

    /// <summary>Set by <see cref="ThePerson"/> alone: a recipient about whom nothing is known is not the person.</summary>
    public bool IsThePerson { get; private init; }

    /// <summary>The official at this node's own screen or printer, seen as the function that reads.</summary>
    public static EgressParty Own(Officer officer, string nodeCountry, Function function) =>
        officer.Has(function) ? new(nodeCountry, officer.Authority, function)
            : throw new ArgumentException("An official receives only in a function of their own.", nameof(function));
}

/// <summary>
/// A person in what leaves. <paramref name="ProtectedFrom"/>: countries (alpha-3, lower case) and authorities from which the
/// origin wall protects them, empty for whoever never voiced fear (protection.md 12). <paramref name="Consented"/>: the items
/// that the person, advised, agreed on record to give to this very recipient.
/// </summary>
public sealed record EgressPerson(Guid Id, IReadOnlySet<string> ProtectedFrom, IReadOnlySet<string> Consented);

/// <summary>
/// What is about to leave the node. <paramref name="Direct"/> takes it over, <paramref name="Ultimate"/> is for whom it is meant;
/// <paramref name="Items"/> names every item in it, since consent is given item by item (protection.md 13).
/// </summary>
public sealed record EgressRequest(
    EgressKind Kind, EgressParty Direct, EgressParty Ultimate, IReadOnlyList<EgressPerson> Persons, Wall Wall,
    IReadOnlyList<string> Items);
