using Pana.Linkage;

namespace Pana.Tests.Linkage;

public class The_word_for_a_sex
{
    [Theory]
    [InlineData("M", 'm')]
    [InlineData("F", 'f')]
    [InlineData("М", 'm')]
    [InlineData("Ж", 'f')]
    [InlineData("male", 'm')]
    [InlineData("Female", 'f')]
    [InlineData("муж.", 'm')]
    [InlineData("жен", 'f')]
    [InlineData("мард", 'm')]
    [InlineData("зан", 'f')]
    [InlineData("ер", 'm')]
    [InlineData("әйел", 'f')]
    [InlineData("эркек", 'm')]
    [InlineData("аял", 'f')]
    [InlineData("ayol", 'f')]
    [InlineData("erkek", 'm')]
    [InlineData("aýal", 'f')]
    [InlineData("مرد", 'm')]
    [InlineData("زن", 'f')]
    [InlineData("?", '\0')]
    [InlineData("", '\0')]
    public void is_read_in_the_languages_of_the_region_and_else_is_missing(string word, char sex) => Assert.Equal(sex, SexWords.Read(word));
}
