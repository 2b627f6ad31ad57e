using Pana.Papers;

namespace Pana.Tests.Papers;

/// <summary>One character of a checked place is replaced by another of the 37 of a zone: what the digits let through, and what they may (docs/protocols/mrz.md).</summary>
public class A_corrupted_zone
{
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

    static readonly int Runs = Environment.GetEnvironmentVariable("PANA_FULL") == "1" ? 1_000_000 : 60_000;

    [Fact]
    public void is_found_at_least_as_often_as_the_check_digits_can()
    {
        var random = new Random(20261128);
        var zones = Specimens.All.Select(zone => zone.Split('\n')).Select(lines => (Lines: lines, Places: Checked(lines))).ToArray();
        var (undetected, expected) = (0, 0.0);
        for (var run = 0; run < Runs; run++)
        {
            var (lines, places) = zones[random.Next(zones.Length)];
            var (line, at, isDate) = places[random.Next(places.Count)];
            var before = lines[line][at];
            var after = Alphabet[random.Next(Alphabet.Length)];
            if (after == before)
                continue;
            string[] changed = [.. lines];
            changed[line] = lines[line][..at] + after + lines[line][(at + 1)..];
            MrzZone.TryOpen(changed[0], changed[1], changed.Length > 2 ? changed[2] : "", out var zone);
            undetected += zone.Check() == MrzFaults.None ? 1 : 0;
            expected += Alphabet.Count(c => c != before && Value(c) % 10 == Value(before) % 10 && (!isDate || !char.IsAsciiLetter(c))) / 36.0;
        }
        // Three standard deviations above the theory: a fault shows, chance does not.
        Assert.True(undetected <= expected + 3 * Math.Sqrt(expected), $"{undetected} of {Runs} undetected, {expected:0} in theory");
        Assert.InRange((double)undetected / Runs, 0, 4 / 36.0);
    }

    [Fact]
    public void is_never_let_through_by_a_digit_that_is_itself_wrong()
    {
        foreach (var lines in Specimens.All.Select(zone => zone.Split('\n')))
            foreach (var (line, at) in Digits(lines))
                foreach (var digit in "0123456789".Where(digit => digit != lines[line][at]))
                {
                    string[] changed = [.. lines];
                    changed[line] = lines[line][..at] + digit + lines[line][(at + 1)..];
                    MrzZone.TryOpen(changed[0], changed[1], changed.Length > 2 ? changed[2] : "", out var zone);
                    Assert.NotEqual(MrzFaults.None, zone.Check());
                }
    }

    /// <summary>Places under a check digit: number, birth, expiry, and the optional fields where there is a composite digit.</summary>
    static List<(int Line, int At, bool IsDate)> Checked(string[] lines) => lines switch
    {
        [{ Length: 30 }, ..] => [.. Range(0, 5, 9), .. Range(0, 15, 15), .. Range(1, 0, 6, true), .. Range(1, 8, 6, true), .. Range(1, 18, 11)],
        [['V', ..], ..] => [.. Range(1, 0, 9), .. Range(1, 13, 6, true), .. Range(1, 21, 6, true)],
        [{ Length: 36 }, ..] => [.. Range(1, 0, 9), .. Range(1, 13, 6, true), .. Range(1, 21, 6, true), .. Range(1, 28, 7)],
        _ => [.. Range(1, 0, 9), .. Range(1, 13, 6, true), .. Range(1, 21, 6, true), .. Range(1, 28, 14)],
    };

    /// <summary>A long number has none at the usual place.</summary>
    static IEnumerable<(int Line, int At)> Digits(string[] lines) => (lines switch
    {
        [{ Length: 30 }, ..] => new[] { (0, 14), (1, 6), (1, 14), (1, 29) },
        [['V', ..], ..] => [(1, 9), (1, 19), (1, 27)],
        [{ Length: 36 }, ..] => [(1, 9), (1, 19), (1, 27), (1, 35)],
        _ => [(1, 9), (1, 19), (1, 27), (1, 42), (1, 43)],
    }).Where(place => lines[place.Item1][place.Item2] != '<');

    static IEnumerable<(int, int, bool)> Range(int line, int start, int length, bool isDate = false) => Enumerable.Range(start, length).Select(at => (line, at, isDate));

    static int Value(char c) => c == '<' ? 0 : char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
}
