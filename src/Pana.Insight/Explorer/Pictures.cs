using Pana.Insight.Explorer.Charts;

namespace Pana.Insight.Explorer;

/// <summary>The picture of an answer. It shows no more than can be told apart; what it leaves out it says, and the table has all of it.</summary>
/// <param name="Draw">By the width of the screen: pictures are drawn for it, not shrunk.</param>
/// <param name="LeftOut">What stands in the table alone, in sentences.</param>
internal sealed record Picture(Func<double, Drawing> Draw, IReadOnlyList<string> LeftOut);

internal sealed class Pictures(Words words, Lazy<MapShapes?> map)
{
    /// <summary>Of a page's own picture, of one of two beside each other, of one on a telephone.</summary>
    public const double Wide = 860, Beside = 620, Narrow = 340;

    /// <summary>Null where there is nothing to draw: a table was wanted, or no figure stands in it.</summary>
    public Picture? Of(Answer answer) => answer.IsEmpty || answer.IsNotBuilt || answer.Figures.All(figure => figure.Value is null) ? null : answer.Asked.View switch
    {
        View.Line => Lines(answer),
        View.Bar => Bars(answer),
        View.Pyramid => Sides(answer),
        View.Map => Streams(answer),
        View.Multiples => Small(answer),
        _ => null,
    };

    Picture Lines(Answer answer)
    {
        var shown = Strongest(answer, Look.Count);
        var data = new ChartData([.. answer.Asked.Periods.Select(words.Period)], [.. shown.Select((row, look) => Course(answer, answer.Panels[0], row, look))], words.Value);
        return new(width => LineChart.Draw(data, width, width < 480 ? 300 : 400), LeftOut(shown.Count, answer.Rows.Count));
    }

    Picture Bars(Answer answer)
    {
        var (shown, period) = (answer.Rows.Take(BarChart.Most).ToList(), answer.Asked.Shown[0]);
        var data = new ChartData([.. shown.Select(row => Name(answer, row))], [new("", 0, [.. shown.Select(row => MarkOf(answer, answer.Panels[0], row, period))])], words.Value);
        return new(width => BarChart.Draw(data, width, words["withheld"], words["no-figure"]), LeftOut(shown.Count, answer.Rows.Count));
    }

    Picture? Sides(Answer answer)
    {
        string[] sexes = ["M", "F"];
        var ages = answer.Rows.Where(age => age is not ("T" or "U")).ToList();
        if (ages.Count == 0 || sexes.Except(answer.Panels).Any())
            return null;
        var period = answer.Asked.Shown[0];
        var data = new ChartData([.. ages.Select(age => words.Code("AGE", age))], [.. sexes.Select((sex, look) =>
            new Series(words.Code("SEX", sex), look, [.. ages.Select(age => MarkOf(answer, sex, age, period))]))], words.Value);
        var others = answer.Panels.Except(sexes).Select(sex => words.Code("SEX", sex)).Concat(answer.Rows.Where(age => age == "U").Select(age => words.Code("AGE", age))).ToList();
        return new(width => Pyramid.Draw(data, width), others.Count == 0 ? [] : [words["left-out.table", ("what", string.Join(", ", others))]]);
    }

    Picture? Streams(Answer answer)
    {
        if (map.Value is not { } shapes)
            return null;
        var period = answer.Asked.Shown[0];
        var all = (from host in answer.Panels from origin in answer.Rows
            let figure = answer[host, origin, period] where figure?.Value > 0
            select new Charts.Stream(origin, host, figure!.Value.Value!.Value, answer.Panels.ToList().IndexOf(host), MarkOf(answer, host, origin, period).Words))
            .OrderByDescending(stream => stream.Value).ToList();
        var placed = all.Where(stream => shapes.Places.ContainsKey(stream.From) && shapes.Places.ContainsKey(stream.To)).ToList();
        if (placed.Count == 0)
            return null;
        var (shown, nowhere) = (placed.Take(FlowMap.Most).ToList(), all.Except(placed).Select(stream => words.Code("ORIGIN", stream.From)).Distinct().ToList());
        List<string> left = [.. LeftOut(shown.Count, placed.Count)];
        if (nowhere.Count > 0)
            left.Add(words["left-out.map", ("what", string.Join(", ", nowhere))]);
        left.Add(words["map.borders"]);
        return new(width => new FlowMap(shapes, code => words.Code("ORIGIN", code), words.Value).Draw(shown, width < 480, isSecond: width < 480), left);
    }

    Picture Small(Answer answer)
    {
        var (panels, rows) = (answer.Panels.Take(Multiples.Most).ToList(), Strongest(answer, 5));
        var labels = answer.Asked.Periods.Select(words.Period).ToList();
        var data = panels.Select(panel => (words.Code(answer.Asked.Panels!, panel),
            new ChartData(labels, [.. rows.Select((row, look) => Course(answer, panel, row, look))], words.Value))).ToList();
        // A small state beside a large one would be a line on the ground.
        var tops = data.Select(panel => panel.Item2.Largest).Where(top => top > 0).ToList();
        var isOneScale = tops.Count == 0 || tops.Max() <= 6 * tops.Min();
        return new(width => Multiples.Draw(data, width, isOneScale), [words[isOneScale ? "scale.one" : "scale.own"], .. LeftOut(panels.Count, answer.Panels.Count), .. LeftOut(rows.Count, answer.Rows.Count)]);
    }

    IReadOnlyList<string> LeftOut(int shown, int all) =>
        shown == all ? [] : [words["left-out.some", ("shown", words.Value(shown)), ("all", words.Value(all))]];

    /// <summary>Those with the largest figure, in the order of the table.</summary>
    static List<string> Strongest(Answer answer, int most)
    {
        if (answer.Rows.Count <= most)
            return [.. answer.Rows];
        var largest = answer.Rows.ToDictionary(row => row, row =>
            (from panel in answer.Panels from period in answer.Asked.Shown select answer[panel, row, period]?.Value ?? -1).Max());
        var kept = largest.OrderByDescending(pair => pair.Value).Take(most).Select(pair => pair.Key).ToHashSet();
        return [.. answer.Rows.Where(kept.Contains)];
    }

    Series Course(Answer answer, string panel, string row, int look) =>
        new(Name(answer, row), look, [.. answer.Asked.Periods.Select(period => MarkOf(answer, panel, row, period))]);

    string Name(Answer answer, string row) => answer.Asked.By is { } by ? words.Code(by, row) : words.Code("INDICATOR", answer.Asked.Indicator);

    Mark MarkOf(Answer answer, string panel, string row, string period)
    {
        var figure = answer[panel, row, period];
        string[] whose = [.. new[] { (answer.Asked.Panels, panel), (answer.Asked.By, row) }.Where(pair => pair.Item1 is not null).Select(pair => words.Code(pair.Item1!, pair.Item2)), words.Period(period)];
        return new(figure?.Value, $"{string.Join(", ", whose)}: {words.Value(figure)}", figure is { Value: null, Note: not "EMPTY" } and not { Status: "M" });
    }
}
