using Pana.Linkage;
using Pana.Tests.Linkage.Names;

namespace Pana.Tests.Linkage;

public class A_person_index
{
    static readonly EventDate Born = new(1990, 4, 17);

    /// <summary>More than lie beside the compact parts, so that these are asked too; nobody else is called like the one sought.</summary>
    static PersonIndex Register(int others = 3000)
    {
        var (random, index) = (new Random(5), new PersonIndex());
        for (var id = 1; id <= others; id++)
        {
            var person = MadeUpPerson.Of(RegionLexicon.Peoples[random.Next(RegionLexicon.Peoples.Count)], random);
            index.Add(id, NameWriter.Write(person, (Document)random.Next(4), random), new((short)random.Next(1940, 2020), (byte)random.Next(1, 13), (byte)random.Next(1, 29)));
            if (id == others / 2)
                index.Add(0, "Гулноза Ҳамидова", Born);
        }
        return index;
    }

    [Theory]
    [InlineData("Gulnoza Khamidova", "in another alphabet")]
    [InlineData("گل‌نازه حمیدی", "in a third one")]
    [InlineData("Гульноза Хамидова", "as Russian has it")]
    [InlineData("Gulnaza Hamedowa", "as it was heard")]
    [InlineData("Ҳамидова Гулноза", "in another order")]
    [InlineData("Гулназа Ҳамдова", "with a letter left out")]
    [InlineData("Гулмоза Ҳамидова", "with a wrong letter")]
    [InlineData("Gulnoza Khanidova", "in another alphabet and with a wrong letter")]
    public void finds_somebody_by_any_spelling(string name, string how) => Assert.True(Register().Find(name, Born, 1) is [{ Id: 0 }], how);

    [Theory]
    [InlineData(1990, 0, 0, true)]
    [InlineData(1988, 0, 0, true)]
    [InlineData(1990, 1, 1, false)]
    [InlineData(1990, 4, 18, false)]
    [InlineData(1991, 4, 17, false)]
    [InlineData(1909, 4, 17, false)]
    [InlineData(0, 0, 0, false)]
    public void finds_somebody_whose_date_is_estimated_or_wrong_or_missing(int year, int month, int day, bool estimated) =>
        Assert.Contains(Register().Find("Gulnoza Khamidova", new((short)year, (byte)month, (byte)day, estimated), 3), found => found.Id == 0);

    [Fact]
    public void finds_somebody_by_the_day_of_birth_when_one_word_is_all_that_is_known() =>
        Assert.Equal(0, Register().Find("Гулноза", Born, 1).Single().Id);

    [Fact]
    public void takes_a_rare_word_that_agrees_for_more_than_a_common_one()
    {
        var index = Register();
        for (var id = 5000; id < 5500; id++)
            index.Add(id, $"Муҳаммад {(char)('а' + id % 25)}лмос{(char)('а' + id % 19)}р", new((short)(id - 3400), 3, 5));
        index.Add(-1, "Аҳмад Зарафшонӣ", Born);
        Assert.Equal(-1, index.Find("Муҳаммад Зарафшонӣ", default, 1).Single().Id);
    }

    [Fact]
    public void finds_a_short_word_that_lost_its_only_consonant()
    {
        var index = Register();
        index.Add(-1, "Юба Каримзода", Born);
        index.Compact();
        Assert.Equal(-1, index.Find("Юа Каримзода", default, 1).Single().Id);
    }

    [Fact]
    public void supposes_that_the_middle_word_was_left_out_rather_than_the_first()
    {
        var index = Register();
        index.Add(-2, "Дилшод Фотима Навоӣ", Born);
        index.Add(-1, "Фотима Дилшод Навоӣ", Born);
        index.Compact();
        Assert.Equal([-1, -2], index.Find("Фотима Навоӣ", Born, 2).Select(found => found.Id));
    }

    [Fact]
    public void knows_at_once_who_was_added_and_who_was_removed()
    {
        var index = Register();
        index.Compact();
        index.Add(-1, "Гулноза Ҳамидова", Born);
        Assert.Equal([-1, 0], index.Find("Гулноза Ҳамидова", Born, 2).Select(found => found.Id));
        Assert.True(index.Remove(0));
        Assert.False(index.Remove(0));
        Assert.True(index.Remove(-1));
        Assert.DoesNotContain(index.Find("Гулноза Ҳамидова", Born, 20), found => found.Id <= 0);
        Assert.Equal(3000, index.Count);
        index.Compact();
        Assert.Equal(3000, index.Count);
        Assert.DoesNotContain(index.Find("Гулноза Ҳамидова", Born, 20), found => found.Id <= 0);
    }

    [Fact]
    public void answers_the_same_whether_its_persons_came_one_by_one_or_from_a_file()
    {
        var (index, random) = (Register(), new Random(6));
        var questions = Enumerable.Range(0, 40).Select(_ => (Name: NameErrors.Of(NameWriter.Write(MadeUpPerson.Of("tjk", random), Document.Passport, random), random),
            Born: new EventDate((short)random.Next(1940, 2020), 5, 6))).ToList();
        var before = questions.Select(question => index.Find(question.Name, question.Born, 5).First()).ToList();
        using var file = new MemoryStream();
        index.Write(file);
        file.Position = 0;
        var read = PersonIndex.Read(file)!;
        Assert.Equal(index.Count, read.Count);
        foreach (var (question, found) in questions.Zip(before))
        {
            Assert.Equal(index.Find(question.Name, question.Born, 20), read.Find(question.Name, question.Born, 20));
            Assert.Equal(found.Odds, read.Find(question.Name, question.Born, 5).First().Odds, 3);
        }
    }

    [Fact]
    public void is_not_read_from_a_file_that_is_not_whole()
    {
        using var file = new MemoryStream();
        Register(50).Write(file);
        Assert.Null(PersonIndex.Read(new MemoryStream(file.ToArray()[..^9])));
        Assert.Null(PersonIndex.Read(new MemoryStream([1, 2, 3])));
        Assert.NotNull(PersonIndex.Read(new MemoryStream(file.ToArray())));
    }

    [Fact]
    public void finds_nobody_where_nobody_is_or_nothing_is_asked()
    {
        Assert.Empty(new PersonIndex().Find("Гулноза", Born, 5));
        using var file = new MemoryStream();
        new PersonIndex().Write(file);
        Assert.Empty(PersonIndex.Read(new MemoryStream(file.ToArray()))!.Find("Гулноза", Born, 5));
        Assert.DoesNotContain(Register(300).Find("123", default, 5), found => found.Likeness.Score > 0);
    }
}
