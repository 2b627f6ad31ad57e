namespace Pana.Kernel;

/// <summary>Writing systems by ISO 15924 code.</summary>
public static class Script
{
    public const string Cyrillic = "Cyrl", Latin = "Latn", Arabic = "Arab";

    /// <summary>Neither of the three: digits, marks, or a script that Pana does not transliterate.</summary>
    public const string Other = "Zyyy";

    /// <summary>The script of most letters of the text; <see cref="Other"/> where it has none of the three.</summary>
    public static string Of(string text)
    {
        int cyrillic = 0, latin = 0, arabic = 0;
        foreach (var c in text)
            _ = c switch
            {
                >= 'Ѐ' and <= 'ԯ' => cyrillic++,
                >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= 'À' and <= 'ɏ' or >= 'Ḁ' and <= 'ỿ' => latin++,
                >= '\u0620' and <= '\u06D3' or >= '\u0750' and <= '\u077F' or >= '\uFB50' and <= '\uFEFC' => arabic++,
                _ => 0,
            };
        var most = Math.Max(cyrillic, Math.Max(latin, arabic));
        return most == 0 ? Other : most == cyrillic ? Cyrillic : most == latin ? Latin : Arabic;
    }

    /// <summary>The script in which an official reads names in a language of the platform.</summary>
    public static string For(string language) => language switch
    {
        "ru" or "kk" or "ky" or "tg" => Cyrillic,
        "prs" or "ps" => Arabic,
        _ => Latin,
    };
}
