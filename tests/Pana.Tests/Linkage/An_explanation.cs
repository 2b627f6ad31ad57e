namespace Pana.Tests.Linkage;

public class An_explanation
{
    [Theory]
    [InlineData("Хамроев Достонбек", "Khamroyev Dostonbek", "en", "ха→kha", "given name agrees", "family name agrees")]
    [InlineData("Хамроев Достонбек", "Khamroyev Dostonbek", "ru", "ха→kha", "имя совпадает", "фамилия совпадает")]
    [InlineData("Каримов Рустам Ахмадович", "Каримов Далер Ахмадович", "ru", "имя различается: Рустам – Далер", "имя отца совпадает")]
    [InlineData("Каримов Рустам Ахмадович", "Каримов Далер Ахмадович", "en", "given name differs: Рустам – Далер", "father's name agrees")]
    [InlineData("Каримов Рустам Ахмадович", "Рустам Каримов", "ru", "имени отца Ахмадович в другом нет")]
    [InlineData("Мухаммад", "Magomed", "en", "one name in different languages")]
    [InlineData("Каримов Рустам Ахмадович", "Каримов Ахмад", "en", "has another place in the name")]
    [InlineData("گلنازه حمیدی", "Гулноза Ҳамидӣ", "ru", "\u2068گلنازه\u2069", "\u2068حمیدی\u2069")]
    public void says_what_agrees_and_what_differs(string a, string b, string language, params string[] parts)
    {
        var why = Said.Why(a, b, language);
        Assert.All(parts, part => Assert.Contains(part, why, StringComparison.Ordinal));
    }
}
