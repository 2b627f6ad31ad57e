using System.Globalization;
using Pana.Kernel;

namespace Pana.Node.MadeUp;

/// <summary>Sex and age as UNHCR counts them: 0–4, 5–11, 12–17, 18–59, 60 and more.</summary>
internal readonly record struct AgeBand(Sex Sex, int Youngest, int Oldest)
{
    /// <summary>In the order of the columns, women first.</summary>
    public static IReadOnlyList<(string Column, AgeBand Band)> All { get; } =
        [.. new[] { (Sex.Female, 'f'), (Sex.Male, 'm') }.SelectMany(sex => new[] { (0, 4), (5, 11), (12, 17), (18, 59), (60, 88) }
            .Select(age => ($"{sex.Item2}_{age.Item1}{(age.Item1 == 60 ? "" : $"_{age.Item2}")}", new AgeBand(sex.Item1, age.Item1, age.Item2))))];
}

/// <summary>
/// From where people come to a state, and how old they are: UNHCR Refugee Data Finder (CC BY 4.0), see <c>Data/README.md</c> for
/// what is read how.
/// </summary>
internal sealed class PeopleInCare
{
    /// <summary>Fewer people by sex and age, or a smaller share of all of them, say little.</summary>
    const double Enough = 30, EnoughShare = 0.25;

    sealed record Counted(string Asylum, string Origin, IReadOnlyList<double> Bands, double Total);

    readonly List<Counted> _people;
    readonly List<(string Asylum, string Origin, double Applied)> _applications;

    public PeopleInCare(string folder)
    {
        _people = [.. Csv.Read(Path.Combine(folder, "unhcr-people.csv")).Select(row => new Counted(
            row["asylum"], row["origin"], [.. AgeBand.All.Select(band => Number(row[band.Column]))], Number(row["total"])))];
        _applications = [.. Csv.Read(Path.Combine(folder, "unhcr-applications.csv"))
            .Select(row => (row["asylum"], row["origin"], Number(row["applied"])))];
    }

    /// <summary>Origins (ISO 3166-1 alpha-3) by how many people came from there.</summary>
    public IReadOnlyList<(string Thing, double Weight)> Origins(string state)
    {
        var applied = _applications.Where(row => row.Asylum == state).GroupBy(row => row.Origin)
            .Select(rows => (rows.Key, rows.Sum(row => row.Applied))).ToList();
        return applied.Count > 0 ? applied
            : [.. _people.Where(row => row.Asylum == state).GroupBy(row => row.Origin).Select(rows => (rows.Key, rows.Sum(row => row.Total)))];
    }

    public IReadOnlyList<(AgeBand Thing, double Weight)> Bands(string state, string origin)
    {
        var here = Sum(row => row.Asylum == state && row.Origin == origin);
        var all = _people.Where(row => row.Asylum == state && row.Origin == origin).Sum(row => row.Total);
        if (here.Sum() < Math.Max(Enough, all * EnoughShare))
            here = Sum(row => row.Origin == origin);
        if (here.Sum() < Enough)
            here = Sum(row => row.Asylum == state);
        return [.. AgeBand.All.Select((band, index) => (band.Band, here[index]))];
    }

    double[] Sum(Func<Counted, bool> which) =>
        [.. AgeBand.All.Select((_, index) => _people.Where(which).Sum(row => row.Bands[index]))];

    /// <summary>The tables write a hundred thousand as <c>1e+05</c>.</summary>
    static double Number(string text) =>
        text.Length == 0 ? 0 : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
