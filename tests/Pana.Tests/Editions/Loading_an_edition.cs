using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

public sealed class Loading_an_edition : IDisposable
{
    readonly EditionFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void gives_the_data_of_the_state_and_the_rules_of_the_baseline()
    {
        var edition = _folder.Sound();

        Assert.Equal("zzz", edition.Code);
        Assert.Equal("Мақом", edition.Authorities[0].Name.In("tg"));
        Assert.Equal([Function.Asylum, Function.Decision], edition.Authorities[0].Functions);
        Assert.Equal(["AFG"], edition.Crossings.Select(crossing => crossing.Neighbour));
        Assert.Equal(new Span(6, TermUnit.Months), edition.Term("rsd.decide", new(2026, 1, 1)).Value);
        Assert.Equal(TimeSpan.FromHours(5), edition.Offset);
        Assert.Same(SmallLaw.Baseline, edition.Model);
    }

    [Fact]
    public void says_where_the_law_is_weaker_and_applies_the_stricter_value()
    {
        var weaker = Assert.Single(_folder.Sound().WeakerTerms(new(2026, 1, 1)));

        Assert.Equal("appeal.file", weaker.Key);
        Assert.Equal(new Span(30, TermUnit.CalendarDays), weaker.Value);
        Assert.Equal(new Span(7, TermUnit.CalendarDays), weaker.National);
    }

    [Fact]
    public void moves_an_observed_holiday_from_the_weekend_to_the_next_working_day()
    {
        var calendar = _folder.Sound().Calendar;

        Assert.False(calendar.IsWorkingDay(new(2027, 3, 22)));
        Assert.True(calendar.IsWorkingDay(new(2028, 3, 22)));
    }

    [Fact]
    public void gives_each_day_the_value_in_force()
    {
        _folder.Terms("rsd.decide,6,months,,,,,,,project,,2025-12-31", "rsd.decide,3,months,,,,,,,project,2026-01-01,", "appeal.file,30,calendar_days,,,,,,,project,,");
        var edition = _folder.Sound();

        Assert.Equal(6, edition.Term("rsd.decide", new(2025, 12, 31)).Value.Amount);
        Assert.Equal(3, edition.Term("rsd.decide", new(2026, 1, 1)).Value.Amount);
    }

    [Theory]
    [InlineData("rsd.decide,7,months,,,,,,,project,,", "terms.csv:2: rsd.decide: 7 months is more than the 6 months that officials may take at most, write 6 months or less")]
    [InlineData("rsd.decide,six,months,,,,,,,project,,", "terms.csv:2: rsd.decide: “six months” is no length of time, write a whole number")]
    [InlineData("rsd.decide,6,weeks,,,,,,,project,,", "terms.csv:2: rsd.decide: “6 weeks” is no length of time, write")]
    [InlineData("rsd.decid,6,months,,,,,,,project,,", "terms.csv:2: rsd.decid: no procedure knows the term, the nearest known one is rsd.decide")]
    [InlineData("rsd.decid,6,months,,,,,,,project,,", "terms.csv:3: rsd.decide: the term is missing, add a row rsd.decide,…")]
    [InlineData("rsd.decide,6,months,,,,,,2026-13-01,project,,", "terms.csv:2: rsd.decide: “2026-13-01” is no date, write yyyy-MM-dd")]
    [InlineData("rsd.decide,6,months,,,,,,,sure,,", "terms.csv:2: rsd.decide: “sure” is no certainty, write verified")]
    [InlineData("rsd.decide,6,months,,,,Art. 3,,,verified,,", "terms.csv:2: rsd.decide: is verified without source or date, fill in")]
    [InlineData("rsd.decide,6,months,,,,,,,project,,2026-01-01", "terms.csv:2: rsd.decide: has no value after 2026-01-01, leave in_force_until empty")]
    [InlineData("rsd.decide,6,months,,,,one, two,,,project,,", "terms.csv:2: 13 cells where the header has 12, put a text that holds a comma into quotes")]
    [InlineData("rsd.decide,6,months,,,,\"Art. 3,,,project,,", "terms.csv:2: a quote is opened and not closed, close it on the same line")]
    public void names_file_line_what_and_how_to_mend_of_a_broken_term(string row, string fault)
    {
        _folder.Terms(row, "appeal.file,30,calendar_days,,,,,,,project,,");

        Assert.Contains(_folder.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
        Assert.Null(_folder.Load().Edition);
    }

    [Fact]
    public void refuses_to_shorten_the_persons_time()
    {
        _folder.Terms("rsd.decide,6,months,,,,,,,project,,", "appeal.file,29,calendar_days,,,,,,,project,,");

        Assert.StartsWith("terms.csv:3: appeal.file: 29 calendar_days is less than the 30 calendar_days that the person has at least", Assert.Single(_folder.Faults()));
    }

    [Fact]
    public void refuses_two_values_for_one_day()
    {
        _folder.Terms("rsd.decide,6,months,,,,,,,project,,", "rsd.decide,5,months,,,,,,,project,2026-01-01,", "appeal.file,30,calendar_days,,,,,,,project,,");

        Assert.StartsWith("terms.csv:3: rsd.decide: stands also in line 2", Assert.Single(_folder.Faults()));
    }

    [Theory]
    [InlineData("edition.json", "{\n \"code\": \"zzz\",\n}", "edition.json:3: this is not JSON")]
    [InlineData("edition.json", "{}", "edition.json:1: code: is missing or no text, add \"code\": \"…\"")]
    [InlineData("edition.json", "{\n\"languages\": [\"xx\"]}", "edition.json:2: languages: xx is no language of the platform")]
    [InlineData("edition.json", "{\n\"timeZone\": \"Mars\"}", "edition.json:2: timeZone: Mars is no time zone of the region")]
    [InlineData("edition.json", "{\"weekend\": [\"funday\"]}", "edition.json:1: weekend: funday is no day")]
    [InlineData("authorities.csv", "code,name_ru\n", "authorities.csv:1: functions: the column functions is missing, the header is code,name_ru")]
    [InlineData("authorities.csv", "code,name_ru,name_en,name_state,functions,unit_kind,from,until,source_url,certainty\na,,,,Asylm,office,,,,project\n", "authorities.csv:2: a: Asylm is no function, the nearest known one is Asylum")]
    [InlineData("authorities.csv", "code,name_ru,name_en,name_state,functions,unit_kind,from,until,source_url,certainty\na,,,,Asylum,office,,,,project\na,,,,Border,office,,,,project\n", "authorities.csv:3: a: stands already in line 2, keep one of the two")]
    [InlineData("authorities.csv", "code,name_ru,name_en,name_state,functions,unit_kind,from,until,source_url,certainty\na,,,,Asylum,office,,,,project\n", "authorities.csv:1: Claim.Refuse: nobody could take Claim.Refuse: no authority has a function among Decision")]
    [InlineData("units.csv", "code,authority,name_ru,name_en,name_state,kind,region,parent\no,asylum,,,,office,ZZ-B,\n", "units.csv:2: o: “ZZ-B” is no region, the nearest known one is ZZ-A")]
    [InlineData("units.csv", "code,authority,name_ru,name_en,name_state,kind,region,parent\no,asylum,,,,office,ZZ-A,p\n", "units.csv:2: o: p is no unit above it")]
    [InlineData("units.csv", "code,authority,name_ru,name_en,name_state,kind,region,parent\n", "crossings.csv:2: bridge: no unit works at the crossing, so it lies in no region")]
    [InlineData("holidays.csv", "date,kind,name_ru,name_en,rule,source_url,certainty\n02-30,day_off,,,fixed,,project\n", "holidays.csv:2: date: “02-30” is no date")]
    [InlineData("papers.csv", "kind,name_ru,name_en,name_state,certainty,source_url\nslip,,,,project,\n", "papers.csv:2: reasoned-decision: the paper has no national name")]
    [InlineData("statistics.csv", "definitions,note_ru,note_en,article_ru,article_en,source_url,checked_on,certainty\n;,Слово,Word,,,,,project\n", "statistics.csv:2: definitions: is about no figure")]
    [InlineData("statistics.csv", "definitions,note_ru,note_en,article_ru,article_en,source_url,checked_on,certainty\na;b,,Word,,,,,project\n", "statistics.csv:2: a: the note_ru is empty, say it in both languages")]
    [InlineData("statistics.csv", "definitions,note_ru,note_en,article_ru,article_en,source_url,checked_on,certainty\na,Слово,Word,Ст. 1,,,,project\n", "statistics.csv:2: a: the article stands in one language alone")]
    [InlineData("statistics.csv", "definitions,note_ru,note_en,article_ru,article_en,source_url,checked_on,certainty\na,Слово,Word,,,javascript:alert(1),2026-11-22,secondary\n", "statistics.csv:2: a: “javascript:alert(1)” is no address")]
    [InlineData("statistics.csv", "definitions,note_ru,note_en,article_ru,article_en,source_url,checked_on,certainty\na,Слово,Word,,,,2026-11-22,secondary\n", "statistics.csv:2: a: is secondary without source or date")]
    [InlineData("statistics.csv", "definitions,note_ru,note_en,article_ru,article_en,source_url,checked_on,certainty\na,Слово,Word,,,,,sure\n", "statistics.csv:2: certainty: “sure” is no certainty")]
    [InlineData("labels/xx.csv", "key,text,reviewed\n", "labels/xx.csv:1: xx: is no language of the platform")]
    [InlineData("labels/ru.csv", "key,text,reviewed\na,b,yes\na,c,yes\n", "labels/ru.csv:3: a: stands already in line 2")]
    [InlineData("amendments.json", "[]", "amendments.json:1: there is no list of amendments")]
    public void names_what_is_wrong_in_any_other_file(string file, string text, string fault)
    {
        _folder[file] = text;

        Assert.Contains(_folder.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Theory, InlineData("edition.json"), InlineData("terms.csv"), InlineData("units.csv"), InlineData("amendments.json"), InlineData("gaps.csv")]
    public void says_which_file_is_missing(string file)
    {
        File.Delete(Path.Combine(_folder.Path, file));

        Assert.Contains(_folder.Faults(), found => found.StartsWith($"{file}:1: the file is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void names_all_faults_at_once()
    {
        _folder["regions.csv"] = "code\n";
        _folder.Terms("rsd.decide,7,months,,,,,,,project,,");

        var files = _folder.Load().Faults.Select(fault => Path.GetFileName(fault.File)).ToHashSet();

        Assert.Superset(new HashSet<string> { "regions.csv", "terms.csv", "units.csv" }, files);
    }

    [Fact]
    public void does_not_ask_for_the_folders_name()
    {
        using var copy = new EditionFolder();

        Assert.Equal(_folder.Sound().Code, copy.Sound().Code);
    }
}
