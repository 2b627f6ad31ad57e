using System.Diagnostics;
using Pana.Casework.Papers;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Hosting;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Registry.Open;

namespace Pana.Node.Tests.Papers;

/// <summary>Papers of made-up people with names of four languages, without a node around them.</summary>
static class PaperOffice
{
    public const string Chromium = "/usr/bin/chromium";

    public static readonly (string Language, string Name, string? Original)[] People =
    [
        ("ru", "Константинопольская-Мамытбекова Гулноза Абдурахмоновна", null),
        ("tg", "Зайниддинзода-Бердимуродов Мухаммадшариф Абдулқодирович", null),
        ("prs", "Ҳусайнӣ Бадахшонӣ Сайид Муҳаммадшариф", "سید محمدشریف حسینی بدخشانی"),
        ("ps", "Абдурраҳмонзай Гулалай Пахтунистонӣ", "ګلالۍ عبدالرحمنزۍ پښتونستانۍ"),
    ];

    public static IEnumerable<Paper> Kinds => Region.Baseline.Symbols.Values.OfType<Paper>();

    public static Edition Edition(string code) => Procedures.Editions.Edition.Load(NodeEdition.Folder(code), Region.Baseline, NodeEdition.Common).Edition!;

    /// <summary>Nobody's.</summary>
    static readonly PaperPicture Photo = new("image/png", DrawnPictures.Png()), Signature = new("image/png", DrawnPictures.Png(1050, 350));

    /// <summary>A person for a travel document, spelt in Latin letters.</summary>
    public static PersonFacts Traveller { get; } = new()
    {
        Name = PersonName.Of("Sayid Sharif", family: "Husayni-Badakhshani"), Sex = Sex.Male, Birth = PartialDate.Of(1990, 6, 2),
    };

    /// <param name="person">Index of <see cref="People"/>.</param>
    public static PaperContent Content(Edition edition, Paper paper, int person)
    {
        var labels = edition.Over(ProgramLabels.All);
        var (language, name, original) = People[person];
        var content = new PaperContent(edition.LanguagesOf(paper), (code, key) => labels.Text(code, key));
        IReadOnlyList<PaperText> In(Func<string, string> text) => [.. content.Languages.Select(code => new PaperText(text(code), code))];
        content.Texts["title"] = In(edition.Papers.Single(each => each.Kind == paper.Kind).Name.In);
        content.Texts["state"] = In(code => labels.Text(code, $"country.{edition.Alpha3}"));
        foreach (var (field, value) in new[]
        {
            ("number", "K7MX-2QPD"), ("issued", "28.11.2026"), ("until", "28.02.2027"), ("duty", edition.DutyNumber), ("name", name), ("birth", "02.06.1990"),
            ("family", "HUSAYNI-BADAKHSHANI"), ("given", "SAYID SHARIF"), ("code", "P"), ("status", paper.Form.NationalityCode ?? ""), ("return", "28.02.2027"),
        })
            content.Texts[field] = [new(value)];
        content.Texts["original"] = original is null ? [] : [new(original, language)];
        content.Texts["sex"] = paper.Form.HasMrz ? [new("M")] : In(code => labels.Text(code, "sex.Male"));
        content.Texts["excluded"] = content.Texts["nationality"] = In(code => labels.Text(code, "country.AFG"));
        content.Texts["rights"] = In(code => labels.Text(code, "paper-form.rights") + " " + string.Join(", ", new[] { "Stay", "School", "Clinic" }.Select(right => labels.Text(code, $"verify.may.{right}"))));
        content.Pictures[PaperField.Seal] = PaperPictures.Seal(content, "PANA1:" + string.Concat(Enumerable.Repeat("6BFOXN%TS3DH", 17)));     // as long as a permit's
        content.Pictures["photo"] = PaperPictures.Photo(content, Photo);
        if (paper.Form.Fields.Contains(PaperField.Signature))
            content.Pictures[PaperField.Signature] = PaperPictures.Signature(content, Signature);
        if (!paper.IsForEveryEye)
        {
            content.Texts["authority"] = In(edition.Authorities[0].Name.In);
            content.Texts["decision"] = [new("Отказать", "ru")];
            content.Lines["grounds"] = [new([new("Основания решения", "ru")], [new(string.Join("\n\n", Enumerable.Repeat(
                "Заявитель сообщил, что покинул место жительства из-за угроз. Показания последовательны и согласуются со сведениями о стране.", 6)))])];
        }
        content.Lines["lines"] = [new([new("Хониши баръакс", "tg"), new("Что сказал заявитель", "ru")], [new(original ?? name)])];
        if (paper.Form.SpeaksToHolder && PaperPictures.Own(labels, paper, Language.Find(language), content.Languages) is { } own)
            content.Pictures[PaperField.Own] = own;
        if (paper.Form.HasMrz)
            content.Pictures[PaperField.Mrz] = PaperPictures.Zone(PaperZone.Td3(edition.Alpha3, paper.Form.NationalityCode!, "K7MX-2QPD", Traveller, new(2028, 11, 28))!);
        return content;
    }

    public static string Document(Edition edition, Paper paper, int person) => Document(edition, paper, Content(edition, paper, person));

    public static string Document(Edition edition, Paper paper, PaperContent content) =>
        PaperSheet.Document(PaperSheet.Of(paper, edition.Templates[paper.Kind], content), content.Languages[0], edition.Papers.Single(each => each.Kind == paper.Kind).Name.Ru);

    /// <summary>What a reader for the blind is given, in its order.</summary>
    public static async Task<string> TextAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf);
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        File.Delete(file);
        return text;
    }
}
