using System.Globalization;
using System.Text.RegularExpressions;
using Pana.Insight.Explorer.Charts;

namespace Pana.Node.Tests.Insight.Explorer;

public sealed class A_pyramid_of_ages
{
    [Theory, InlineData(280), InlineData(620)]
    public void shows_the_names_of_both_sides_within_the_picture(double width)
    {
        ChartData data = new(["0–4-сола", "60-сола ва калонтар"], [Side("Мардон ва писарон", 0), Side("Занон ва духтарон", 1)], value => $"{value}");
        var heads = Regex.Matches($"{Pyramid.Draw(data, width)}", "<text class=\"ct\" x=\"([0-9.]+)\" y=\"16\" text-anchor=\"(start|end)\"[^>]*>([^<]+)<").ToList();
        Assert.Equal(2, heads.Count);
        Assert.All(heads, head =>
        {
            var (at, length) = (double.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture), Drawing.WidthOf(head.Groups[3].Value));
            Assert.InRange(head.Groups[2].Value == "end" ? at - length : at, 0, width);
            Assert.InRange(head.Groups[2].Value == "end" ? at : at + length, 0, width);
        });

        static Series Side(string name, int look) => new(name, look, [new(300, ""), new(265, "")]);
    }
}
