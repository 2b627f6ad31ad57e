using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Pana.Linkage;

namespace Pana.Bench;

/// <summary>One question against a register in memory, beside what anybody could have found, and beside PostgreSQL's trigrams when asked for.</summary>
internal static class PersonFinding
{
    public static async Task<int> RunAsync(Options options)
    {
        var crowd = new PersonCrowd(options.Text("data", "../shared/data/linkage"), options.Number("persons", 1_000_000), options.Number("questions", 2_000));
        var index = new PersonIndex();
        for (var id = 0; id < crowd.Count; id++)
            index.Add(id, crowd.NameOf(id), crowd.BornOf(id));
        Table.Head($"{crowd.Count} persons", "figure");
        Timed("seconds to read the names and build", index.Compact);
        var file = options.Text("file", Path.GetTempFileName());
        Timed("seconds to write", () =>
        {
            using var stream = File.Create(file);
            index.Write(stream);
        });
        Table.Row("bytes a person, in the file", new FileInfo(file).Length / (double)crowd.Count);
        index = new();
        var before = GC.GetTotalMemory(true);
        Timed("seconds from the file to the first answer", () =>
        {
            using var stream = File.OpenRead(file);
            index = PersonIndex.Read(stream)!;
            index.Find(crowd.Questions[0].Name, crowd.Questions[0].Born, 20);
        });
        Table.Row("bytes a person, in memory", (GC.GetTotalMemory(true) - before) / (double)crowd.Count);
        File.Delete(file);
        var bound = new PersonBound(crowd);
        Ask("question", crowd.Questions, index, bound);
        Ask("question without a date", [.. crowd.Questions.Select(each => each with { Born = default })], index, bound);
        if (options.Number("trigrams", 0) is > 0 and var questions)
            await TrigramFinding.RunAsync(crowd, questions);
        return 0;
    }

    static void Ask(string what, List<PersonCrowd.Question> asked, PersonIndex index, PersonBound bound)
    {
        foreach (var each in asked.OrderBy(each => each.Name).Take(500))
            index.Find(each.Name, each.Born, 20);
        var (took, worked, first, found) = (new List<double>(), new List<double>(), 0, new List<bool>());
        foreach (var each in asked)
        {
            var (clock, processor) = (Stopwatch.StartNew(), Processor());
            var answers = index.Find(each.Name, each.Born, 20);
            took.Add(clock.Elapsed.TotalMilliseconds);
            worked.Add(Processor() - processor);
            first += answers is [var best, ..] && best.Id == each.Id ? 1 : 0;
            found.Add(answers.Any(one => one.Id == each.Id));
        }
        Table.Row($"{what}: first of all", $"{(double)first / asked.Count:0.0000}");
        Table.Row($"{what}: among twenty", $"{found.Average(each => each ? 1 : 0):0.0000}");
        foreach (var percentile in new[] { 50, 99 })
            Table.Row(string.Create(CultureInfo.InvariantCulture, $"{what}: milliseconds, percentile {percentile} (of the processor alone: {new Measured(worked).Percentile(percentile):0.00})"), new Measured(took).Percentile(percentile));
        var ranks = asked.ConvertAll(bound.Of);
        var clear = found.Where((_, at) => ranks[at].Better + ranks[at].Equal < 20).ToList();
        Table.Row($"{what}: first of all, by whoever knows every mistake and its chance", $"{ranks.Average(rank => rank.Among(1)):0.0000}");
        Table.Row($"{what}: among twenty, by whoever knows every mistake and its chance", $"{ranks.Average(rank => rank.Among(20)):0.0000}");
        Table.Row($"{what}: among twenty, of the {clear.Count} in {asked.Count} that fewer than twenty others fit as well", $"{clear.Average(each => each ? 1 : 0):0.0000}");
    }

    /// <summary>What this thread has used, in milliseconds: other programs share the cores.</summary>
    static double Processor()
    {
        var time = new long[2];
        return clock_gettime(3, time) == 0 ? time[0] * 1e3 + time[1] / 1e6 : double.NaN;
    }

    [DllImport("libc")]
    static extern int clock_gettime(int clock, [Out] long[] time);

    static void Timed(string what, Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        Table.Row(what, clock.Elapsed.TotalSeconds);
    }
}
