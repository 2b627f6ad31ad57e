namespace Pana.Screens;

/// <summary>Plural categories of whole numbers in the platform's languages (Unicode CLDR 46, cardinal).</summary>
internal static class Plural
{
    public static string Form(string language, long n) => language switch
    {
        "ru" => (n % 10, n % 100) switch
        {
            (1, not 11) => "one",
            (2 or 3 or 4, not (12 or 13 or 14)) => "few",
            _ => "many",
        },
        "prs" => n is 0 or 1 ? "one" : "other",
        _ => n == 1 ? "one" : "other",
    };
}
