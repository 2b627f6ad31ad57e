using FsCheck;
using FsCheck.Fluent;
using Pana.Kernel;
using Pana.Papers;
using Pana.Tests.Kernel;

namespace Pana.Tests.Papers;

public class A_written_zone
{
    static readonly DateOnly Today = new(2026, 11, 28);

    static MrzDocument Document(string primary = "ERIKSSON", string secondary = "ANNA MARIA", MrzFormat format = MrzFormat.Td3, string number = "L898902C3", string? language = null) =>
        new(format, format switch { MrzFormat.Td3 => "P", MrzFormat.MrvA or MrzFormat.MrvB => "V", _ => "I" }, "UTO", primary, secondary, number, "UTO", PartialDate.Of(1974, 8, 12),
            Sex.Female, new(2012, 4, 15)) { Optional = format == MrzFormat.Td3 ? "ZE184226B" : "", Language = language };

    static string Name(string primary, string secondary, MrzFormat format = MrzFormat.Td3, string? language = null) =>
        Mrz.Write(Document(primary, secondary, format, language: language)).Value[format == MrzFormat.Td1 ? 2 : 0][(format == MrzFormat.Td1 ? 0 : 5)..];

    [Theory, MemberData(nameof(Specimens.Data), MemberType = typeof(Specimens))]
    public void of_what_was_read_of_a_specimen_is_the_specimen(string zone)
    {
        var read = Mrz.ReadLines(zone.Split('\n'), Today);
        Assert.True(read.IsValid);
        var document = new MrzDocument(read.Format!.Value, read.DocumentCode, read.Issuer, read.Name.Primary, read.Name.Secondary, read.DocumentNumber, read.Nationality,
            read.Birth, read.Sex, read.Expiry!.Middle) { Optional = read.Optional, Optional2 = read.Optional2 };
        Assert.Equal(zone.Split('\n'), Mrz.Write(document).Value);
    }

    /// <summary>Parts 4 to 7, “Names of the holder in the MRZ”; of their options for long names those by initials.</summary>
    [Theory]
    [InlineData("SMITH-JONES", "SUSIE MARGARET", "SMITH<JONES<<SUSIE<MARGARET<<<<<<<<<<<<", null, null)]
    [InlineData("O'CONNOR", "ENYA SIOBHAN", "OCONNOR<<ENYA<SIOBHAN<<<<<<<<<<<<<<<<<<", null, null)]
    [InlineData("VAN DER MUELLEN", "MARTIN", "VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<", "VAN<DER<MUELLEN<<MARTIN<<<<<<<<", "VAN<DER<MUELLEN<<MARTIN<<<<<<<")]
    [InlineData("AL-BASRI", "HUDA MUHAMMAD JAWAD", "AL<BASRI<<HUDA<MUHAMMAD<JAWAD<<<<<<<<<<", "AL<BASRI<<HUDA<MUHAMMAD<JAWAD<<", "AL<BASRI<<HUDA<MUHAMMAD<JAWAD<")]
    [InlineData("VILARCHAO FERNANDEZ", "JOSE RAMON", "VILARCHAO<FERNANDEZ<<JOSE<RAMON<<<<<<<<", "VILARCHAO<FERNANDEZ<<JOSE<RAMON", "VILARCHAO<FERNANDEZ<<JOSE<RAMO")]
    [InlineData("ARKFREITH", "", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<")]
    [InlineData("", "Arkfreith", "ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", null, null)]
    [InlineData("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG KRASUANG", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "NILAVADHANANANDA<<CHAYAPA<DEJ<K", "NILAVADHANANANDA<<CHAYAPA<DE<K")]
    [InlineData("NILAVADHANANANDA", "ARNPOL PETCH CHARONGUANG", "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU", null, null)]
    [InlineData("BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL", "DINGO POTOROO", "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI", "BENNELONG<WOOLOOMOOLOO<W<W<<D<P",
        "BENNELONG<WOOLOOMOOLOO<W<W<<DI")]
    [InlineData("PAPANDROPOULOUS", "JONATHON WARREN TREVOR", "PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", null, null)]
    [InlineData("PAPANDROPOULOUS", "JONATHOON ALEC", null, "PAPANDROPOULOUS<<JONATHOON<ALEC", null)]
    public void has_names_as_ICAO_writes_them(string primary, string secondary, string? td3, string? td2, string? td1)
    {
        foreach (var (format, expected) in new[] { (MrzFormat.Td3, td3), (MrzFormat.MrvA, td3), (MrzFormat.Td2, td2), (MrzFormat.MrvB, td2), (MrzFormat.Td1, td1) })
            if (expected is not null)
                Assert.Equal(expected, Name(primary, secondary, format));
    }

    [Theory]
    [InlineData("Щербаков", "Юрий", null, "SHCHERBAKOV<<IURII")]
    [InlineData("Щербаков", "Юрій", "uk", "SHCHERBAKOV<<YURII")]
    [InlineData("Әуезов", "Мұхтар Омарханұлы", "kk", "AUEZOV<<MUKHTAR<OMARKHANULY")]
    [InlineData("Төлегенова", "Бибігүл Ахметқызы", "kk", "TOLEGENOVA<<BIBIGUL<AKHMETKYZY")]
    [InlineData("Айтматов", "Чыңгыз", "ky", "AITMATOV<<CHYNGGYZ")]
    [InlineData("Раҳмонов", "Ҷамшед", "tg", "RAHMONOV<<JAMSHED")]
    [InlineData("Gurbangulyýew", "Öwez", "tk", "GURBANGULYYEW<<OWEZ")]
    [InlineData("Müller", "Jörg", null, "MUELLER<<JOERG")]
    [InlineData("Oʻktamov", "Gʻayrat", "uz", "OKTAMOV<<GAYRAT")]
    [InlineData("D’Artagnan", "Térèsa", null, "DARTAGNAN<<TERESA")]
    [InlineData("الرازي", "ابو بكر محمد بن زكريا", null, "ALRAZY<<ABW<BKR<MXHMD<BN<ZKRYA")]
    [InlineData("فضّة", "عبّاس", null, "FXDZXDZXAH<<EBBAS")]
    [InlineData("نعيمة", "جميلة", null, "NEYMXAH<<JMYLXAH")]
    [InlineData("احمدزی", "ګل ښه", "ps", "AXHMDZXYA<<XXKL<XXSH")]
    [InlineData("پویا", "چمن", "prs", "PWXYAA<<XCMN")]
    public void has_letters_of_other_scripts_by_the_tables(string primary, string secondary, string? language, string expected) =>
        Assert.StartsWith(expected + "<", Name(primary, secondary, language: language) + "<", StringComparison.Ordinal);

    [Theory]
    [InlineData("", "", "mrz-name-empty")]
    [InlineData("...", "'’ʻ", "mrz-name-empty")]
    [InlineData("12345", "", "mrz-name-empty")]
    [InlineData("ـَ", "", "mrz-name-empty")]
    [InlineData("王", "", "mrz-name-letter")]
    [InlineData("\uD835\uDC00", "", "mrz-name-letter")]
    public void is_refused_where_nothing_of_the_name_is_left(string primary, string secondary, string refusal) =>
        Assert.Equal(refusal, Mrz.Write(Document(primary, secondary)).Refusal?.Name);

    [Theory]
    [InlineData(MrzFormat.Td1, "D23145890734", "I<UTOD23145890<7349<<<<<<<<<<<")]
    [InlineData(MrzFormat.Td1, "AB 12-34", "I<UTOAB<12<34<9<<<<<<<<<<<<<<<")]
    [InlineData(MrzFormat.Td1, "ABCDEFGHI0123456789012", "I<UTOABCDEFGHI<01234567890126<")]
    public void has_long_numbers_in_the_optional_field(MrzFormat format, string number, string line) =>
        Assert.Equal(line, Mrz.Write(Document(format: format, number: number)).Value[0]);

    [Theory]
    [InlineData(MrzFormat.Td1, "ABCDEFGHI01234567890123", "mrz-number-too-long")]
    [InlineData(MrzFormat.Td2, "ABCDEFGHI012345", "mrz-number-too-long")]
    [InlineData(MrzFormat.Td3, "ABCDEFGHI0", "mrz-number-too-long")]
    [InlineData(MrzFormat.Td3, " ", "mrz-number-empty")]
    [InlineData(MrzFormat.Td3, "АВ123", "mrz-number-empty")]
    public void is_refused_where_the_number_has_no_room(MrzFormat format, string number, string refusal) =>
        Assert.Equal(refusal, Mrz.Write(Document(format: format, number: number)).Refusal?.Name);

    [Theory]
    [InlineData("XXA"), InlineData("XXB"), InlineData("XXC"), InlineData("XXX"), InlineData("RKS"), InlineData("UNO"), InlineData("XES"), InlineData("D")]
    public void has_the_codes_of_part_3(string code) => Assert.Equal(code.PadRight(3, '<'), Mrz.Write(Document() with { Nationality = code }).Value[1][10..13]);

    [Fact]
    public void is_refused_for_a_code_that_is_in_no_list()
    {
        Assert.Equal("mrz-code", Mrz.Write(Document() with { Nationality = "YTO" }).Refusal?.Name);
        Assert.Equal("mrz-code", Mrz.Write(Document() with { DocumentCode = "I" }).Refusal?.Name);
    }

    [Fact]
    public void has_words_for_every_refusal() => Assert.All(Enum.GetValues<MrzRefusal>().Where(refused => refused != MrzRefusal.None), refused =>
        Assert.True(House.Labels.Has("ru", $"refusal.{refused.ToRefusal().Name}") && House.Labels.Has("en", $"refusal.{refused.ToRefusal().Name}")));

    /// <summary>Every row names where it is from; a letter of ICAO's own tables is read so whatever the language, but for ICAO's own exceptions.</summary>
    [Fact]
    public void has_letters_that_name_their_source()
    {
        var rows = File.ReadLines(Path.Combine(Path.GetDirectoryName(House.Folder)!, "src", "Pana.Papers", "Mrz", "Data", "letters.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.All(rows, row => Assert.True(row.Length == 7 && row[5].Length > 0 && row[6] is "verified" or "unverified" && row[2].All(c => char.IsAsciiLetterUpper(c) || c == '*'), row[0]));
        Assert.All(rows, row => Assert.Equal(row[6] == "verified", row[5].StartsWith("ICAO", StringComparison.Ordinal) && !row[5].Contains("row", StringComparison.Ordinal)));
        Assert.Equal(rows.Count, rows.Select(row => (row[0], row[3], row[4])).Distinct().Count());
    }

    [Fact]
    public void says_of_a_birth_what_is_known_and_no_more()
    {
        string Birth(PartialDate? birth) => Mrz.Write(Document() with { Birth = birth }).Value[1][13..19];
        Assert.Equal("740812", Birth(PartialDate.Of(1974, 8, 12)));
        Assert.Equal("7408<<", Birth(PartialDate.Of(1974, 8)));
        Assert.Equal("74<<<<", Birth(PartialDate.Of(1974)));
        Assert.Equal("74<<<<", Birth(PartialDate.Of(1974, 8, 12, estimated: true)));
        Assert.Equal("960602", Birth(PartialDate.Of(1375, 3, 13, StatedCalendar.SolarHijri)));
        Assert.Equal("96<<<<", Birth(PartialDate.Of(1375, calendar: StatedCalendar.SolarHijri)));
        Assert.Equal("<<<<<<", Birth(PartialDate.Between(1970, 1980)));
        Assert.Equal("<<<<<<", Birth(null));
    }

    [Fact]
    public void costs_no_memory_and_neither_does_a_read_one()
    {
        MrzDocument[] documents = [Document("BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL", "DINGO POTOROO"), Document("Щербаков", "Юрий", MrzFormat.Td1, "D23145890734"), Document("محمد", "", MrzFormat.MrvB)];
        Span<char> zone = stackalloc char[90];
        var allocated = 0L;
        // The first round makes what is made once.
        for (var round = 0; round < 200; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var document in documents)
            {
                var refused = MrzWriter.TryWrite(document, zone[..MrzWriter.Length(document.Format)]);
                var width = document.Format switch { MrzFormat.Td1 => 30, MrzFormat.Td3 => 44, _ => 36 };
                if (refused != MrzRefusal.None || !MrzZone.TryOpen(zone[..width], zone.Slice(width, width), width == 30 ? zone[60..] : default, out var read) || read.Check() != MrzFaults.None)
                    Assert.Fail("A zone that was written is wrong.");
            }
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void is_read_back_whatever_the_name_and_number() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(
        (from format in Gen.Elements(Enum.GetValues<MrzFormat>())
         from primary in Words(6)
         from secondary in Words(6)
         from number in Gen.Elements("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray()).ArrayOf().Where(number => number.Length is > 0 and < 23).Select(number => new string(number))
         select Document(primary, secondary, format, number)).ToArbitrary(),
        document =>
        {
            var written = Mrz.Write(document);
            var most = document.Format switch { MrzFormat.Td1 => 22, MrzFormat.Td2 => 14, _ => 9 };
            if (written.IsRefused)
                return document.Number.Length > most && written.Refusal!.Name == "mrz-number-too-long";
            var read = Mrz.ReadLines(written.Value, Today);
            var room = document.Format switch { MrzFormat.Td1 => 30, MrzFormat.Td3 or MrzFormat.MrvA => 39, _ => 31 };
            var fits = document.Primary.Length + (document.Secondary.Length == 0 ? 0 : document.Secondary.Length + 2) <= room;
            return read.IsSound && read.DocumentNumber == document.Number
                && (fits ? (read.Name.Primary, read.Name.Secondary) == (document.Primary, document.Secondary)
                    : read.Name.MayBeCut && document.Primary.Split(' ').Zip(read.Name.Primary.Split(' ')).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)));
        }));

    static Gen<string> Words(int most) => from count in Gen.Choose(1, most)
        from words in Gen.Elements("A", "LI", "NOOR", "AHMADZAI", "WOOLOOMOOLOO", "BENNELONG", "CHARONGUANG", "ABDULRAHMANZADAGANOVICH").ListOf(count) select string.Join(' ', words);
}
