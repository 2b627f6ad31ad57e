using System.Diagnostics;
using Pana.Linkage;
using Pana.Tests.Linkage.Names;

namespace Pana.Bench;

/// <summary>
/// Names: how often the Latin form of a name in Russian or Arabic letters is found first and among ten, on the third of the public names that
/// nothing was learnt from; how well made-up people of the region are told apart, by category; how fast.
/// </summary>
internal static class NameFinding
{
    public static int Run(Options options)
    {
        var folder = options.Text("data", "../shared/data/linkage");
        Table.Head("name in other letters → Latin", "candidates", "questions", "R@1", "R@10", "median ms");
        Find("Russian", Path.Combine(folder, "names_latin_russian.tsv"), options.Number("candidates", 30_000), options.Number("questions", 3_000));
        Find("Arabic", Path.Combine(folder, "names_latin_arabic.tsv"), options.Number("candidates", 30_000), options.Number("questions", 3_000));
        Console.WriteLine();
        Pairs(NamePairs.Make(options.Number("seed", 1), options.Number("pairs", 20_000)).ToList());
        Console.WriteLine();
        Speed();
        return 0;
    }

    static void Find(string what, string file, int candidates, int questions)
    {
        var aside = NameLearning.Read(file).Where(pair => NameLearning.IsAside(pair.Latin)).Take(candidates).ToArray();
        var names = aside.Select(pair => pair.Latin).Distinct().ToList();
        var truth = aside.ToLookup(pair => pair.Other, pair => pair.Latin);
        var index = new NameIndex();
        foreach (var (id, name) in names.Index())
            index.Add(id, name);
        new Random(1).Shuffle(aside);
        var (first, among, took) = (0, 0, new List<double>());
        foreach (var question in aside.Take(questions))
        {
            var clock = Stopwatch.StartNew();
            var found = index.Find(question.Other, 10);
            took.Add(clock.Elapsed.TotalMilliseconds);
            var right = found.Select(each => truth[question.Other].Contains(names[(int)each.Id])).ToList();
            (first, among) = (first + (right is [true, ..] ? 1 : 0), among + (right.Contains(true) ? 1 : 0));
        }
        Table.Row(what, names.Count, took.Count, $"{(double)first / took.Count:0.000}", $"{(double)among / took.Count:0.000}", new Measured(took).Percentile(50));
    }

    static void Pairs(List<NamePair> pairs)
    {
        var scored = pairs.Select(pair => (Pair: pair, NameComparison.Compare(NameReading.Of(pair.A, NamePart.Full), NameReading.Of(pair.B, NamePart.Full)).Score)).ToList();
        var (ones, others) = (scored.Where(each => each.Pair.IsOne).ToList(), scored.Where(each => !each.Pair.IsOne).ToList());
        Table.Head("pairs of names", "pairs", "area under the curve");
        Row("all", ones, others);
        Row("all whose words the library's own list does not have", [.. ones.Where(IsNew)], [.. others.Where(IsNew)]);
        foreach (var kind in others.GroupBy(each => each.Pair.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Row($"one person against: {kind.Key}", ones, [.. kind]);
        foreach (var kind in ones.GroupBy(each => each.Pair.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Row(kind.Key, [.. kind], others);
        foreach (var people in scored.GroupBy(each => each.Pair.People))
            Row(people.Key, [.. people.Where(each => each.Pair.IsOne)], [.. people.Where(each => !each.Pair.IsOne)]);
        Console.WriteLine();
        Table.Head("probability said", "pairs", "one person indeed");
        foreach (var tenth in scored.GroupBy(each => Math.Min(9, (int)(each.Score * 10))).OrderBy(tenth => tenth.Key))
            Table.Row($"0.{tenth.Key}–{(tenth.Key == 9 ? "1" : $"0.{tenth.Key + 1}")}", tenth.Count(), $"{tenth.Average(each => each.Pair.IsOne ? 1 : 0):0.000}");
    }

    /// <summary>Not one word, with or without its ending, stands in equivalents.csv: the library has only its letters to go by.</summary>
    static bool IsNew((NamePair Pair, double Score) each) => new[] { each.Pair.A, each.Pair.B }
        .All(text => NameReading.Of(text, NamePart.Full).Telling.All(word => word.Rows.Length == 0));

    static void Row(string what, List<(NamePair Pair, double Score)> ones, List<(NamePair Pair, double Score)> others) =>
        Table.Row(what, ones.Count + others.Count, $"{Area([.. ones.Select(each => each.Score)], [.. others.Select(each => each.Score).Order()]):0.000}");

    /// <summary>How often a pair of one person scores above a pair of two; equal scores count half.</summary>
    static double Area(double[] ones, double[] others)
    {
        var sum = 0.0;
        foreach (var score in ones)
        {
            var (below, notAbove) = (Below(score), Below(Math.BitIncrement(score)));
            sum += below + (notAbove - below) / 2.0;
        }
        return sum / ones.Length / others.Length;

        int Below(double score) => Array.BinarySearch(others, score, Comparer<double>.Create((a, b) => a < b ? -1 : 1)) is var at && at < 0 ? ~at : at;
    }

    static void Speed()
    {
        var written = NamePairs.Make(5, 1_000).SelectMany(pair => new[] { pair.A, pair.B }).Distinct().ToList();
        var clock = Processor();
        for (var time = 0; time < 10; time++)
            written.ForEach(text => NameReading.Of(text, NamePart.Full));
        var reading = written.Count * 10 / (Processor() - clock);
        var names = written.Select(text => NameReading.Of(text, NamePart.Full)).ToList();
        var (pairs, sum) = (names.Count * (double)names.Count, 0.0);
        Table.Head("speed, one thread", "thousands in a second of the processor");
        Table.Row("names read", reading / 1e3);
        foreach (var time in new[] { "first time", "the same again" })
        {
            clock = Processor();
            sum += names.Sum(a => names.Sum(b => NameComparison.Compare(a, b).Score));
            Table.Row($"full names compared, every one with every one, {time} (sum {sum:0})", pairs / (Processor() - clock) / 1e3);
        }
    }

    /// <summary>Other programs share the cores; what this one used is what counts.</summary>
    static double Processor() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
}
