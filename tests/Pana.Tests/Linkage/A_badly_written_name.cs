using Pana.Linkage;

namespace Pana.Tests.Linkage;

public class A_badly_written_name
{
    [Fact]
    public void with_letters_of_another_alphabet_is_mended_and_it_is_said()
    {
        const string mixed = "Рyстам Кaримов", right = "Рустам Каримов";
        Assert.Equal(Said.Score(right, right), Said.Score(mixed, right));
        Assert.True(Said.Full(mixed).Words[0].IsMended);
        Assert.Contains("букв", Said.Why(mixed, right, "ru"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200F\u202Bرستم\u202C كريمى\u200E", "رستم کریمی")]
    [InlineData("گل‌نازه", "گلنازه")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("محـــمد", "محمد")]
    [InlineData("ﻣﺤﻤﺪ", "محمد")]
    [InlineData("  РУСТАМ,КАРИМОВ. ", "рустам каримов")]
    public void reads_as_a_person_sees_it(string written, string seen) => Assert.Equal(Said.Score(seen, seen), Said.Score(written, seen));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("123 – ???")]
    [InlineData("\u200F\u200E")]
    [InlineData("李明")]
    public void without_letters_is_like_nothing(string text)
    {
        Assert.True(Said.Full(text).IsEmpty);
        Assert.Equal(0, Said.Score(text, "Рустам"));
        Assert.NotEmpty(Said.Why(text, "Рустам", "ru"));
    }

    [Fact]
    public void of_five_hundred_letters_is_compared_and_explained()
    {
        var (one, other) = (Said.Full(new string('ш', 500)), Said.Full(string.Join(' ', Enumerable.Repeat("shahshah", 60))));
        Assert.InRange(NameComparison.Compare(one, other).Score, 0, 1);
        Assert.NotEmpty(NameComparison.Explain(one, other, "en"));
    }

    [Theory]
    [InlineData("Рустам Каримов", "Рустм Каримов")]
    [InlineData("Рустам Каримов", "Русатм Каримов")]
    [InlineData("Gulchehra Rahimova", "Gulchera Rahimova")]
    public void with_a_slip_of_a_letter_is_still_the_name(string a, string b) => Assert.True(Said.Score(a, b) > 0.5, $"{Said.Score(a, b):F3}");
}
