using System.Diagnostics;
using Pana.Kernel;
using Pana.Papers;

namespace Pana.Bench;

/// <summary>
/// Machine-readable lines a second on one core, checked and written, beside a bare copy of the same characters and a bare loop that only adds
/// them up; and what a zone costs in memory.
/// </summary>
internal static class MrzLines
{
    static readonly string[][] Zones =
    [
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
        ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"],
        ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
        ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"],
    ];

    static readonly MrzDocument[] Documents =
    [
        .. new[] { (MrzFormat.Td3, "P", "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL", "L898902C3"), (MrzFormat.Td1, "I", "ERIKSSON", "D23145890734"), (MrzFormat.Td2, "I", "АХМАДЗАЙ", "D23145890") }
            .Select(each => new MrzDocument(each.Item1, each.Item2, "KAZ", each.Item3, "ANNA MARIA", each.Item4, "XXB", PartialDate.Of(1974, 8, 12), Sex.Female, new(2028, 4, 15))),
    ];

    public static int Run(Options options)
    {
        var rounds = options.Number("rounds", 1_000_000);
        Table.Head("machine-readable lines, one thread", "million lines a second", "of the bare copy", "bytes allocated a line");
        var target = new char[MrzWriter.Length(MrzFormat.Td1)];
        var copy = Measure(rounds, Zones.Sum(zone => zone.Length) / (double)Zones.Length, i =>
        {
            foreach (var line in Zones[i % Zones.Length])
                line.CopyTo(target);
            return target[1];
        });
        Row("bare copy of the characters", copy, copy);
        Row("bare sum of the characters", Measure(rounds, Zones.Sum(zone => zone.Length) / (double)Zones.Length, i =>
        {
            var sum = 0;
            foreach (var line in Zones[i % Zones.Length])
                foreach (var c in line)
                    sum += c;
            return sum;
        }), copy);
        Row("opened and every character and digit checked", Measure(rounds, Zones.Sum(zone => zone.Length) / (double)Zones.Length, i =>
        {
            var lines = Zones[i % Zones.Length];
            MrzZone.TryOpen(lines[0], lines[1], lines.Length > 2 ? lines[2] : default, out var zone);
            return (int)zone.Check() + zone.Number.Length + zone.PrimaryName.Length;
        }), copy);
        Row("written with names cut and transliterated", Measure(rounds, Documents.Sum(Lines) / (double)Documents.Length, i =>
        {
            var document = Documents[i % Documents.Length];
            var zone = target.AsSpan(0, MrzWriter.Length(document.Format));
            return (int)MrzWriter.TryWrite(document, zone) + zone[0];
        }), copy);
        Row("read into words and dates (Mrz.ReadLines)", Measure(rounds / 20, Zones.Sum(zone => zone.Length) / (double)Zones.Length, i =>
            Mrz.ReadLines(Zones[i % Zones.Length], new DateOnly(2026, 11, 28)).Errors.Count), copy);
        return 0;
    }

    static int Lines(MrzDocument document) => document.Format == MrzFormat.Td1 ? 3 : 2;

    static void Row(string what, (double Speed, double Bytes) measured, (double Speed, double Bytes) copy) =>
        Table.Row(what, measured.Speed, measured.Speed / copy.Speed, measured.Bytes.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The best of five, by the processor's own time.</summary>
    static (double Speed, double Bytes) Measure(int rounds, double linesARound, Func<int, int> one)
    {
        var (best, bytes, sum) = (double.MaxValue, 0L, 0L);
        for (var time = 0; time < 5; time++)
        {
            var (clock, before) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread());
            for (var i = 0; i < rounds; i++)
                sum += one(i);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - clock).TotalSeconds);
        }
        GC.KeepAlive(sum);
        // Asking for the time allocates a little; a hundredth of a byte a line is none.
        return (rounds * linesARound / best / 1e6, Math.Round(bytes / (rounds * linesARound), 2));
    }
}
