using System.Globalization;
using Pana.Insight.Dashboards;
using Pana.Insight.Flows;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Labour;

/// <summary>The labour market in the reader's words: shortages, matches, what women are asked for, seasons. No state is set against another by colour or rank.</summary>
internal sealed class LabourParts(Market market, LabourChoice choice, FlowStructures structures, ScreenContext screen)
{
    const int MostBars = 12, MostMatches = 200;

    int Level => choice.Detail ? 4 : 3;

    public IReadOnlyList<FigurePart> All(string period) => [Shortage(period), Matches(period), Women(period), Season()];

    FigurePart Shortage(string period)
    {
        var lines = market.Lines(period, Level);
        return Part("shortage", ["state", "region", "occupation", "#vacancies", "#employed", "#seekers", "#rate", "#tightness"], lines.Select(line => (IReadOnlyList<Cell>)
            [State(line.Spot), Region(line.Spot), Occupation(line.Spot), Number(line.Vacancies), Number(line.Employed), Number(line.Seekers), Number(line.VacancyRate), Number(line.Tightness)])) with
        {
            Bars = [.. lines.Where(line => line.Missing > 0 && line.Spot.Region == Flow.Total).OrderByDescending(line => line.Missing).Take(MostBars)
                .Select(line => new BarLine($"{Occupation(line.Spot)}, {State(line.Spot)}", (int)line.Vacancies!.Value, 0,
                    screen["labour.bar.shortage", ("vacancies", Number(line.Vacancies)), ("seekers", Number(line.Seekers))]) { Mark = (int)line.Seekers!.Value })],
        };
    }

    FigurePart Matches(string period) => Part("matches", ["occupation", "short-in", "#short", "spare-in", "#spare", "#could"], market.Matches(period, Level).Take(MostMatches).Select(match => (IReadOnlyList<Cell>)
        [Occupation(match.Short.Spot), Place(match.Short.Spot), Number(match.Short.Missing), Place(match.Spare.Spot), Number(-match.Spare.Missing), Number(match.Persons)]));

    FigurePart Women(string period)
    {
        var lines = market.BySex(period, Level);
        return Part("women", ["state", "region", "occupation", "#asks-women", "#asks-men", "#asks-either", "#womens-share", "#womens-share-of-seekers"], lines.Select(line => (IReadOnlyList<Cell>)
            [State(line.Spot), Region(line.Spot), Occupation(line.Spot), Number(line.Women), Number(line.Men), Number(line.Either), Number(line.WomensShare), Number(line.WomensShareOfSeekers)])) with
        {
            Bars = [.. lines.Where(line => line.Women > 0 && line.Spot.Region == Flow.Total).OrderByDescending(line => line.Women).Take(MostBars)
                .Select(line => new BarLine($"{Occupation(line.Spot)}, {State(line.Spot)}", (int)line.Women!.Value, 0, Number(line.Women)))],
        };
    }

    FigurePart Season()
    {
        var lines = market.Lines(null, 1).Where(line => line.Spot.Region == Flow.Total && line.Spot.Period.Length > 4).OrderBy(line => line.Spot.State, StringComparer.Ordinal)
            .ThenBy(line => line.Spot.Period, StringComparer.Ordinal).ToList();
        return Part("season", ["state", "period", "#vacancies", "#seekers", "#tightness"], lines.Select(line => (IReadOnlyList<Cell>)
            [State(line.Spot), line.Spot.Period, Number(line.Vacancies), Number(line.Seekers), Number(line.Tightness)]));
    }

    FigurePart Part(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows) => new(name, [Wall.Open], screen[$"labour.{name}.title"], screen[$"labour.{name}.about"],
        new(screen[$"labour.{name}.title"], [.. columns.Select(column => new Column(screen[$"labour.column.{column.TrimStart('#')}"], column.StartsWith('#')))], [.. rows], screen[$"labour.{name}.none"],
            $"/labour/{name}.csv{choice.Query}"));

    string State(Spot spot) => structures.NameOf("CL_COUNTRY", spot.State, screen.Language.Code);

    string Region(Spot spot) => spot.Region == Flow.Total ? screen["labour.whole-state"] : structures.NameOf("CL_REGION", spot.Region, screen.Language.Code);

    string Place(Spot spot) => spot.Region == Flow.Total ? State(spot) : $"{Region(spot)}, {State(spot)}";

    string Occupation(Spot spot) => spot.Occupation == Flow.Total ? screen["labour.all-occupations"] : structures.NameOf("CL_ISCO08", spot.Occupation, screen.Language.Code);

    string Number(long? number) => number is { } known ? screen.Number(known) : "–";

    string Number(double? number) => number is not { } known ? "–"
        : known.ToString(known < 10 ? "0.0" : "0", CultureInfo.InvariantCulture).Replace('.', screen.Language.Code == "en" ? '.' : ',');
}
