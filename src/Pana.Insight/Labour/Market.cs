using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Labour;

/// <summary>Where somebody works or is wanted. <c>T</c> of a region is the whole state, of an occupation all of them.</summary>
internal readonly record struct Spot(string State, string Region, string Occupation, string Period);

/// <summary>Demand and supply of one place and occupation at one time; null what nobody published.</summary>
internal sealed record Line(Spot Spot)
{
    public long? Vacancies { get; set; }
    public long? Employed { get; set; }
    public long? Seekers { get; set; }

    /// <summary>Of a hundred posts so many stand empty (Eurostat's job vacancy rate; Regulation (EC) No 453/2008).</summary>
    public double? VacancyRate => Vacancies is { } wanted && Employed is { } there && wanted + there > 0 ? 100.0 * wanted / (wanted + there) : null;

    /// <summary>Persons wanted for each one who looks for work; the platform's own index of shortage, above one.</summary>
    public double? Tightness => Vacancies is { } wanted && Seekers is > 0 and var looking ? (double)wanted / looking : null;

    /// <summary>More are wanted than look for work: by how many; a surplus is below zero.</summary>
    public long? Missing => Vacancies - Seekers;
}

/// <summary>A shortage here and a surplus there, of one occupation at one time.</summary>
/// <param name="Persons">No more than are missing here and can be spared there.</param>
internal sealed record Match(Line Short, Line Spare, long Persons);

/// <summary>What vacancies say of sex.</summary>
internal sealed record Asked(Spot Spot, long? Women, long? Men, long? Either, long? WomenSeekers, long? Seekers)
{
    public double? WomensShare => Women is { } women && Men is { } men && women + men > 0 ? 100.0 * women / (women + men) : null;

    public double? WomensShareOfSeekers => WomenSeekers is { } women && Seekers is > 0 and var all ? 100.0 * women / all : null;
}

/// <summary>The labour market out of published figures: nothing is known here that is not known to everybody.</summary>
internal sealed class Market(IReadOnlyCollection<Figure> figures)
{
    static readonly int State = At("REPORTING_STATE"), Indicator = At("INDICATOR"), Sex = At("SEX"), Region = At("REGION"), Occupation = At("OCCUPATION");

    static int At(string dimension) => AllFlows.Labour.IndexOf(dimension);

    public IReadOnlyList<string> Periods => [.. figures.Select(figure => figure.Period).Distinct().OrderDescending(StringComparer.Ordinal)];

    /// <param name="level">Letters of the occupation's code: 1 all together, 3 major groups, 4 sub-major groups.</param>
    public IReadOnlyList<Line> Lines(string? period, int level)
    {
        var lines = new Dictionary<Spot, Line>();
        foreach (var figure in figures.Where(figure => (period is null || figure.Period == period) && figure.Codes[Sex] == Flow.Total && figure.Codes[Occupation].Length == level))
        {
            var spot = SpotOf(figure);
            if (!lines.TryGetValue(spot, out var line))
                lines[spot] = line = new(spot);
            switch (figure.Codes[Indicator])
            {
                case "VACANCIES": line.Vacancies = (long?)figure.Value; break;
                case "EMPLOYED": line.Employed = (long?)figure.Value; break;
                case "SEEKERS": line.Seekers = (long?)figure.Value; break;
            }
        }
        return [.. lines.Values.OrderBy(line => line.Spot.State, StringComparer.Ordinal).ThenBy(line => line.Spot.Region == Flow.Total ? "" : line.Spot.Region, StringComparer.Ordinal)
            .ThenBy(line => line.Spot.Occupation, StringComparer.Ordinal)];
    }

    /// <summary>Between places that are not within one another: regions where both states name them, else whole states.</summary>
    public IReadOnlyList<Match> Matches(string period, int level)
    {
        var lines = Lines(period, level).Where(line => line.Missing is not (null or 0)).ToList();
        var byRegion = lines.Where(line => line.Spot.Region != Flow.Total).Select(line => line.Spot.State).ToHashSet();
        var finest = lines.Where(line => line.Spot.Region != Flow.Total || !byRegion.Contains(line.Spot.State)).ToList();
        return [.. from here in finest
                   where here.Missing > 0
                   from there in finest
                   where there.Missing < 0 && there.Spot.Occupation == here.Spot.Occupation && (there.Spot.State != here.Spot.State || there.Spot.Region != here.Spot.Region)
                   let persons = Math.Min(here.Missing!.Value, -there.Missing!.Value)
                   orderby persons descending, here.Spot.Occupation
                   select new Match(here, there, persons)];
    }

    public IReadOnlyList<Asked> BySex(string period, int level) =>
        [.. from figure in figures
            where figure.Period == period && figure.Codes[Occupation].Length == level
            group figure by SpotOf(figure) into same
            let asked = new Asked(same.Key, Of(same, "VACANCIES", "F"), Of(same, "VACANCIES", "M"), Of(same, "VACANCIES", "U"), Of(same, "SEEKERS", "F"), Of(same, "SEEKERS", Flow.Total))
            where asked.Women is not null || asked.Men is not null || asked.WomenSeekers is not null
            orderby asked.Spot.State, asked.Spot.Region == Flow.Total ? "" : asked.Spot.Region, asked.Spot.Occupation
            select asked];

    static long? Of(IEnumerable<Figure> figures, string indicator, string sex) =>
        (long?)figures.Where(figure => figure.Codes[Indicator] == indicator && figure.Codes[Sex] == sex).Select(figure => figure.Value).FirstOrDefault();

    static Spot SpotOf(in Figure figure) => new(figure.Codes[State], figure.Codes[Region], figure.Codes[Occupation], figure.Period);
}
