using System.Diagnostics;
using System.Globalization;
using Pana.Linkage;

namespace Pana.Bench;

/// <summary>
/// Two made-up registers of so many rows, seven in ten of one in the other with mistakes, the rest neighbours of those: the whole program from its start
/// to the written pairs, by its own process. Names are the public ones; the truth is in the rows' numbers.
/// </summary>
internal static class LinkFiles
{
    const string Schema = """
        {"columns": {"id": "id", "given": "name.given", "family": "name.family", "born": "date", "town": "place", "postcode": "postcode", "street": "text"}}
        """;

    public static int Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("pana-link-").FullName;
        List<(double Rows, double Wall, double Processor, double Memory)> all = [];
        Table.Head("rows on either side", "seconds, start to pairs", "seconds of the processor", "largest memory, MiB", "precision", "recall");
        foreach (var rows in options.Text("rows", "5000,10000,100000").Split(',').Select(each => int.Parse(each, CultureInfo.InvariantCulture)))
        {
            var (left, right, schema, pairs) = (Path.Combine(folder, "left.csv"), Path.Combine(folder, "right.csv"), Path.Combine(folder, "schema.json"), Path.Combine(folder, "pairs.csv"));
            File.WriteAllText(schema, Schema);
            var both = Write(options.Text("data", "../shared/data/linkage"), rows, left, right);
            for (var time = 0; time < options.Number("times", 1); time++)
            {
                var (wall, processor, memory) = Link(options.Text("program", Path.Combine(AppContext.BaseDirectory, "pana")), left, right, schema, pairs);
                all.Add((rows, wall, processor, memory));
                var (found, good) = (0, 0);
                foreach (var line in File.ReadLines(pairs).Skip(1))
                    (found, good) = (found + 1, good + (line.Split(',') is [var one, var other, ..] && other == $"b{one}" ? 1 : 0));
                Table.Row(rows, wall, processor, memory, $"{(double)good / found:0.0000}", $"{(double)good / both:0.0000}");
            }
        }
        Directory.Delete(folder, true);
        if (options.Text("plot", "") is { Length: > 0 } file)
            Draw(all, file);
        return 0;
    }

    static void Draw(List<(double Rows, double Wall, double Processor, double Memory)> all, string file)
    {
        var plot = new CostPlot("rows on either side");
        plot.Field("seconds, start to pairs written", ("by the clock", "#1f4e9c", all.ConvertAll(each => (each.Rows, each.Wall))), ("of the processor", "#b5541c", all.ConvertAll(each => (each.Rows, each.Processor))));
        plot.Field("largest memory, MiB", ("resident", "#2d7a3d", all.ConvertAll(each => (each.Rows, each.Memory))));
        plot.Write(file);
    }

    static (double Wall, double Processor, double Memory) Link(string program, params string[] files)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, ["link", "--left", files[0], "--right", files[1], "--schema", files[2], "--out", files[3]])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (memory, processor) = (0L, TimeSpan.Zero);
        // What a process has used is gone with it.
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                (memory, processor) = (Math.Max(memory, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It has ended in between.
            }
        }
        return process.ExitCode == 0 ? (clock.Elapsed.TotalSeconds, processor.TotalSeconds, memory / 1048576.0) : throw new InvalidOperationException(process.StandardError.ReadToEnd());
    }

    /// <summary>How many are in both.</summary>
    static int Write(string data, int rows, string left, string right)
    {
        var random = new Random(9);
        var names = File.ReadLines(Path.Combine(data, "names_latin_russian.tsv")).Skip(1).Select(line => line.Split('\t')[0]).Where(name => name.Length > 3 && name.AsSpan().IndexOfAny('_', ',', '"') < 0).Distinct().ToArray();
        random.Shuffle(names);
        using var one = new StreamWriter(left);
        List<string> others = [];
        one.WriteLine("id,given,family,born,town,postcode,street");
        var both = 0;
        for (var row = 0; row < rows; row++)
        {
            var (given, family, born, home) = (Any(3000), Any(names.Length), Day(), Home());
            one.WriteLine($"{row},{given},{family},{born},{home}");
            if (random.Next(10) < 7)
                others.Add($"b{row},{Wrong(given)},{Wrong(family)},{(random.Next(7) == 0 ? $"{born[..4]}-01-01" : born)},{(random.Next(5) == 0 ? Home() : home)}");
            else
                others.Add($"n{row},{Any(3000)},{Any(names.Length)},{Day()},{home}");
            both += others[^1][0] == 'b' ? 1 : 0;
        }
        var lines = others.ToArray();
        random.Shuffle(lines);
        File.WriteAllLines(right, lines.Prepend("id,given,family,born,town,postcode,street"));
        return both;

        string Any(int among) => names[(int)(among * Math.Pow(random.NextDouble(), 2))];

        string Day() => new DateOnly(1930, 1, 1).AddDays(random.Next(31_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        string Home()
        {
            var town = random.Next(2000);
            return $"{names[^(town + 1)]}abad,{town * 37 % 9973},{random.Next(200)} {Any(names.Length)}";
        }

        string Wrong(string name) => random.Next(1, name.Length - 1) is var at && random.Next(5) != 0 ? name : random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, $"{"aeioulnrst"[random.Next(10)]}"),
            _ => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
        };
    }
}
