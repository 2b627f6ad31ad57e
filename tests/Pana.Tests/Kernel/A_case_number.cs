using System.Text.Json;
using Pana.Kernel;

namespace Pana.Tests.Kernel;

public class A_case_number
{
    [Fact]
    public void is_read_back_however_it_is_typed()
    {
        for (var i = 0; i < 500; i++)
        {
            var number = CaseNumber.New();
            var text = number.ToString();
            var dictated = text.Replace('0', 'o').Replace('1', 'l')
                .Replace('K', 'К').Replace('M', 'М').Replace('-', ' ');
            Assert.Equal(number, CaseNumber.Parse(dictated.ToLowerInvariant()));
            Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", text);
        }
    }

    [Fact]
    public void is_refused_with_one_wrong_letter_or_two_swapped()
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        for (var n = 0; n < 20; n++)
        {
            var text = CaseNumber.New().ToString().Replace("-", "", StringComparison.Ordinal);
            for (var i = 0; i < text.Length; i++)
            {
                foreach (var other in alphabet.Where(letter => letter != text[i]))
                    Assert.False(CaseNumber.TryParse(text[..i] + other + text[(i + 1)..], out _));
                for (var j = i + 1; j < text.Length; j++)
                    if (text[i] != text[j])
                        Assert.False(CaseNumber.TryParse(
                            text[..i] + text[j] + text[(i + 1)..j] + text[i] + text[(j + 1)..], out _));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("K7MX")]
    [InlineData("UUUU-UUUU")]
    [InlineData("K7MX-2QPD-K7MX-2QPD-K7MX-2QPD-K7MX-2QPD")]
    public void is_not_made_of_anything_else(string? text) => Assert.False(CaseNumber.TryParse(text, out _));

    [Fact]
    public void survives_JSON()
    {
        var number = CaseNumber.New();
        Assert.Equal(number, JsonSerializer.Deserialize<CaseNumber>(JsonSerializer.Serialize(number)));
    }

    [Fact]
    public void does_not_repeat_or_count() =>
        Assert.Equal(2000, Enumerable.Range(0, 2000).Select(_ => CaseNumber.New()).Distinct().Count());
}
