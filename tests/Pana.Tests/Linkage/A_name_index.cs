using Pana.Linkage;
using Pana.Tests.Linkage.Names;

namespace Pana.Tests.Linkage;

public class A_name_index
{
    static readonly NameIndex Index = Filled();

    [Theory]
    [InlineData("Сиёвуш", "Siyovush")]
    [InlineData("Жылдыз", "Jyldyz")]
    [InlineData("همایون", "Humayun")]
    [InlineData("گلچهره", "Gulchehra")]
    [InlineData("Карлыгаш", "Karlygash")]
    [InlineData("Огулгерек", "Ogulgerek")]
    public void finds_the_Latin_form_first(string text, string latin)
    {
        var found = Index.Find(text, 5);
        Assert.Equal(latin, RegionLexicon.Names[(int)found[0].Id].Latin[0]);
        Assert.Equal(5, found.Count);
    }

    [Fact]
    public void without_names_or_a_question_answers_nothing()
    {
        Assert.Empty(new NameIndex().Find("Рустам", 10));
        Assert.Empty(Index.Find("…", 10));
    }

    static NameIndex Filled()
    {
        var index = new NameIndex();
        foreach (var (at, name) in RegionLexicon.Names.Index())
            index.Add(at, name.Latin[0]);
        return index;
    }
}
