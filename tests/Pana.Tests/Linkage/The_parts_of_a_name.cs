using Pana.Linkage;

namespace Pana.Tests.Linkage;

public class The_parts_of_a_name
{
    [Theory]
    [InlineData("Каримов Рустам Ахмадович", "Рустам Ахмадович Каримов")]
    [InlineData("Каримов Рустам Ахмадович", "Rustam Karimov")]
    [InlineData("Каримов Рустам Ахмадович", "رستم احمد کریمی")]
    [InlineData("Karimov Bobur Shavkat oʻgʻli", "Каримов Бобур Шавкатович")]
    [InlineData("Асанова Айнура Бакыт кызы", "Ainura Asanova")]
    [InlineData("Нурбек Асан уулу", "Нурбек Асанович")]
    [InlineData("Қасымов Нұрлан Мұхтарұлы", "Касымов Нурлан Мухтарович")]
    [InlineData("Раҳимзода Фаррух", "Рахимов Фаррух")]
    [InlineData("Ahmad bin Karim Nuri", "احمد نوری")]
    [InlineData("Abdul Karim Ahmadi", "عبدالکریم احمدی")]
    [InlineData("Абдул Рахман Нури", "Абдурахман Нури")]
    [InlineData("Nur ud-Din Hakimi", "Нуриддин Хакими")]
    [InlineData("Ҳоҷӣ Рустам Каримов", "Рустам Каримов")]
    [InlineData("مولوی احمد حقانی", "Mawlawi Ahmad Haqqani")]
    [InlineData("Гулноза Хамидова Рахимовна", "Gulnoza Khamidova")]
    public void may_stand_in_any_order_or_be_left_out(string a, string b) =>
        Assert.True(Said.Score(a, b) > 0.5, $"{Said.Score(a, b):F3}: {Said.Why(a, b, "en")}");

    [Theory]
    [InlineData("Каримов Рустам Ахмадович", "Каримов Далер Ахмадович")]
    [InlineData("Каримов Рустам Ахмадович", "Каримов Ахмад Сафарович")]
    [InlineData("Каримов Рустам Ахмадович", "Каримов Ахмад")]
    [InlineData("Каримов Рустам Ахмадович", "Ahmad Karimov")]
    [InlineData("Каримова Зарина Ахмадовна", "Каримова Замира Ахмадовна")]
    [InlineData("رستم احمد کریمی", "Daler Ahmad Karimi")]
    [InlineData("Рустам Каримов", "Rustam Olimov Safarovich")]
    public void keep_brothers_and_fathers_apart(string a, string b) =>
        Assert.True(Said.Score(a, b) < 0.5, $"{Said.Score(a, b):F3}: {Said.Why(a, b, "en")}");

    [Fact]
    public void are_told_by_their_endings_and_titles_tell_nothing()
    {
        var words = Said.Full("Ҳоҷӣ Каримова Гулноза Ахмадовна").Words;
        Assert.Equal([WordRole.Title, WordRole.Family, WordRole.Name, WordRole.Patronymic], words.Select(word => word.Role));
        Assert.Equal("карим", words[1].Root);
        Assert.Equal("ахмад", words[3].Root);
    }

    [Fact]
    public void weigh_a_husbands_family_name_less_than_another_given_name() =>
        Assert.True(Said.Score("Гулноза Хамидова", "Гулноза Каримова") > Said.Score("Гулноза Хамидова", "Зебо Хамидова"));

    [Fact]
    public void of_a_single_name_are_a_name() => Assert.True(Said.Score("محمد", "Mohammad") > 0.5);

    [Fact]
    public void made_of_a_title_alone_are_a_name() => Assert.False(Said.Full("Сайид").IsEmpty);
}
