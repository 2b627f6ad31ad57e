namespace Pana.Tests.Linkage;

public class A_name_in_another_script
{
    [Theory]
    [InlineData("Гулноза Ҳамидова", "Gulnoza Khamidova")]
    [InlineData("Гулноза Ҳамидова", "گل‌نازه حمیدی")]
    [InlineData("Gulnoza Khamidova", "گل‌نازه حمیدی")]
    [InlineData("Ҷамшед Раҳимов", "Dzhamshed Rakhimov")]
    [InlineData("Қосим Ғаниев", "Qosim Ghaniev")]
    [InlineData("Нұрлан Әбдіров", "Nurlan Abdirov")]
    [InlineData("Өмүрбек Жээнбеков", "Omurbek Jeenbekov")]
    [InlineData("Oʻtkir Xolmatov", "Уткир Холматов")]
    [InlineData("O'tkir Xolmatov", "O‘tkir Kholmatov")]
    [InlineData("G'ayrat Yoʻldoshev", "Гайрат Юлдашев")]
    [InlineData("Döwlet Çaryýew", "Довлет Чарыев")]
    [InlineData("Юлия Щербакова", "Iuliia Shcherbakova")]
    [InlineData("Шухрат Чориев", "Schuchrat Tschoriew")]
    [InlineData("Жамшид Каюмов", "Djamchid Kaioumov")]
    [InlineData("میرویس نوری", "Mirwais Noori")]
    [InlineData("پلوشه نورزی", "Palwasha Noorzai")]
    [InlineData("ژاله چمن", "Zhala Chaman")]
    [InlineData("مېھرىگۈل ئىمىن", "Mihrigul Imin")]
    [InlineData("مېھرىگۈل ئىمىن", "Мехригуль Имин")]
    [InlineData("Мухаммад Каримов", "Magomed Karimov")]
    public void is_the_same_name(string a, string b) => Assert.True(Said.Score(a, b) > 0.5, $"{Said.Score(a, b):F3}: {Said.Why(a, b, "en")}");

    [Theory]
    [InlineData("Гулноза Ҳамидова", "Zarina Nazarova")]
    [InlineData("Рустам Каримов", "رستم حسینی نجیب")]
    [InlineData("Далер Шарипов", "فریدون شریفی")]
    [InlineData("Nilofar Ahmadi", "Шакила Ахмади")]
    public void is_not_any_name(string a, string b) => Assert.True(Said.Score(a, b) < 0.5, $"{Said.Score(a, b):F3}: {Said.Why(a, b, "en")}");
}
