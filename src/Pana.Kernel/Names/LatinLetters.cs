using System.Text;

namespace Pana.Kernel;

/// <summary>
/// Latin to Russian Cyrillic by usual practice; Turkmen, Uzbek and Turkish spellings are read by their own alphabets.
/// </summary>
static class LatinLetters
{
    /// <summary>Longest first; how Russian papers spell names written the English way.</summary>
    static readonly Dictionary<string, string> Common = LetterCase.Table(
        "shch=щ sh=ш ch=ч zh=ж kh=х gh=г ts=ц ph=ф th=т dzh=дж dj=дж ck=к ee=и oo=у ou=у ya=я yu=ю yo=ё ye=е ia=ия "
        + "a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=дж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в x=х y=и z=з "
        + "ä=я ç=ч ö=ё ü=ю ş=ш ň=н ž=ж ý=й ı=ы ğ=г ā=а ī=и ū=у â=а î=и û=у ñ=н á=а é=е ó=о");

    static readonly Dictionary<string, Dictionary<string, string>> National = new()
    {
        ["tk"] = LetterCase.Table("ä=е ö=ё ü=у y=ы ýa=я ýu=ю ýo=ё ýe=е ee=ее oo=оо ou=оу gh=гх kh=кх"),
        ["uz"] = LetterCase.Table("o'=у g'=г j=ж ee=ее oo=оо ou=оу"),
        ["tr"] = LetterCase.Table("c=дж ğ=г ı=ы ü=ю ö=ё j=ж y=й ya=я yu=ю ee=ее oo=оо ou=оу"),
    };

    public static ProposedWord ToCyrillic(string word, string? language)
    {
        var national = language is not null ? National.GetValueOrDefault(language) : null;
        var latin = Apostrophes(word.ToLowerInvariant().Normalize(NormalizationForm.FormC));
        var cyrillic = new StringBuilder(latin.Length);
        for (var i = 0; i < latin.Length;)
        {
            var length = Math.Min(4, latin.Length - i);
            string? text = null;
            for (; length > 0 && text is null; length--)
            {
                var letters = latin.Substring(i, length);
                text = national?.GetValueOrDefault(letters) ?? Common.GetValueOrDefault(letters);
                if (text is not null)
                    break;
            }
            text = text switch
            {
                null => latin[i] == '\'' ? "" : latin[i].ToString(),
                "е" when latin[i] == 'e' && (i == 0 || IsVowel(latin[i - 1])) => "э",
                "и" when latin[i] == 'y' && i > 0 && IsVowel(latin[i - 1]) => "й",
                _ => text,
            };
            cyrillic.Append(text);
            i += Math.Max(length, 1);
        }
        return new(word, LetterCase.Like(word, cyrillic.ToString()), NameSource.Letters);
    }

    static string Apostrophes(string text) =>
        text.Replace('ʻ', '\'').Replace('ʼ', '\'').Replace('‘', '\'').Replace('’', '\'').Replace('`', '\'');

    static bool IsVowel(char c) => "aeiouyäöüıā".Contains(c, StringComparison.Ordinal);
}
