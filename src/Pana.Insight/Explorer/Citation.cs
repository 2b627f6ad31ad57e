using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Screens;

namespace Pana.Insight.Explorer;

/// <summary>How figures are quoted: whose they are, which table, when published, of when, when seen, and where the same is seen again.</summary>
internal static class Citation
{
    const string Unhcr = "UNHCR Refugee Population Statistics Database, CC BY 4.0";

    /// <param name="published">The latest release that the figures are from; null where none is known.</param>
    public static string Of(Asked asked, Words words, ScreenContext screen, DateTimeOffset? published, DateTimeOffset now, string address) => string.Join(". ", new[]
    {
        asked.Source == FigureSource.Unhcr ? $"{Unhcr}. {words["citation.by"]}: {screen.NodeName} (Pana)" : $"{screen.NodeName} (Pana)",
        words.Code("INDICATOR", asked.Indicator),
        $"{words.NameOf(asked.Flow)}, {Flows.Flow.Agency}:{asked.Flow.Id}({Flows.Flow.Version})",
        asked.Shown.Length == 1 ? words.Period(asked.Shown[0]) : $"{words.Period(asked.Shown[0])}–{words.Period(asked.Shown[^1])}",
        published is { } at ? words["citation.published", ("day", screen.Day(at))] : null,
        words["citation.seen", ("day", screen.Day(now))],
        address,
    }.OfType<string>());

    public static DateTimeOffset? Published(Asked asked, IReadOnlyList<Release> releases) => releases
        .Where(release => release.Flow.Id == asked.Flow.Id && release.Source == asked.Source && asked.Codes["REPORTING_STATE"].Contains(release.State)
            && (asked.AsOf is null || release.PublishedAt <= asked.AsOf))
        .Select(release => (DateTimeOffset?)release.PublishedAt).Max();
}
