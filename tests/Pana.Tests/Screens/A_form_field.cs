using Pana.Screens;

namespace Pana.Tests.Screens;

public sealed class A_form_field
{
    static Task<string> Html(FieldView field) => Rendering.Html<FormField>(new { View = field });

    [Fact]
    public async Task of_yes_and_no_starts_at_not_asked_yet()
    {
        var html = await Html(new("fear", "?", FieldKind.YesNoUnknown));
        Assert.Matches("value=\"\" checked", html);
        Assert.DoesNotMatch("value=\"(yes|no|unknown)\" checked", html);
    }

    [Fact]
    public async Task of_yes_and_no_keeps_the_answer_unknown() =>
        Assert.Matches("value=\"unknown\" checked", await Html(new("fear", "?", FieldKind.YesNoUnknown) { Values = ["unknown"] }));

    [Fact]
    public async Task with_an_error_names_it_to_readers_of_the_screen()
    {
        var html = await Html(new("n", "?", FieldKind.Number) { Error = "Введите число" });
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"f-n-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"f-n-error\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_depends_on_another_is_visible_without_script() =>
        Assert.DoesNotContain("hidden", await Html(new("n", "?", FieldKind.Text) { ShownWhen = new("fear", ["yes"]) }),
            StringComparison.Ordinal);

    [Fact]
    public async Task shows_html_in_a_name_as_text() =>
        Assert.DoesNotContain("<b>", await Html(new("n", "?", FieldKind.Text) { Values = ["<b>Гулноза</b>"] }), StringComparison.Ordinal);

    [Theory]
    [InlineData(7, "radio")]
    [InlineData(8, "<select")]
    public async Task of_a_choice_opens_few_answers_and_folds_many(int count, string kind) =>
        Assert.Contains(kind, await Html(new("n", "?", FieldKind.Choice)
        {
            Options = [.. Enumerable.Range(0, count).Select(i => new OptionView($"{i}", $"{i}"))],
        }), StringComparison.Ordinal);
}
