using Pana.Kernel;
using Pana.Sdmx;
using Code = Pana.Sdmx.Code;

namespace Pana.Insight.Flows;

/// <summary>
/// Lists of codes, as they lie in <c>Data/codes</c>: code, parent, a name in each language that has one. States get their names from the labels that
/// all screens have, regions theirs from the editions.
/// </summary>
internal sealed class CodeTables(Labels labels)
{
    /// <summary>What names may be in, the complete ones first. Of the others no speaker has read all.</summary>
    public static readonly string[] Languages = ["en", "ru", "kk", "ky", "tg", "tk", "uz"];

    static readonly SdmxVersion s_version = SdmxVersion.Parse(Flow.Version);

    public static IReadOnlyList<Csv.Row> Rows(string table)
    {
        var name = $"Pana.Insight.Data.codes.{table}.csv";
        return Csv.Read(typeof(CodeTables).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no data {name}"), name);
    }

    public static LocalText Names(Csv.Row row) => LocalText.Of(Languages.Where(language => row[language].Length > 0).Select(language => KeyValuePair.Create(language, row[language])));

    public IEnumerable<Codelist> All => Rows("codelists").Select(row => new Codelist(Flow.Agency, row["code"], s_version, Names(row), [.. Codes(row["code"])]));

    IEnumerable<Code> Codes(string list)
    {
        var own = Rows(list).Select(row => new Code(row["code"], Names(row)) { Parent = row["parent"] is { Length: > 0 } parent ? parent : null });
        return list switch
        {
            "CL_COUNTRY" => own.Concat(Country.All.Where(country => !country.IsDocumentCode || country.Alpha3 == Country.Stateless).Select(StateOf)),
            "CL_REGION" => own.Concat(Regions()),
            _ => own,
        };
    }

    Code StateOf(Country country) =>
        new(country.Alpha3, LocalText.Of(Languages.Where(language => labels.Has(language, country.LabelKey)).Select(language => KeyValuePair.Create(language, labels.Text(language, country.LabelKey)))))
        {
            Parent = Flow.Total,
        };

    /// <summary>Of all editions that the program has: every node knows the same list.</summary>
    static IEnumerable<Code> Regions()
    {
        var assembly = typeof(CodeTables).Assembly;
        foreach (var (folder, language) in new[] { ("kaz", "kk"), ("kgz", "ky"), ("tjk", "tg"), ("tkm", "tk"), ("uzb", "uz") })
            foreach (var row in Csv.Read(assembly.GetManifestResourceStream($"regions/{folder}/regions.csv")!, $"{folder}/regions.csv"))
                yield return new(row["code"], LocalText.Of(("en", row["name_en"]), ("ru", row["name_ru"]), (language, row["name_state"]))) { Parent = Flow.Total };
    }
}
