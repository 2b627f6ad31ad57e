using Pana.Casework.Papers;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.EndToEnd;
using Pana.Papers;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Registry.Open;

namespace Pana.Node.Tests.Papers;

/// <summary>Travel documents of the region's made-up names, printed, seen by a reader of another make and understood by ours. Two hundred with PANA_FULL=1.</summary>
public sealed class The_zone_of_a_printed_travel_document
{
    sealed record Written(MrzDocument Document, IReadOnlyList<string> Lines, string Page);

    static readonly int Count = Environment.GetEnvironmentVariable("PANA_FULL") == "1" ? 200 : 6;

    static readonly DateOnly Today = new(2026, 11, 28);

    static readonly string[] Editions = ["tjk", "kgz", "kaz", "uzb", "tkm"];

    /// <summary>
    /// Dots an inch for either line: one that reads nothing plausible looks again from nearer or farther, as a person does. At names never from so far
    /// that W is seen as N (250) or from so near that M falls apart (400): they stand under no digit, and nobody would notice.
    /// </summary>
    static readonly (int First, int Second)[] Looks = [(350, 300), (325, 325), (340, 350), (350, 275), (310, 310)];

    [Fact]
    public async Task is_read_by_a_reader_of_another_make_as_it_was_written()
    {
        Assert.SkipUnless(File.Exists(PaperOffice.Chromium), "Chromium is not installed: apt-get install chromium");
        Assert.SkipUnless(OpticalReader.Missing is null, OpticalReader.Missing ?? "");
        await using var printer = new PaperPrinter();
        using var reader = new OpticalReader();
        var written = await PrintAsync(printer, reader);
        var (read, looks, found) = (new Dictionary<Written, IReadOnlyList<string>>(), new Dictionary<Written, IReadOnlyList<(string First, string Second)>>(),
            new Dictionary<Written, List<string>>());
        var (pending, asTheyStand, corrected, lines, decided) = (written, 0, 0, 0, 0);
        foreach (var look in Looks.TakeWhile(_ => pending.Count > 0))
        {
            var seen = await reader.ReadAsync([.. pending.Select(paper => paper.Page)], look.First, look.Second);
            foreach (var (paper, (first, second)) in pending.Zip(seen))
            {
                looks[paper] = [.. looks.GetValueOrDefault(paper, []), (first, second)];
                if (Understood([first, second]) is not { } zone)
                    continue;
                // Two slips together may pass a check digit and a check letter: one look is not believed.
                var before = found.TryGetValue(paper, out var each) ? each : found[paper] = [];
                if (before.Contains(string.Join('\n', zone)))
                    Keep(paper, zone);
                before.Add(string.Join('\n', zone));
            }
            if (look == Looks[0])
                TestContext.Current.TestOutputHelper?.WriteLine($"at the first look: {found.Count} of {written.Count} papers");
            pending = [.. pending.Where(paper => !read.ContainsKey(paper))];
        }
        foreach (var paper in pending.Where(paper => found.GetValueOrDefault(paper, []).Distinct().Count() == 1))
            Keep(paper, found[paper][0].Split('\n'));
        pending = [.. pending.Where(paper => !read.ContainsKey(paper))];

        void Keep(Written paper, IReadOnlyList<string> zone)
        {
            read[paper] = zone;
            var right = (First: looks[paper].Any(look => look.First == zone[0]), Second: looks[paper].Any(look => look.Second == zone[1]));
            asTheyStand += right.First && right.Second ? 1 : 0;
            corrected += right.First && right.Second ? 0 : 1;
            lines += (right.First ? 0 : 1) + (right.Second ? 0 : 1);
        }
        foreach (var paper in pending)
            if (Decided(looks[paper]) is { } zone)
            {
                read[paper] = zone;
                decided++;
            }
        pending = [.. pending.Where(paper => !read.ContainsKey(paper))];
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{written.Count} papers: {asTheyStand} as they were seen, {corrected} after our reader put {lines} of {2 * written.Count} lines right, {decided} by the number's own check letter, {pending.Count} not at all");
        Assert.True(pending.Count == 0, string.Join('\n', pending.SelectMany(paper => looks[paper].Select(both => $"{both.First} {both.Second}").Prepend(string.Join(' ', paper.Lines)))));
        foreach (var paper in written)
            AssertSame(paper, read[paper]);
    }

    /// <summary>What our reader makes of lines as they were seen; null where it makes nothing of them, or the number's own check letter is wrong.</summary>
    static IReadOnlyList<string>? Understood(IReadOnlyList<string> seen)
    {
        var lines = Mrz.ReadLines(seen, Today).IsValid ? seen : Mrz.Propose(seen, Today);
        return lines is not null && Mrz.ReadLines(lines, Today).DocumentNumber is var read && CaseNumber.TryParse(read, out var number) && Plain(number) == read ? lines : null;
    }

    /// <summary>
    /// Of several looks the commonest character at each place; where the check digit leaves two readings of the number, its check letter says which: the
    /// one with the fewest letters taken for others that look like them. Null where two are left.
    /// </summary>
    static IReadOnlyList<string>? Decided(IReadOnlyList<(string First, string Second)> looks)
    {
        static string Commonest(IEnumerable<string> lines) => lines.Where(line => line.Length == 44).ToList() is { Count: > 0 } whole
            ? string.Concat(Enumerable.Range(0, 44).Select(at => whole.GroupBy(line => line[at]).MaxBy(same => same.Count())!.Key)) : "";
        var (first, second) = (Commonest(looks.Select(look => look.First)), Commonest(looks.Select(look => look.Second)));
        IReadOnlyList<string> readings = second.Length == 44 ? [second] : [];
        for (var changes = 0; changes <= 2; changes++, readings = [.. readings.SelectMany(Near).Distinct()])
        {
            var found = readings.Select(reading => Understood([first, reading]) is { } zone && zone[1][..9] == reading[..9] ? string.Join('\n', zone) : null)
                .OfType<string>().Distinct().ToList();
            if (found.Count > 0)
                return found.Count == 1 ? found[0].Split('\n') : null;
        }
        return null;
    }

    static readonly string[] Alike = ["S58B36G", "Z27", "0ODQG", "1IT", "MNWH", "KX", "VY"];

    static IEnumerable<string> Near(string line) => from at in Enumerable.Range(0, 9)
                                                    from alike in Alike
                                                    where alike.Contains(line[at], StringComparison.Ordinal)
                                                    from other in alike
                                                    where other != line[at]
                                                    select $"{line[..at]}{other}{line[(at + 1)..]}";

    static string Plain(CaseNumber number) => $"{number}".Replace("-", "", StringComparison.Ordinal);

    /// <summary>The same in every run.</summary>
    static string Number(Random random)
    {
        const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var seven = string.Concat(Enumerable.Range(0, 7).Select(_ => Letters[random.Next(Letters.Length)]));
        return Letters.Select(check => $"{seven}{check}").First(number => CaseNumber.TryParse(number, out _));
    }

    static void AssertSame(Written paper, IReadOnlyList<string> lines)
    {
        Assert.Equal(paper.Lines, lines);
        var (zone, document) = (Mrz.ReadLines(lines, Today), paper.Document);
        Assert.True(zone.IsSound, string.Join(", ", zone.Errors.Select(error => error.Kind)));
        Assert.Equal(("P", document.Issuer, document.Nationality, document.Number), (zone.DocumentCode, zone.Issuer, zone.Nationality, zone.DocumentNumber));
        Assert.Equal((document.Birth, PartialDate.Of(document.Expiry.Year, document.Expiry.Month, document.Expiry.Day)), (zone.Birth, zone.Expiry));
        Assert.Equal(document.Sex is Sex.Male or Sex.Female ? document.Sex : Sex.Other, zone.Sex is Sex.Unknown ? Sex.Other : zone.Sex);
    }

    static async Task<List<Written>> PrintAsync(PaperPrinter printer, OpticalReader reader)
    {
        var editions = Editions.ToDictionary(code => code, PaperOffice.Edition);
        var (people, written) = (Names.Read(), new List<Written>());
        for (var i = 0; i < Count; i++)
        {
            var (edition, paper) = (editions[Editions[i % Editions.Length]], i % 2 == 0 ? Vocabulary.TravelDocument1951 : Vocabulary.TravelDocument1954);
            var (document, name) = Document(edition, paper, people, i, i % 3);
            var zone = Mrz.Write(document);
            // A letter that no table of ICAO has: the person's own Latin spelling is asked for.
            if (zone.Refusal?.Name == "mrz-name-letter")
                (document, zone) = (Document(edition, paper, people, i, 0).Document, Mrz.Write(Document(edition, paper, people, i, 0).Document));
            Assert.False(zone.IsRefused, $"{zone.Refusal?.Name}: paper {i}");
            var content = PaperOffice.Content(edition, paper, i % PaperOffice.People.Length);
            content.Texts["number"] = [new(document.Number)];
            content.Texts["family"] = [new(document.Primary)];
            content.Texts["given"] = [new(document.Secondary)];
            content.Texts["original"] = [new(name)];
            content.Pictures[PaperField.Mrz] = PaperPictures.Zone(zone.Value);
            var (refusal, pdf) = await printer.PrintAsync(PaperOffice.Document(edition, paper, content), TestContext.Current.CancellationToken);
            Assert.Null(refusal);
            written.Add(new(document, zone.Value, await reader.KeepAsync(pdf!)));
        }
        return written;
    }

    /// <summary>Names in Latin, Cyrillic and Arabic letters by turns, one or two of each kind, births known to the day or to the year.</summary>
    static (MrzDocument Document, string Original) Document(Edition edition, Paper paper, Names people, int i, int letters)
    {
        var random = new Random(9303 + i);
        var (one, other, root, second) = (people.Any(random, "man", "woman"), people.Any(random, "man", "woman"), people.Any(random, "root"), people.Any(random, "root"));
        string Of(Func<string[], string> column, string ending) => column(root) + ending + (i % 5 == 4 ? $"-{column(second)}{ending}" : "");
        var (family, given) = letters switch
        {
            0 => (Of(Latin, "ova"), i % 2 == 0 ? Latin(one) : $"{Latin(one)} {Latin(other)}"),
            1 => (Of(Cyrillic, "ов"), i % 2 == 0 ? Cyrillic(one) : $"{Cyrillic(one)} {Cyrillic(other)}"),
            _ => (Of(Arabic, ""), Arabic(one)),
        };
        var birth = i % 7 == 6 ? PartialDate.Of(random.Next(1940, 2026)) : PartialDate.Of(random.Next(1930, 2026), random.Next(1, 13), random.Next(1, 29));
        return (new(MrzFormat.Td3, PaperZone.DocumentCode, edition.Alpha3, family, i % 11 == 10 ? "" : given, Number(random),
            paper.Form.NationalityCode!, birth, (Sex)(i % 3), Today.AddDays(random.Next(30, 1500))), $"{given} {family}");

        static string Latin(string[] row) => row[4].Split('|')[0];
        static string Cyrillic(string[] row) => row[3];
        static string Arabic(string[] row) => row[5];
    }

    /// <summary>The lexicon of the names of the region: people, kind, national, Russian, Latin, Arabic.</summary>
    sealed record Names(ILookup<string, string[]> ByKind)
    {
        public static Names Read() => new(File.ReadLines(Path.Combine(Region_in_a_browser.Sources, "tests", "Pana.Tests", "Linkage", "names", "lexicon.csv")).Skip(1)
            .Select(line => line.Split(',')).ToLookup(row => row[1]));

        public string[] Any(Random random, params string[] kinds)
        {
            var rows = kinds.SelectMany(kind => ByKind[kind]).ToList();
            return rows[random.Next(rows.Count)];
        }
    }
}
