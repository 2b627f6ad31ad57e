using System.Globalization;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Dashboards;

/// <summary>Figures of a unit in the reader's words. The same rows stand on the page and in the file.</summary>
internal sealed class OverviewParts(UnitFigures figures, PostCapacity? capacity, ScreenContext screen)
{
    public IReadOnlyList<FigurePart> All() =>
        [.. new[] { Clocks(), Load("load", figures.Officers), Load("interpreters", figures.Interpreters), Stages(), Backlog(), Children(), Papers(), Post(), Claims() }.OfType<FigurePart>()];

    FigurePart Clocks() => Part("clocks", figures.Clocks.Select(line => line.Wall), ["clock", "procedure", "#running", "#late", "oldest", "article"],
        figures.Clocks.Select(line => (IReadOnlyList<Cell>)[screen[line.Label], screen[$"procedure.{line.Procedure}"], Number(line.Running), Number(line.Late),
            line.OldestDue is { } due ? screen.Day(due) : "–", line.Article.Length > 0 ? line.Article : "–"])) with
    {
        Bars = [.. figures.Clocks.Where(line => line.Running > 0).Select(line => new BarLine(screen[line.Label], line.Running, line.Late,
            screen["dashboards.bar.late", ("late", Number(line.Late)), ("all", Number(line.Running))]))],
    };

    FigurePart? Load(string name, IReadOnlyList<LoadFigure> lines) => lines.Count == 0 ? null : Part(name, lines.SelectMany(line => line.Walls), ["who", "#open", "#open-late"],
        lines.Select(line => (IReadOnlyList<Cell>)[line.Name ?? screen["dashboards.nobody"], Number(line.Open), Number(line.Late)])) with
    {
        Bars = [.. lines.Where(line => line.Open > 0).Select(line => new BarLine(line.Name ?? screen["dashboards.nobody"], line.Open, line.Late,
            screen["dashboards.bar.late", ("late", Number(line.Late)), ("all", Number(line.Open))]))],
    };

    FigurePart Stages() => Part("stages", figures.Stages.Select(line => line.Wall),
        ["procedure", "stage", "#done", "#median", "#decile", .. StageFigure.Bounds.Select(bound => $"#={screen["dashboards.up-to", ("n", Number(bound))]}"),
            $"#={screen["dashboards.above", ("n", Number(StageFigure.Bounds[^1]))]}", "#waiting", "#longest"],
        figures.Stages.Select(line => (IReadOnlyList<Cell>)[screen[$"procedure.{line.Procedure}"], Stage(line), Number(line.Done), Days(line.Median), Days(line.NinthDecile),
            .. line.Spread.Select(count => (Cell)Number(count)), Number(line.Waiting), Days(line.Longest)])) with
    {
        Bars = [.. figures.Stages.Where(line => line.Median is not null).Select(line => new BarLine($"{screen[$"procedure.{line.Procedure}"]}: {Stage(line)}", (int)Math.Ceiling(line.NinthDecile!.Value), 0,
            screen["dashboards.bar.days", ("median", Days(line.Median)), ("decile", Days(line.NinthDecile))]) { Mark = (int)Math.Ceiling(line.Median!.Value) })],
    };

    FigurePart Backlog()
    {
        var projected = figures.Backlog.Select(line => (Line: line, Next: Forecast.Of(line.Open, [.. line.Months.SkipWhile(month => month is { In: 0, Out: 0, OpenAtEnd: 0 }).Select(month => month.In - month.Out)]))).ToList();
        var part = Part("backlog", figures.Backlog.Select(line => line.Wall), ["procedure", "#open", "#came", "#went", .. Enumerable.Range(1, Forecast.Ahead).Select(month => $"#={screen.Count("dashboards.in-months", month)}")],
            projected.Select(each => (IReadOnlyList<Cell>)[screen[$"procedure.{each.Line.Procedure}"], Number(each.Line.Open), Number(each.Line.Months.Sum(month => month.In)), Number(each.Line.Months.Sum(month => month.Out)),
                .. Enumerable.Range(0, Forecast.Ahead).Select(month => (Cell)(each.Next.Count == 0 ? "–"
                    : screen["dashboards.interval", ("expected", Number(each.Next[month].Expected)), ("low", Number(each.Next[month].Low)), ("high", Number(each.Next[month].High))]))]));
        return part with
        {
            Flows = [.. projected.Select(each => new FlowPicture(screen[$"procedure.{each.Line.Procedure}"],
                [.. each.Line.Months.Select(month => new FlowMonth(Month(month.Month), month.In, month.Out, month.OpenAtEnd)), new FlowMonth(Month(Present), null, null, each.Line.Open),
                    .. each.Next.Select(next => new FlowMonth(Month(Present.AddMonths(next.Months)), null, null, next.Expected, next.Low, next.High))]))],
        };
    }

    FigurePart? Children() => figures.Children is not { } line ? null : Part("children", [Wall.Child], ["waits", "#children"],
        [.. line.Spread.Select((count, at) => (IReadOnlyList<Cell>)[Band(at, ChildrenFigure.Bounds), Number(count)]),
            [screen["dashboards.median"], Days(line.Median)], [screen["dashboards.longest"], Days(line.Longest)]]) with
    {
        Bars = line.Count == 0 ? [] : [.. line.Spread.Select((count, at) => new BarLine(Band(at, ChildrenFigure.Bounds), count, 0, Number(count)))],
    };

    FigurePart Papers() => Part("papers", figures.Papers.Select(line => line.Wall), ["paper", "#lapsed", "#seven", "#fourteen", "#thirty"],
        figures.Papers.Select(line => (IReadOnlyList<Cell>)[screen[line.Label], Number(line.Lapsed), Number(line.Seven), Number(line.Fourteen), Number(line.Thirty)]));

    FigurePart? Post() => figures.Post is not { } post ? null : Part("post", [Wall.Case], ["day", "#arrived", "#capacity"],
        [[screen["dashboards.told"], $"{Number(post.Told)} / {Number(post.All)}", Share(post.Told, post.All)], [screen["dashboards.hours-to-telling"], Days(post.HoursToTelling), "–"],
            .. post.Days.Reverse().Select(day => (IReadOnlyList<Cell>)[screen.Day(day.Day), Number(day.Arrived), capacity is null ? screen["dashboards.unknown"] : Number(capacity.PersonsPerDay)])]) with
    {
        Bars = [.. post.Days.Where(_ => post.All > 0).Select(day => new BarLine(screen.Day(day.Day), day.Arrived, 0, Number(day.Arrived)) { Mark = capacity?.PersonsPerDay })],
    };

    FigurePart? Claims() => figures.Claims is not { } claims ? null : Part("claims", [Wall.Asylum], ["what", "#claims", "#share"],
    [
        Line("claims-all", claims.All), Line("claims-told", claims.Told), Line("claims-interpreted", claims.Interpreted), Line("claims-understood", claims.Understood),
        Line("claims-neither", claims.All - claims.Interpreted - claims.Understood),
    ]);

    IReadOnlyList<Cell> Line(string what, int count) => [screen[$"dashboards.{what}"], Number(count), Share(count, figures.Claims!.All)];

    /// <param name="columns">Names of columns; with <c>#</c> of numbers, with <c>=</c> the words themselves.</param>
    FigurePart Part(string name, IEnumerable<Wall> walls, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows) => new(name, [.. walls.Distinct().Order()],
        screen[$"dashboards.{name}.title"], screen[$"dashboards.{name}.about"], new(screen[$"dashboards.{name}.title"],
            [.. columns.Select(column => new Column(column.TrimStart('#') is ['=', .. var words] ? words : screen[$"dashboards.column.{column.TrimStart('#')}"], column.StartsWith('#')))],
            [.. rows], screen[$"dashboards.{name}.none"], $"/overview/{name}.csv"));

    string Stage(StageFigure line) => line.Kind == StageKind.State ? screen[$"state.{line.State}"] : screen[$"dashboards.stage.{line.Kind}"];

    string Band(int at, IReadOnlyList<int> bounds) => at == 0 ? screen["dashboards.up-to", ("n", Number(bounds[0]))]
        : at == bounds.Count ? screen["dashboards.above", ("n", Number(bounds[^1]))] : screen["dashboards.between", ("from", Number(bounds[at - 1] + 1)), ("to", Number(bounds[at]))];

    DateOnly Present => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(figures.At, screen.TimeZone).DateTime) is var day ? new(day.Year, day.Month, 1) : default;

    static string Month(DateOnly month) => month.ToString("MM.yyyy", CultureInfo.InvariantCulture);

    string Number(int number) => screen.Number(number);

    string Share(int part, int whole) => whole == 0 ? "–" : $"{Number((int)Math.Round(100.0 * part / whole))} %";

    /// <summary>Whole from ten on; below with one digit behind the comma.</summary>
    string Days(double? days) => days is not { } some ? "–" : some >= 10 ? Number((int)Math.Round(some))
        : some.ToString("0.#", CultureInfo.InvariantCulture).Replace('.', screen.Language.Code == "en" ? '.' : ',');
}
