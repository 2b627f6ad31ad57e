using Pana.Screens;

namespace Pana.Tests.Screens;

public sealed class A_diagram
{
    static DiagramView View(string edges)
    {
        var pairs = edges.Split(' ').Select(pair => pair.Split('>')).ToList();
        return new("x", [.. pairs.SelectMany(pair => pair).Distinct().Select(id => new DiagramState(id, $"Состояние {id}"))],
            [.. pairs.Select(pair => new DiagramEdge(pair[0], pair[1], "шаг"))]);
    }

    public static TheoryData<string> Procedures =>
    [
        "a>b", "a>b b>c c>a", "a>b a>c b>d c>d", "a>b b>c c>d d>b a>d d>e c>e",
        "a>b a>c a>d a>e b>f c>f d>f e>f f>a", "a>b b>c c>d d>e a>e b>e e>c d>a",
    ];

    [Theory, MemberData(nameof(Procedures))]
    public void lays_no_box_upon_another(string edges)
    {
        var boxes = new DiagramLayout(View(edges), mirror: false).Boxes;
        foreach (var (one, other) in boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))))
            Assert.True(one.X + one.Width <= other.X || other.X + other.Width <= one.X
                || one.Y + one.Height <= other.Y || other.Y + other.Height <= one.Y, $"{one.State.Id} lies upon {other.State.Id}");
    }

    [Theory, MemberData(nameof(Procedures))]
    public void keeps_every_box_inside_its_frame(string edges)
    {
        foreach (var mirror in new[] { false, true })
        {
            var layout = new DiagramLayout(View(edges), mirror);
            Assert.All(layout.Boxes, box => Assert.True(box.X >= 0 && box.X + box.Width <= layout.Width
                && box.Y >= 0 && box.Y + box.Height <= layout.Height, box.State.Id));
        }
    }

    [Fact]
    public void puts_each_state_below_those_that_lead_to_it()
    {
        var boxes = new DiagramLayout(View("a>b a>c b>d c>d a>d"), mirror: false).Boxes.ToDictionary(box => box.State.Id);
        Assert.True(boxes["a"].Y < boxes["b"].Y && boxes["b"].Y < boxes["d"].Y && boxes["c"].Y < boxes["d"].Y);
    }

    [Fact]
    public void of_nothing_is_nothing() => Assert.Empty(new DiagramLayout(new("x", [], []), mirror: false).Boxes);

    [Fact]
    public void draws_the_strongest_of_two_steps_between_the_same_states()
    {
        var view = View("a>b") with
        {
            Edges = [new("a", "b", "один", EdgeKind.Walked), new("a", "b", "другой", EdgeKind.Possible)],
        };
        Assert.Equal(EdgeKind.Walked, Assert.Single(new DiagramLayout(view, mirror: false).Lines).Edge.Kind);
    }

    [Fact]
    public async Task says_every_step_in_words_too()
    {
        var html = await Rendering.Html<Diagram>(new { View = View("a>b b>c") with { Edges = [new("a", "b", "Принять"), new("b", "b", "Перенести")] } });
        Assert.Contains("Принять → Состояние b", html, StringComparison.Ordinal);
        Assert.Contains("Перенести → Состояние b", html, StringComparison.Ordinal);
    }
}
