using Pana.Kernel;

namespace Pana.Tests.Kernel;

public class Code_lists
{
    [Fact]
    public void have_a_label_in_Russian_and_English_for_every_code() => Assert.Empty(
        from language in (string[])["ru", "en"]
        from key in CodeList.All.Values
            .SelectMany(list => list.Codes.Select(code => code.LabelKey).Append($"code_list.{list.Name}"))
            .Concat(Country.All.Select(country => country.LabelKey))
        where !House.Labels.Has(language, key)
        select $"{language} {key}");

    [Fact]
    public void name_no_code_twice_and_no_parent_that_is_missing() => Assert.Empty(
        from list in CodeList.All.Values
        from code in list.Codes
        where list.Codes.Count(other => other.Value == code.Value) > 1 || code.Parent is { } parent && !list.Has(parent)
        select code.LabelKey);

    [Fact]
    public void say_which_codes_nobody_has_checked()
    {
        Assert.False(CodeList.SpecificNeeds.Find("WR-GM")!.IsVerified);
        Assert.True(CodeList.Grounds.Find("PSG")!.IsVerified);
    }

    [Fact]
    public void have_no_security_profile() =>
        Assert.DoesNotContain(CodeList.Profiles.Codes, code => code.Value is "SEC" or "FTF");

    [Theory]
    [InlineData("AF", "AFG")]
    [InlineData("afg", "AFG")]
    [InlineData("D<<", "DEU")]
    [InlineData("XXB", "XXB")]
    [InlineData("TJK", "TJK")]
    [InlineData("ZZZ", null)]
    [InlineData("", null)]
    public void find_a_country_by_any_code(string code, string? alpha3) =>
        Assert.Equal(alpha3, Country.Find(code)?.Alpha3);

    [Theory]
    [InlineData("AFG", "Афганистан")]
    [InlineData("KGZ", "Кыргызстан")]
    [InlineData("TKM", "Туркменистан")]
    public void name_countries_in_Russian(string code, string name) =>
        Assert.Equal(name, House.Labels.Text("ru", Country.Find(code)!.LabelKey));
}
