using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pana.Kernel;

namespace Pana.Tests.Kernel;

public class A_name
{
    [Theory]
    [InlineData("Гулноза", null, "Gulnoza", NameSource.Icao)]
    [InlineData("Щербаков", null, "Shcherbakov", NameSource.Icao)]
    [InlineData("Юлия", null, "Iuliia", NameSource.Icao)]
    [InlineData("ХАСАН", null, "KHASAN", NameSource.Icao)]
    [InlineData("Меҳрангез", "tg", "Mehrangez", NameSource.Letters)]
    [InlineData("Ҷамшед", "tg", "Jamshed", NameSource.Letters)]
    [InlineData("Қодир", "tg", "Qodir", NameSource.Letters)]
    [InlineData("Нұрсұлтан", "kk", "Nursultan", NameSource.Letters)]
    [InlineData("Қасым", "kk", "Kasym", NameSource.Letters)]
    [InlineData("Үмүт", "ky", "Umut", NameSource.Letters)]
    [InlineData("Жасур", "uz", "Jasur", NameSource.Letters)]
    [InlineData("Ўткир", "uz", "Otkir", NameSource.Letters)]
    [InlineData("Җерен", "tk", "Jeren", NameSource.Letters)]
    [InlineData("فاطمه", null, "Fatima", NameSource.NamesTable)]
    [InlineData("عبد الرحمن", null, "Abdul Rahman", NameSource.NamesTable)]
    [InlineData("مُحَمَّد", null, "Mohammad", NameSource.NamesTable)]
    [InlineData("كريمي", null, "Karimi", NameSource.NamesTable)]
    [InlineData("ځلاند", null, "Zaland", NameSource.NamesTable)]
    [InlineData("بریشنا", null, "Barishna", NameSource.Guess)]
    [InlineData("فاطمه بریشنا", null, "Fatima Barishna", NameSource.Guess)]
    public void is_proposed_in_Latin(string text, string? language, string latin, string source)
    {
        var proposal = Transliteration.ToLatin(text, language);
        Assert.Equal((latin, source), (proposal.Text, proposal.Source));
    }

    [Theory]
    [InlineData("Gulnoza", null, "Гулноза")]
    [InlineData("Yusuf", null, "Юсуф")]
    [InlineData("Shahzoda", null, "Шахзода")]
    [InlineData("Emomali", null, "Эмомали")]
    [InlineData("Nasreen", null, "Насрин")]
    [InlineData("Khayrullo", null, "Хайрулло")]
    [InlineData("Oʻtkir", "uz", "Уткир")]
    [InlineData("Jasur", "uz", "Жасур")]
    [InlineData("Gʻulom", "uz", "Гулом")]
    [InlineData("Jeren", "tk", "Джерен")]
    [InlineData("Aýgül", "tk", "Айгул")]
    [InlineData("Kerimow", "tk", "Керимов")]
    [InlineData("Çağla", "tr", "Чагла")]
    [InlineData("گلنازه", null, "Гульназа")]
    [InlineData("حسین", null, "Хусейн")]
    [InlineData("بریشنا", null, "Баришна")]
    public void is_proposed_in_Russian(string text, string? language, string russian) =>
        Assert.Equal(russian, Transliteration.ToCyrillic(text, language).Text);

    [Fact]
    public void says_which_words_were_guessed() =>
        Assert.Equal(["بریشنا"], Transliteration.ToLatin("فاطمه بریشنا").Guessed.Select(word => word.Original));

    [Theory]
    [InlineData("Гулноза", "Gulnoza", "گلنازه")]
    [InlineData("Мохаммад", "Muhammed", "محمد")]
    [InlineData("Абдулло", "Abdullah", "عبدالله")]
    [InlineData("Фаррух", "Farrukh", "فرخ")]
    [InlineData("Хусейн", "Hussain", "حسین")]
    [InlineData("Юсуф", "Yusuf", "یوسف")]
    [InlineData("Ҷамшед", "Jamshid", "جمشید")]
    [InlineData("Давлат", "Dawlat", "دولت")]
    [InlineData("Қурбон", "Qurban", "قربان")]
    [InlineData("Шах", "Shah", "شاه")]
    [InlineData("Фатима", "Fatemah", "فاطمه")]
    [InlineData("Навид", "Navid", "نوید")]
    public void has_one_search_key_in_three_scripts(string cyrillic, string latin, string arabic)
    {
        Assert.Equal(SearchKey.Of(cyrillic), SearchKey.Of(latin));
        Assert.Equal(SearchKey.Of(latin), SearchKey.Of(arabic));
    }

    /// <summary>But for Ибрагим, Исхак and Хушхал, whose h is a г or meets an s.</summary>
    [Fact]
    public void of_the_names_table_has_one_key_too() => Assert.Equal(3, (
        from row in Csv.Embedded("names.csv")
        where SearchKey.Of(row["latin"]) != SearchKey.Of(row["russian"])
            || SearchKey.Of(row["latin"]) != SearchKey.Of(row["arabic"])
        select row).Count());

    [Theory]
    [InlineData("Gulnoza", "Karima")]
    [InlineData("Hasan", "Hussain Ali")]
    [InlineData("Farid", "Rashid")]
    public void does_not_share_its_key_with_every_other(string one, string other) =>
        Assert.NotEqual(SearchKey.Of(one), SearchKey.Of(other));

    [Fact]
    public void may_be_one_word()
    {
        var name = PersonName.Single("گلنازه");
        Assert.Equal(("گلنازه", "Gulnaza", "Гульназа"),
            (name.Original, name.In(Script.Latin), name.In(Script.Cyrillic)));
    }

    [Fact]
    public void keeps_the_persons_own_spelling_over_a_proposal()
    {
        var part = NamePart.Of(NameKind.Given, "Гулноза", "tg")
            .Rendered(new("Gulnosa", Script.Latin, NameSource.Person));
        Assert.Equal(("Gulnosa", "Гулноза"), (part.In(Script.Latin), part.In(Script.Cyrillic)));
    }

    [Fact]
    public void survives_JSON()
    {
        var name = PersonName.Of("نورالله", "فاروق", "احمدزی");
        Assert.Equal(name, JsonSerializer.Deserialize<PersonName>(JsonSerializer.Serialize(name)));
    }

    [Fact]
    public void prints_nothing_about_the_person()
    {
        var name = PersonName.Single("Гулноза");
        Assert.Equal("•••••••••", $"{name}{name.Parts[0]}{name.Parts[0].Original}");
    }

    [Fact]
    public void is_proposed_whatever_is_typed() => Check.QuickThrowOnFailure(Prop.ForAll<string>(Proposes));

    [Fact]
    public void is_proposed_for_any_letters_of_the_three_scripts() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.OneOf(Gen.Choose(' ', 'ɏ'), Gen.Choose('Ѐ', 'ԯ'), Gen.Choose('\u0600', '\u06FF'),
                Gen.Choose('\uD800', '\uDFFF'))
            .Select(n => (char)n).ArrayOf().Select(letters => new string(letters)).ToArbitrary(), Proposes));

    static bool Proposes(string? text)
    {
        var typed = text ?? "";
        return Transliteration.Propose(typed).All(proposal => proposal.Text is not null && proposal.Source is not null)
            && new[] { "kk", "ky", "tg", "uz", "tk", "tr" }.All(language =>
                Transliteration.ToLatin(typed, language).Text is not null
                && Transliteration.ToCyrillic(typed, language).Text is not null)
            && SearchKey.Of(typed) is not null && NamePart.Of(NameKind.Given, typed) is not null;
    }
}
