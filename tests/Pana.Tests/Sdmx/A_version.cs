using Pana.Sdmx;

namespace Pana.Tests.Sdmx;

public class A_version
{
    static readonly string[] Known = ["1", "1.0", "1.1", "2.0", "0.9.0", "1.0.0", "1.2.0", "1.2.5", "1.3.0", "2.0.0", "2.3.1", "2.3.4-draft", "2.4.0-draft.2", "3.0.0-beta"];

    [Theory]
    [InlineData("+", "2.3.1")]
    [InlineData("+.0.0", "2.3.1")]
    [InlineData("1+.0.0", "2.3.1")]
    [InlineData("1.+.0", "1.3.0")]
    [InlineData("1.2.+", "1.2.5")]
    [InlineData("1.2.3+", "1.2.5")]
    [InlineData("1.2+.1", "1.3.0")]
    [InlineData("2.3+.1", "2.3.1")]
    [InlineData("2.3+.2", "")]
    [InlineData("2+.4.0", "")]
    [InlineData("~", "3.0.0-beta")]
    [InlineData("~.0", "2.0")]
    [InlineData("~.0.0", "3.0.0-beta")]
    [InlineData("1.~", "1.1")]
    [InlineData("1.~.0", "1.3.0")]
    [InlineData("2.3.~", "2.3.4-draft")]
    [InlineData("2~.4.0", "3.0.0-beta")]
    [InlineData("2.3~.2", "2.4.0-draft.2")]
    [InlineData("1.2.1~", "1.2.5")]
    [InlineData("*", "1 1.0 1.1 2.0 0.9.0 1.0.0 1.2.0 1.2.5 1.3.0 2.0.0 2.3.1 2.3.4-draft 2.4.0-draft.2 3.0.0-beta")]
    [InlineData("*.0", "1.0 1.1 2.0")]
    [InlineData("1.*", "1.0 1.1")]
    [InlineData("1.*.0", "1.0.0 1.2.0 1.2.5 1.3.0")]
    [InlineData("1.2.*", "1.2.0 1.2.5")]
    [InlineData("2*.3.2", "2.3.4-draft 2.4.0-draft.2 3.0.0-beta")]
    [InlineData("1.2*.1", "1.2.5 1.3.0")]
    [InlineData("1.1*", "1.1")]
    [InlineData("1", "1")]
    [InlineData("1.0", "1.0")]
    [InlineData("2.4.0-draft.2", "2.4.0-draft.2")]
    public void may_be_left_open(string pattern, string meant)
    {
        Assert.True(VersionPattern.TryParse(pattern, out var parsed));
        Assert.Equal(meant, string.Join(' ', parsed.Choose(Known.Select(SdmxVersion.Parse), version => version)));
        Assert.Equal(pattern, parsed.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("1.2.3.4")]
    [InlineData("01.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0-draft")]
    [InlineData("1.0.0-01")]
    [InlineData("2+")]
    [InlineData("2.+")]
    [InlineData("2.+.1")]
    [InlineData("0.+.0")]
    [InlineData("0+.1.0")]
    [InlineData("+.0")]
    [InlineData("1+.2+.0")]
    [InlineData("+2.0.0")]
    [InlineData("1.2.3+x")]
    [InlineData("1.2.0-draft+")]
    [InlineData("*.1")]
    public void of_any_other_form_is_none(string text) => Assert.False(VersionPattern.TryParse(text, out _));

    [Theory]
    [InlineData("1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0")]
    [InlineData("0.9.0 1 1.0 1.0.0 1.0.1 1.1 1.1.0 2.0 10.0.0")]
    public void stands_above_all_before_it(string ordered) =>
        Assert.Equal(ordered, string.Join(' ', Enumerable.Reverse(ordered.Split(' ')).Select(SdmxVersion.Parse).Order()));

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.0.0-draft", false)]
    [InlineData("0.1.0", false)]
    [InlineData("1.0", false)]
    public void is_stable_when_semantic_without_extension(string text, bool isStable) => Assert.Equal(isStable, SdmxVersion.Parse(text).IsStable);
}
