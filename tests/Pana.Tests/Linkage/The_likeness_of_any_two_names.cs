using FsCheck;
using FsCheck.Fluent;
using Pana.Linkage;
using Pana.Tests.Linkage.Names;

namespace Pana.Tests.Linkage;

public class The_likeness_of_any_two_names
{
    static readonly string[] Written = [.. NamePairs.Make(7, 300).SelectMany(pair => new[] { pair.A, pair.B })];

    /// <summary>Names as written, texts of any characters, and both glued together.</summary>
    static readonly Arbitrary<string> Texts = Gen.OneOf(
        Gen.Elements(Written), ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
        from name in Gen.Elements(Written) from text in ArbMap.Default.GeneratorFor<string>() select name + text,
        Gen.ArrayOf(Gen.Choose(0, 0xFFFF).Select(code => (char)code)).Select(letters => new string(letters))).ToArbitrary();

    [Fact]
    public void is_the_same_from_either_side() => Prop.ForAll(Texts, Texts, (a, b) => Said.Score(a, b) == Said.Score(b, a)).QuickCheckThrowOnFailure();

    [Fact]
    public void lies_between_nothing_and_one() =>
        Prop.ForAll(Texts, Texts, (a, b) => Said.Score(a, b) is >= 0 and <= 1 && Said.Why(a, b, "ru").Length > 0).QuickCheckThrowOnFailure();

    /// <summary>What Unicode keeps for no letter at all can stand in a file all the same.</summary>
    [Theory]
    [InlineData("Ру\uFFFEстам")]
    [InlineData("Ру\uFFFDстам")]
    [InlineData("Ру\uFFFFстам")]
    public void is_not_disturbed_by_what_is_no_character(string name) => Assert.True(Said.Score(name, "Рустам") > 0.9);

    [Fact]
    public void is_highest_for_a_name_and_itself() => Prop.ForAll(Texts, Texts, (a, b) =>
        Said.Full(a).IsEmpty || Said.Score(a, a) >= Said.Score(a, b) && Said.Score(a, a) > 0.99).QuickCheckThrowOnFailure();
}
