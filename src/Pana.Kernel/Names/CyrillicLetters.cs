using System.Text;

namespace Pana.Kernel;

/// <summary>
/// Cyrillic to Latin: the ICAO table, then letters of the region's languages that it lacks, then national readings.
/// </summary>
static class CyrillicLetters
{
    /// <summary>ICAO Doc 9303-3 §6 B.</summary>
    static readonly Dictionary<string, string> Icao = LetterCase.Table(
        "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
        + "щ=shch ъ=ie ы=y ь= э=e ю=iu я=ia і=i ї=i є=ie ґ=g ў=u ј=j љ=lj њ=nj ћ=c ќ=k џ=dz ѕ=dz");

    /// <summary>Kazakh, Kyrgyz, Tajik, Uzbek and Turkmen letters, in the alphabet of a machine-readable zone.</summary>
    static readonly Dictionary<string, string> Region = LetterCase.Table(
        "ә=a ғ=gh қ=q ң=n ө=o ұ=u ү=u һ=h ӣ=i ӯ=u ҳ=h ҷ=j җ=j");

    /// <summary>
    /// How a state's own documents usually read a letter; a language that is not named keeps the ICAO reading.
    /// </summary>
    static readonly Dictionary<string, Dictionary<string, string>> National = new()
    {
        ["kk"] = LetterCase.Table("ғ=g қ=k й=y ю=yu я=ya ё=yo"),
        ["ky"] = LetterCase.Table("ң=ng й=y ю=yu я=ya ё=yo"),
        ["tg"] = LetterCase.Table("ё=yo ю=yu я=ya й=y ъ="),
        ["uz"] = LetterCase.Table("ў=o ғ=g х=x ж=j й=y ё=yo ю=yu я=ya ъ= ц=ts"),
        ["tk"] = LetterCase.Table("ж=zh й=y х=h ё=yo ю=yu я=ya"),
    };

    public static ProposedWord ToLatin(string word, string? language)
    {
        var national = language is not null ? National.GetValueOrDefault(language) : null;
        var latin = new StringBuilder(word.Length + 4);
        var source = NameSource.Icao;
        foreach (var c in word.ToLowerInvariant())
        {
            var letter = c.ToString();
            if (national is not null && national.TryGetValue(letter, out var text)
                || Region.TryGetValue(letter, out text))
                source = NameSource.Letters;
            else if (!Icao.TryGetValue(letter, out text))
                text = letter;
            latin.Append(text);
        }
        return new(word, LetterCase.Like(word, latin.ToString()), source);
    }
}
