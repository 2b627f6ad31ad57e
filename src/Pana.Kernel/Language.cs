namespace Pana.Kernel;

/// <summary>
/// A language of the platform: BCP 47 code used for folders, cookies and <c>lang</c>, ISO 639-3 code for storage.
/// </summary>
public sealed record Language(string Code, string Iso639, string OwnName, bool RightToLeft = false)
{
    /// <summary>Russian is the first language of work; English is complete; the others follow (house.md §6).</summary>
    public static readonly IReadOnlyList<Language> All =
    [
        new("ru", "rus", "Русский"), new("en", "eng", "English"), new("kk", "kaz", "Қазақша"),
        new("ky", "kir", "Кыргызча"), new("tg", "tgk", "Тоҷикӣ"), new("tk", "tuk", "Türkmençe"),
        new("uz", "uzb", "Oʻzbekcha"),
        new("prs", "prs", "دری", true), new("ps", "pus", "پښتو", true), new("tr", "tur", "Türkçe"),
    ];

    public static Language Russian => All[0];

    public static Language? Find(string code) => All.FirstOrDefault(language => language.Code == code);
}
