using System.Text.RegularExpressions;
using Pana.Kernel;
using Pana.Screens.Pages;

namespace Pana.Tests.Screens;

/// <summary>The gallery holds every block in every state, so what holds for it holds for the blocks.</summary>
public sealed partial class Every_block
{
    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    static Task<string> Gallery(string language) => Rendering.Html<GalleryPage>(language: language, set: screen =>
    {
        screen.UserName = "Р. Саидова";
        screen.DutyNumber = "+992 37 000-00-00";
        screen.Token = new("__token", "value");
        screen.SearchAddress = "/search";
        screen.IsOffline = screen.IsDemo = true;
    });

    [Theory, MemberData(nameof(Languages))]
    public async Task has_a_sentence_for_everything_it_says(string language) =>
        Assert.DoesNotMatch(MissingLabel(), await Gallery(language));

    [Theory, MemberData(nameof(Languages))]
    public async Task fills_every_placeholder(string language) =>
        Assert.DoesNotMatch(Placeholder(), await Gallery(language));

    [Fact]
    public async Task needs_no_inline_style_and_no_inline_script()
    {
        var html = await Gallery("ru");
        Assert.DoesNotMatch(InlineStyle(), html);
        Assert.DoesNotMatch(InlineScript(), html);
    }

    [Fact]
    public async Task asks_nothing_of_another_host() =>
        Assert.DoesNotMatch(ForeignFile(), await Gallery("ru"));

    [Fact]
    public async Task that_posts_carries_the_antiforgery_field()
    {
        var html = await Gallery("ru");
        Assert.Equal(Form().Count(html), Token().Count(html));
    }

    [Fact]
    public async Task gives_each_element_an_identity_of_its_own()
    {
        var ids = Identity().Matches(await Gallery("ru")).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task points_only_at_elements_that_exist()
    {
        var html = await Gallery("ru");
        var ids = Identity().Matches(html).Select(match => match.Groups[1].Value).ToHashSet();
        var targets = Reference().Matches(html).SelectMany(match => match.Groups[1].Value.Split(' '));
        Assert.Empty(targets.Except(ids));
    }

    [GeneratedRegex(@"\[[a-z\-]+(\.[a-z\-0-9]+)+\]")]
    private static partial Regex MissingLabel();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\sstyle=|<style")]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)|\son[a-z]+=")]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<(?:script|link|img|audio|source|iframe)[^>]+(?:src|href)=""(?:https?:)?//")]
    private static partial Regex ForeignFile();

    [GeneratedRegex("<form[^>]*method=\"post\"")]
    private static partial Regex Form();

    [GeneratedRegex("name=\"__token\"")]
    private static partial Regex Token();

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Identity();

    [GeneratedRegex("(?:aria-describedby|\\sfor)=\"([^\"]+)\"")]
    private static partial Regex Reference();
}
