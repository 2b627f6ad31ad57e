using Pana.Kernel;

namespace Pana.Node.MadeUp;

/// <summary>A people of an origin: how they are called and speak, what papers they carry, from where they come.</summary>
/// <param name="Languages">ISO 639-3, the mother tongue first.</param>
/// <param name="Neighbour">The state over whose border most of them come; empty where they come by air.</param>
internal sealed record People(
    string Origin, double Share, string? NameLanguage, IReadOnlyList<string> Men, IReadOnlyList<string> Women, IReadOnlyList<string> Families,
    IReadOnlyList<string> Languages, IReadOnlyList<string> Documents, IReadOnlyList<string> Places, string Neighbour)
{
    /// <summary>Papers there are dated by the Solar Hijri calendar.</summary>
    public bool CountsSolarHijri => Origin is "AFG" or "IRN";
}

/// <summary>All peoples, from <c>origins.csv</c> and <c>names.csv</c>.</summary>
internal sealed class Peoples
{
    readonly ILookup<string, People> _byOrigin;

    public Peoples(string folder)
    {
        var names = Csv.Read(Path.Combine(folder, "names.csv")).ToLookup(row => row["people"]);
        IReadOnlyList<string> Names(string people, string kind) => List(names[people].First(row => row["kind"] == kind)["texts"]);
        _byOrigin = Csv.Read(Path.Combine(folder, "origins.csv")).Select(row => new People(row["origin"],
            int.Parse(row["share"], System.Globalization.CultureInfo.InvariantCulture),
            Language.Find(names[row["people"]].First()["language"])?.Code, Names(row["people"], "m"), Names(row["people"], "f"),
            Names(row["people"], "family"), row["languages"].Split(' '), List(row["documents"]), List(row["places"]), row["neighbour"]))
            .ToLookup(people => people.Origin);
    }

    public IReadOnlyList<(People Thing, double Weight)> Of(string origin) =>
        [.. _byOrigin[origin].Select(people => (people, people.Share))];

    public bool Knows(string origin) => _byOrigin.Contains(origin);

    static string[] List(string cell) => cell.Split(';', StringSplitOptions.TrimEntries);
}
