using System.Diagnostics;
using System.Runtime.InteropServices;
using Pana.Linkage;

namespace Pana.Bench;

/// <summary>
/// One question against a register in memory: persons of three words, each word drawn from the public names with a few very common, one question in
/// three without the second word and turned round, every fourth word with a letter wrong, dates with a wrong day, with the year alone, or none.
/// </summary>
internal static class PersonFinding
{
    public static int Run(Options options)
    {
        var (persons, questions) = (options.Number("persons", 1_000_000), options.Number("questions", 2_000));
        var words = File.ReadLines(Path.Combine(options.Text("data", "../shared/data/linkage"), "names_latin_russian.tsv")).Skip(1).Select(line => line.Split('\t')[0])
            .SelectMany(name => name.Split(' ')).Where(word => word.Length > 2).Distinct().ToArray();
        var (random, index, asked) = (new Random(3), new PersonIndex(), new List<Question>());
        for (var id = 0; id < persons; id++)
        {
            var (given, father, family, born) = (Any(words.AsSpan(0, 3000)), Any(words.AsSpan(0, 3000)), Any(words), Born());
            index.Add(id, $"{given} {father} {family}", born);
            if (random.Next(persons) < questions)
                asked.Add(new(id, $"{given} {father} {family}", born, random.Next(3) == 0 ? $"{Wrong(family)} {Wrong(given)}" : $"{Wrong(given)} {Wrong(father)} {Wrong(family)}", WrongDate(born)));
        }
        Table.Head($"{persons} persons", "figure");
        Timed("seconds to read the names and build", index.Compact);
        var file = options.Text("file", Path.GetTempFileName());
        Timed("seconds to write", () =>
        {
            using var stream = File.Create(file);
            index.Write(stream);
        });
        Table.Row("bytes a person, in the file", new FileInfo(file).Length / (double)persons);
        index = new();
        var before = GC.GetTotalMemory(true);
        Timed("seconds from the file to the first answer", () =>
        {
            using var stream = File.OpenRead(file);
            index = PersonIndex.Read(stream)!;
            index.Find(asked[0].Name, asked[0].Born, 20);
        });
        Table.Row("bytes a person, in memory", (GC.GetTotalMemory(true) - before) / (double)persons);
        File.Delete(file);
        Ask("question", asked, index, random);
        Ask("question without a date", [.. asked.Select(each => each with { Born = default })], index, random);
        return 0;

        string Any(ReadOnlySpan<string> all) => all[(int)(all.Length * Math.Pow(random.NextDouble(), 3))];

        EventDate Born() => random.Next(10) == 0 ? new((short)random.Next(1940, 2020), 0, 0, true)
            : new((short)random.Next(1940, 2020), (byte)random.Next(1, 13), (byte)random.Next(1, 29));

        string Wrong(string word)
        {
            var at = random.Next(1, word.Length - 1);
            return random.Next(4) != 0 ? word : random.Next(3) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, $"{"aeiounrs"[random.Next(8)]}"),
                _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            };
        }

        EventDate WrongDate(EventDate born) => random.Next(6) == 0 ? default : random.Next(6) == 0 ? new(born.Year, 0, 0, true)
            : random.Next(5) == 0 && born.IsWhole ? born with { Day = (byte)random.Next(1, 29) } : born;
    }

    sealed record Question(long Id, string Truth, EventDate TrueBirth, string Name, EventDate Born);

    static void Ask(string what, List<Question> asked, PersonIndex index, Random random)
    {
        foreach (var each in asked.OrderBy(_ => random.Next()).Take(500))
            index.Find(each.Name, each.Born, 20);
        var (took, worked, first, among, better) = (new List<double>(), new List<double>(), 0, 0, 0);
        foreach (var each in asked)
        {
            var (clock, processor) = (Stopwatch.StartNew(), Processor());
            var found = index.Find(each.Name, each.Born, 20);
            took.Add(clock.Elapsed.TotalMilliseconds);
            worked.Add(Processor() - processor);
            first += found is [var best, ..] && best.Id == each.Id ? 1 : 0;
            if (found.Any(one => one.Id == each.Id))
                among++;
            else
                better += found.Count == 20 && found[^1].Odds >= OddsOf(each) ? 1 : 0;
        }
        Table.Row($"{what}: first of all", $"{(double)first / asked.Count:0.0000}");
        Table.Row($"{what}: among twenty", $"{(double)among / asked.Count:0.0000}");
        Table.Row($"{what}: not among twenty because twenty others fit the question better", $"{(double)better / asked.Count:0.0000}");
        foreach (var percentile in new[] { 50, 99 })
            Table.Row(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}: milliseconds, percentile {percentile} (of the processor alone: {new Measured(worked).Percentile(percentile):0.00})"), new Measured(took).Percentile(percentile));
    }

    /// <summary>What this thread has used, in milliseconds: other programs share the cores.</summary>
    static double Processor()
    {
        var time = new long[2];
        return clock_gettime(3, time) == 0 ? time[0] * 1e3 + time[1] / 1e6 : double.NaN;
    }

    [DllImport("libc")]
    static extern int clock_gettime(int clock, [Out] long[] time);

    static double OddsOf(Question question)
    {
        var alone = new PersonIndex();
        alone.Add(0, question.Truth, question.TrueBirth);
        return alone.Find(question.Name, question.Born, 1)[0].Odds;
    }

    static void Timed(string what, Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        Table.Row(what, clock.Elapsed.TotalSeconds);
    }
}
