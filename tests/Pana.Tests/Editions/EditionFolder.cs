using Pana.Procedures;
using Pana.Procedures.Editions;

namespace Pana.Tests.Editions;

/// <summary>A small sound edition in a folder of its own, whose files a test replaces by broken ones.</summary>
public sealed class EditionFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("edition").FullName;

    public EditionFolder()
    {
        this["edition.json"] = """
            {
              "code": "zzz", "alpha2": "ZZ", "alpha3": "ZZZ",
              "name": {"ru": "Страна", "en": "Country"}, "capital": {"ru": "Столица", "en": "Capital"},
              "languages": ["tg", "ru"],
              "timeZone": "Asia/Dushanbe", "weekend": ["saturday", "sunday"], "holidayRule": "next-working-day",
              "version": "1", "dutyNumber": "000"
            }
            """;
        this["amendments.json"] = """{ "amendments": [] }""";
        this["regions.csv"] = "code,name_ru,name_en,name_state\nZZ-A,Столица,Capital,Пойтахт\n";
        this["authorities.csv"] = """
            code,name_ru,name_en,name_state,functions,unit_kind,from,until,source_url,certainty
            asylum,Орган,Authority,Мақом,Asylum;Decision,office,,,,project
            border,Граница,Border,Сарҳад,Border;Migration,crossing,,,,project
            """;
        this["units.csv"] = """
            code,authority,name_ru,name_en,name_state,kind,region,parent
            office,asylum,Отдел,Office,Шуъба,office,ZZ-A,
            bridge,border,Мост,Bridge,Пул,crossing,ZZ-A,
            """;
        this["crossings.csv"] = """
            code,name_ru,name_en,name_state,neighbour,type,lat,lon,error_class,source,certainty
            bridge,Мост,Bridge,Пул,AFG,road,37.1,68.2,b,made up,project
            """;
        this["papers.csv"] = "kind,name_ru,name_en,name_state,certainty,source_url\nreasoned-decision,Решение,Decision,Қарор,project,\n";
        this["holidays.csv"] = "date,kind,name_ru,name_en,rule,source_url,certainty\n03-21,day_off,Навруз,Nawruz,observed,,project\n";
        this["gaps.csv"] = "key,title_ru,title_en,national_rule_ru,national_rule_en,platform_rule_ru,platform_rule_en,source_url,checked_on,certainty\n";
        Terms("rsd.decide,6,months,,,filed,project default,,,project,,", "appeal.file,30,calendar_days,7,calendar_days,served,Art. 14,,,unverified,,");
    }

    public string this[string file]
    {
        set
        {
            var path = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, value);
        }
    }

    public EditionFolder Terms(params string[] rows)
    {
        this["terms.csv"] = string.Join('\n', rows.Prepend(
            "key,value,unit,national_value,national_unit,from_event,article,source_url,checked_on,certainty,in_force_from,in_force_until"));
        return this;
    }

    /// <summary>The members of the amendments, without the outer brackets.</summary>
    public EditionFolder Amended(params string[] amendments)
    {
        this["amendments.json"] = $"{{ \"amendments\": [\n{string.Join(",\n", amendments.Select(each => $"{{ {each} }}"))}\n] }}";
        return this;
    }

    public EditionReading Load() => Edition.Load(Path, SmallLaw.Baseline);

    public Edition Sound() => Load() is { Edition: { } edition } ? edition : throw new InvalidOperationException(string.Join("\n", Load().Faults));

    /// <summary>The faults with the folder's own path left out.</summary>
    public IEnumerable<string> Faults() => Load().Faults.Select(fault => fault.ToString()[(Path.Length + 1)..]);

    public void Dispose() => Directory.Delete(Path, true);
}
