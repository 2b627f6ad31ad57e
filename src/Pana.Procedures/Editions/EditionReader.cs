using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pana.Procedures.Editions;

/// <summary>Reads the files of an edition and names everything that is wrong in them at once.</summary>
internal sealed class EditionReader(string folder, Model baseline, CommonData? common)
{
    static readonly string[] UnitKinds = ["office", "crossing", "court", "centre"];

    static readonly Dictionary<string, HolidayRule> HolidayRules = new()
    {
        ["none"] = HolidayRule.None, ["next-working-day"] = HolidayRule.NextWorkingDay, ["sunday-only"] = HolidayRule.SundayOnly,
    };

    readonly Faults _faults = new(folder);

    public EditionReading Read()
    {
        if (!Directory.Exists(folder))
            return new(null, [new(folder, 1, "the folder is missing", "name the folder that holds edition.json")]);
        var head = JsonTree.Read(_faults, "edition.json");
        var amendments = new AmendmentReader(_faults, baseline);
        amendments.Read();
        var regions = Regions();
        var authorities = Authorities(amendments.Model);
        var units = Units(authorities, regions);
        var crossings = Crossings(units);
        var papers = Papers();
        var rights = Rights(papers);
        var gaps = Gaps();
        var notes = FigureNotes.Read(_faults, common?.Definitions);
        var holidays = ReadHolidays();
        var terms = new TermReader(_faults, amendments.Model, amendments.Amendments).Read();
        var before = _faults.Count;
        LabelFiles();
        var areLabelsSound = _faults.Count == before;
        var languages = Languages(head);
        var templates = PaperTemplates.Read(_faults, baseline, areLabelsSound ? common?.Papers : null, languages);
        var weekend = Weekend(head);
        var zone = Text(head, "timeZone");
        if (zone.Length > 0 && LocalTime.OffsetOf(zone) is null)
            Fault(head!["timeZone"]!, "timeZone", $"{zone} is no time zone of the region", "write for example Asia/Dushanbe");
        var rule = Text(head, "holidayRule");
        if (rule.Length > 0 && !HolidayRules.ContainsKey(rule))
            Fault(head!["holidayRule"]!, "holidayRule", $"{rule} is no rule", $"write one of {string.Join(", ", HolidayRules.Keys)}");
        var code = Text(head, "code");
        if (code.Length > 0 && (code.Length != 3 || !code.All(char.IsAsciiLetterLower)))
            Fault(head!["code"]!, "code", $"{code} is no code", "write ISO 3166-1 alpha-3 in lower case");
        var (alpha2, alpha3, name, capital) = (Text(head, "alpha2"), Text(head, "alpha3"), Words(head, "name"), Words(head, "capital"));
        var scenarios = new ScenarioReader(_faults, amendments.Model, LocalTime.OffsetOf(zone) ?? default).Read();
        var (version, duty) = (Text(head, "version"), Text(head, "dutyNumber"));
        if (_faults.Count > 0)
            return new(null, [.. _faults.Found]);
        return new(new Edition
        {
            Folder = folder, Code = code, Alpha2 = alpha2, Alpha3 = alpha3, Name = name, Capital = capital, Languages = languages,
            TimeZone = zone, Offset = LocalTime.OffsetOf(zone)!.Value, Weekend = weekend, Version = version, DutyNumber = duty,
            Holidays = holidays, Calendar = Editions.Holidays.Calendar(holidays, weekend, HolidayRules[rule]),
            Terms = terms, Authorities = authorities, Units = units, Crossings = crossings, Regions = regions, Papers = papers,
            Templates = templates, Gaps = gaps, Rights = rights, Notes = notes, Amendments = amendments.Amendments, Scenarios = scenarios, Model = amendments.Model,
        }, []);
    }

    void Fault(JsonTree at, string key, string what, string howToMend) => _faults.Add("edition.json", at.Line, what, howToMend, key);

    string Text(JsonTree? head, string key)
    {
        if (head is null || head[key] is { IsText: true, Text.Length: > 0 })
            return head?[key]?.Text ?? "";
        Fault(head, key, "is missing or no text", $"add \"{key}\": \"…\"");
        return "";
    }

    Texts Words(JsonTree? head, string key)
    {
        if (head is not null && head[key] is not { } words)
            Fault(head, key, "is missing", $"add \"{key}\": {{\"ru\": \"…\", \"en\": \"…\"}}");
        else if (head is not null)
            return new(Word(head[key]!, "ru", key), Word(head[key]!, "en", key));
        return new("", "");
    }

    string Word(JsonTree words, string language, string key)
    {
        if (words[language] is not { IsText: true, Text.Length: > 0 } word)
            Fault(words, key, $"has no words in {language}", $"add \"{language}\": \"…\"");
        else
            return word.Text;
        return "";
    }

    ImmutableArray<string> Languages(JsonTree? head)
    {
        var list = head?["languages"]?.Items ?? [];
        if (head is not null && list.IsEmpty)
            Fault(head, "languages", "are missing", "add \"languages\": [\"…\", \"ru\"]");
        foreach (var item in list.Where(item => Language.Find(item.Text) is null))
            Fault(item, "languages", $"{item.Text} is no language of the platform", Faults.Nearest(item.Text, Language.All.Select(each => each.Code)));
        return [.. list.Select(item => item.Text)];
    }

    ImmutableArray<DayOfWeek> Weekend(JsonTree? head)
    {
        var days = ImmutableArray.CreateBuilder<DayOfWeek>();
        foreach (var item in head?["weekend"]?.Items ?? [])
            if (Enum.GetValues<DayOfWeek>().Where(day => day.ToString().ToLowerInvariant() == item.Text).ToList() is [var day])
                days.Add(day);
            else
                Fault(item, "weekend", $"{item.Text} is no day", "write days in English, for example saturday");
        if (head is not null && (days.Count is 0 or 7))
            Fault(head, "weekend", days.Count == 0 ? "is missing" : "leaves no working day", "add \"weekend\": [\"saturday\", \"sunday\"]");
        return days.ToImmutable();
    }

    ImmutableArray<Subdivision> Regions() =>
        [.. Unique("regions.csv", Table.Read(_faults, "regions.csv", "code", "name_ru", "name_en", "name_state"), "code").Select(row => new Subdivision(row["code"], Name(row)))];

    ImmutableArray<Authority> Authorities(Model model)
    {
        const string file = "authorities.csv";
        var rows = Table.Read(_faults, file, "code", "name_ru", "name_en", "name_state", "functions", "unit_kind", "from", "until", "source_url", "certainty");
        ImmutableArray<Authority> read = [.. Unique(file, rows, "code").Select(row => new Authority(row["code"], Name(row), FunctionsOf(row), Kind(file, row, "unit_kind"),
            Cells.Day(_faults, file, row, "from"), Cells.Day(_faults, file, row, "until"), row["source_url"], Cells.Certainty(_faults, file, row)))];
        if (rows.Count > 0)
            foreach (var (step, functions) in model.AllSteps.Select(each => (each.Rule.Step, each.Rule.Actor?.RecordedBy ?? [])))
                if (functions.Length > 0 && !functions.Any(function => read.Any(authority => authority.Functions.Contains(function))))
                    _faults.Add(file, 1, $"nobody could take {step}: no authority has a function among {string.Join(", ", functions)}", "give one of the functions to an authority", step.Key);
        return read;
    }

    ImmutableArray<Function> FunctionsOf(Csv.Row row)
    {
        var functions = ImmutableArray.CreateBuilder<Function>();
        foreach (var name in row["functions"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (Enum.GetNames<Function>().Contains(name))
                functions.Add(Enum.Parse<Function>(name));
            else
                _faults.Add("authorities.csv", row.Line, $"{name} is no function", Faults.Nearest(name, Enum.GetNames<Function>()), row["code"]);
        if (functions.Count == 0)
            _faults.Add("authorities.csv", row.Line, "the authority has no function", "write one or more, separated by semicolons", row["code"]);
        return functions.ToImmutable();
    }

    ImmutableArray<Unit> Units(ImmutableArray<Authority> authorities, ImmutableArray<Subdivision> regions)
    {
        const string file = "units.csv";
        var rows = Unique(file, Table.Read(_faults, file, "code", "authority", "name_ru", "name_en", "name_state", "kind", "region", "parent"), "code").ToList();
        var codes = rows.Select(row => row["code"]).ToHashSet();
        foreach (var row in rows)
        {
            if (authorities.All(authority => authority.Code != row["authority"]))
                _faults.Add(file, row.Line, $"{row["authority"]} is no authority", Faults.Nearest(row["authority"], authorities.Select(each => each.Code)), row["code"]);
            if (regions.All(region => region.Code != row["region"]))
                _faults.Add(file, row.Line, $"“{row["region"]}” is no region", Faults.Nearest(row["region"], regions.Select(each => each.Code)), row["code"]);
            if (row["parent"].Length > 0 && (!codes.Contains(row["parent"]) || row["parent"] == row["code"]))
                _faults.Add(file, row.Line, $"{row["parent"]} is no unit above it", Faults.Nearest(row["parent"], codes), row["code"]);
        }
        return [.. rows.Select(row => new Unit(row["code"], row["authority"], Name(row), Kind(file, row, "kind"), row["region"], row["parent"].Length > 0 ? row["parent"] : null))];
    }

    string Kind(string file, Csv.Row row, string column)
    {
        if (!UnitKinds.Contains(row[column]))
            _faults.Add(file, row.Line, $"“{row[column]}” is no kind of unit", $"write one of {string.Join(", ", UnitKinds)}", row["code"]);
        return row[column];
    }

    ImmutableArray<Crossing> Crossings(ImmutableArray<Unit> units)
    {
        const string file = "crossings.csv";
        var rows = Unique(file, Table.Read(_faults, file, "code", "name_ru", "name_en", "name_state", "neighbour", "type", "lat", "lon", "error_class", "source", "certainty"), "code").ToList();
        foreach (var row in rows)
        {
            if (units.All(unit => unit.Kind != "crossing" || unit.Code != row["code"]))
                _faults.Add(file, row.Line, "no unit works at the crossing, so it lies in no region", "add a unit of kind crossing with this code to units.csv", row["code"]);
            if (row["neighbour"].Length > 0 && Country.Find(row["neighbour"]) is null)
                _faults.Add(file, row.Line, $"{row["neighbour"]} is no state", "write ISO 3166-1 alpha-3, for example AFG", row["code"]);
        }
        foreach (var unit in units.Where(unit => unit.Kind == "crossing" && rows.All(row => row["code"] != unit.Code)))
            _faults.Add("units.csv", 1, "is of kind crossing and stands in no row of crossings.csv", "add the crossing, or another kind", unit.Code);
        return [.. rows.Select(row => new Crossing(row["code"], Name(row), row["neighbour"], [.. row["type"].Split(';', StringSplitOptions.TrimEntries)],
            Cells.Degrees(_faults, file, row, "lat", 90), Cells.Degrees(_faults, file, row, "lon", 180), row["error_class"], row["source"], Cells.Certainty(_faults, file, row)))];
    }

    ImmutableArray<NationalPaper> Papers()
    {
        const string file = "papers.csv";
        var rows = Unique(file, Table.Read(_faults, file, "kind", "name_ru", "name_en", "name_state", "certainty", "source_url"), "kind").ToList();
        if (rows.Count > 0)
            foreach (var kind in baseline.Symbols.Values.OfType<Paper>().Select(paper => paper.Kind).Distinct().Where(kind => rows.All(row => row["kind"] != kind)))
                _faults.Add(file, rows[^1].Line, "the paper has no national name", $"add a row {kind},…", kind);
        return [.. rows.Select(row => new NationalPaper(row["kind"], Name(row), Cells.Certainty(_faults, file, row), row["source_url"]))];
    }

    /// <summary>A state that says nothing of it has papers that entitle to nothing.</summary>
    ImmutableArray<PaperRight> Rights(ImmutableArray<NationalPaper> papers)
    {
        const string file = "entitlements.csv";
        if (!File.Exists(_faults.PathOf(file)))
            return [];
        var rows = Table.Read(_faults, file, "kind", "right", "basis", "certainty", "source_url", "checked_on");
        foreach (var row in rows)
        {
            if (papers.All(paper => paper.Kind != row["kind"]))
                _faults.Add(file, row.Line, $"“{row["kind"]}” is no paper of this edition", Faults.Nearest(row["kind"], papers.Select(paper => paper.Kind)), "kind");
            if (!PaperRight.All.Contains(row["right"]))
                _faults.Add(file, row.Line, $"“{row["right"]}” is no right that a paper can say", $"write {string.Join(", ", PaperRight.All)}", "right");
        }
        return [.. rows.Select(row => new PaperRight(row["kind"], row["right"], row["basis"], Cells.Certainty(_faults, file, row), row["source_url"],
            Cells.Day(_faults, file, row, "checked_on")))];
    }

    ImmutableArray<Gap> Gaps()
    {
        const string file = "gaps.csv";
        return [.. Unique(file, Table.Read(_faults, file, "key", "title_ru", "title_en", "national_rule_ru", "national_rule_en", "platform_rule_ru",
            "platform_rule_en", "source_url", "checked_on", "certainty"), "key").Select(row => new Gap(row["key"], new(row["title_ru"], row["title_en"]),
            new(row["national_rule_ru"], row["national_rule_en"]), new(row["platform_rule_ru"], row["platform_rule_en"]), row["source_url"],
            Cells.Day(_faults, file, row, "checked_on"), Cells.Certainty(_faults, file, row)))];
    }

    ImmutableArray<Holiday> ReadHolidays()
    {
        const string file = "holidays.csv";
        var read = ImmutableArray.CreateBuilder<Holiday>();
        foreach (var row in Unique(file, Table.Read(_faults, file, "date", "kind", "name_ru", "name_en", "rule", "source_url", "certainty"), "date"))
        {
            if (!Holiday.TryReadDate(row["date"], out var year, out var month, out var day))
                _faults.Add(file, row.Line, $"“{row["date"]}” is no date", "write MM-DD for every year or yyyy-MM-dd for one", "date");
            if (row["kind"] is not ("day_off" or "working_day"))
                _faults.Add(file, row.Line, $"“{row["kind"]}” is no kind", "write day_off or working_day", "kind");
            if (row["rule"] is not ("fixed" or "observed"))
                _faults.Add(file, row.Line, $"“{row["rule"]}” is no rule", "write fixed, or observed when a weekend moves the day off", "rule");
            read.Add(new(year, month, day, row["kind"] == "day_off", row["rule"] == "observed", new(row["name_ru"], row["name_en"]), row["source_url"], Cells.Certainty(_faults, file, row)));
        }
        return read.ToImmutable();
    }

    void LabelFiles()
    {
        var labels = _faults.PathOf("labels");
        foreach (var path in (Directory.Exists(labels) ? Directory.GetFiles(labels, "*.csv") : []).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine("labels", Path.GetFileName(path));
            if (Language.Find(Path.GetFileNameWithoutExtension(path)) is null)
                _faults.Add(file, 1, "is no language of the platform", Faults.Nearest(Path.GetFileNameWithoutExtension(path), Language.All.Select(each => each.Code)), Path.GetFileNameWithoutExtension(path));
            _ = Unique(file, Table.Read(_faults, file, "key", "text", "reviewed"), "key").Count();
        }
    }

    IEnumerable<Csv.Row> Unique(string file, IEnumerable<Csv.Row> rows, string column)
    {
        var lines = new Dictionary<string, int>();
        foreach (var row in rows)
            if (row[column].Length == 0)
                _faults.Add(file, row.Line, $"the {column} is empty", "fill it in or remove the row", column);
            else if (lines.TryAdd(row[column], row.Line))
                yield return row;
            else
                _faults.Add(file, row.Line, $"stands already in line {lines[row[column]].ToString(CultureInfo.InvariantCulture)}", "keep one of the two", row[column]);
    }

    static NationalName Name(Csv.Row row) => new(row["name_ru"], row["name_en"], row["name_state"]);
}
