using Pana.Linkage;
using Pana.Tests.Linkage.Names;

namespace Pana.Tests.Linkage;

public class Letters_learnt_from_pairs
{
    static readonly LetterTable Table = LetterLearning.Learn([.. RegionLexicon.Names.SelectMany(name => name.Latin.Select(latin =>
        (Word(latin, Writing.Latin), Word(name.Russian, Writing.Cyrillic), 1f)))]);

    [Theory]
    [InlineData("sh", "ш")]
    [InlineData("kh", "х")]
    [InlineData("m", "м")]
    [InlineData("ch", "ч")]
    public void find_who_stands_for_whom(string latin, string cyrillic) => Assert.True(Weight(latin, cyrillic) > -8, $"{Weight(latin, cyrillic)}");

    [Fact]
    public void do_not_take_one_letter_for_any_other() => Assert.True(float.IsNaN(Weight("m", "к")));

    [Fact]
    public void keep_one_name_in_three_aside() =>
        Assert.InRange(RegionLexicon.Names.Count(name => NameLearning.IsAside(name.Latin[0])), RegionLexicon.Names.Count / 5, RegionLexicon.Names.Count / 2);

    static float Weight(string latin, string cyrillic) => Table.Weight(Table.X.Id(LetterTable.Chunk(Codes(latin))), Table.Y.Id(LetterTable.Chunk(Codes(cyrillic))));

    static byte[] Word(string text, Writing writing) => Spelling.Of(Letters.Fold(Letters.Plain(text)), writing).Letters;

    static byte[] Codes(string text) => [.. text.Select(Letters.Code)];
}
