using System.Diagnostics;
using Pana.Disclosure;
using Pana.Tests.Disclosure;

namespace Pana.Bench;

/// <summary>Disclosure control of a made-up cube: how long it takes with its audit, and what it costs in exactness; then the same figures for UNHCR's rows.</summary>
internal static class Disclosing
{
    public static int Run(Options options)
    {
        var cells = Make(options.Number("cells", 100_000));
        Pana.Disclosure.TableShape shape = new(
            [new("POP_TYPE"), new("ORIGIN", DimensionUse.Open), new("SEX"), new("AGE", DimensionUse.Told, Bands), new("REGION")],
            [new("POP_TYPE", "ORIGIN", "SEX", "AGE"), new("POP_TYPE", "REGION", "SEX", "AGE"), new("POP_TYPE", "ORIGIN", "REGION")]);
        Table.Head($"{cells.Count} cells, three views", "seconds", "of a processor", "figures", "not shown", "tried", "closed by the audit", "findings");
        for (var time = 0; time < options.Number("times", 3); time++)
        {
            var (clock, processor) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            var table = Protection.Protect(shape, Rules.Personal, cells);
            Table.Row("protected and audited", Stopwatch.GetElapsedTime(clock).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds,
                table.Utility.Figures, table.Utility.NotShown, table.Audit.Checked, table.Audit.Closed, table.Audit.Findings.Count);
        }
        Console.WriteLine();
        Table.Head("what it costs", "figures that stand", "not shown", "unchanged, %", "mean error", "plain rounding: unchanged, %", "mean error");
        Costs("the cube", Protection.Protect(shape, Rules.Personal, cells).Utility);
        if (UnhcrRegisters.File is { } file)
            Costs("UNHCR's rows of the five states", Protection.Protect(UnhcrRegisters.Shape, Rules.Personal, UnhcrRegisters.Read(file).Cells).Utility);
        return 0;
    }

    static void Costs(string what, Utility utility) => Table.Row(what, utility.Figures, utility.NotShown, 100 * utility.Unchanged, utility.MeanError, 100 * utility.PlainUnchanged, utility.PlainMeanError);

    static (string, string)[] Bands => [("Y0T4", "Y_LT18"), ("Y5T11", "Y_LT18"), ("Y12T13", "Y12T17"), ("Y14T17", "Y12T17"), ("Y12T17", "Y_LT18"), ("Y18T24", "Y18T34"), ("Y25T34", "Y18T34"), ("Y18T34", "Y18T59"),
        ("Y35T59", "Y18T59"), ("Y18T59", "Y_GE18"), ("Y60T64", "Y_GE60"), ("Y_GE65", "Y_GE60"), ("Y_GE60", "Y_GE18")];

    /// <summary>Few origins and regions have most of the people, and most cells have one or two, as everywhere.</summary>
    static List<CountedCell> Make(int count)
    {
        Random random = new(12);
        string[] ages = ["Y0T4", "Y5T11", "Y12T13", "Y14T17", "Y18T24", "Y25T34", "Y35T59", "Y60T64", "Y_GE65"];
        var all = from type in Enumerable.Range(0, 6) from origin in Enumerable.Range(0, 200) from sex in new[] { "F", "M" } from age in ages from region in Enumerable.Range(0, 25) select (type, origin, sex, age, region);
        var cells = all.Select(at => (at, order: random.Next())).OrderBy(each => each.order).Take(count)
            .Select(each => new CountedCell([$"P{each.at.type}", $"O{each.at.origin}", each.at.sex, each.at.age, $"R{each.at.region}"],
                1 + (long)(200 * Math.Pow(random.NextDouble(), 4) / (1 + each.at.origin) / (1 + each.at.region)), (uint)random.NextInt64(1L << 32)));
        return [.. cells];
    }
}
