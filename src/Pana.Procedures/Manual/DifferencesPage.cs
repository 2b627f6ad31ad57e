using Pana.Procedures.Editions;

namespace Pana.Procedures;

/// <summary>All editions side by side: who decides, terms that differ, amendments, papers, gaps of the law.</summary>
internal static class DifferencesPage
{
    public static string Write(IReadOnlyList<Edition> editions, Labels labels, string language)
    {
        var words = new Words(labels, language);
        var page = new Page(words).Title(words.Say("manual.differences-title")).Paragraph(words.Say("manual.differences-about"));
        string[] states = [.. editions.Select(edition => edition.Name.In(language))];
        page.Heading("authorities").Table(words.Say("manual.function"), states,
            [.. Enum.GetValues<Function>().Select(function => Row(words.Of(function), editions.Select(edition =>
                string.Join("\n", edition.Authorities.Where(each => each.Functions.Contains(function)).Select(each => each.Name.In(language) + ProcedurePage.Dates(each.From, each.Until, words))))))]);
        page.Heading("terms").Table(words.Say("manual.term"), states,
            [.. Keys(editions, edition => edition.Terms.Select(term => term.Key)).Select(key => Row(words.Say($"term.{key}"), editions.Select(edition => Values(edition, key, words))))
                .Where(row => row.Skip(1).Distinct().Count() > 1)]);
        page.Heading("amendments").Table(words.Say("manual.state"), [words.Say("manual.amendments")],
            [.. editions.Select(edition => Row(edition.Name.In(language), [edition.Amendments.IsEmpty
                ? words.Say("manual.none") : string.Join("\n", edition.Amendments.Select(amendment => IndexPage.Say(amendment, new(edition.Over(labels), language))))]))]);
        page.Heading("papers").Table(words.Say("manual.paper"), states,
            [.. Keys(editions, edition => edition.Papers.Select(paper => paper.Kind)).Select(kind => Row(words.Say($"paper.{kind}"),
                editions.Select(edition => edition.Papers.FirstOrDefault(paper => paper.Kind == kind)?.Name.In(language) ?? "–"))).Where(row => row.Skip(1).Distinct().Count() > 1)]);
        page.Heading("gaps");
        foreach (var edition in editions.Where(edition => !edition.Gaps.IsEmpty))
            page.Line($"### {edition.Name.In(language)}").Line().Items(edition.Gaps.Select(gap => ProcedurePage.Gap(gap, words)));
        return page.ToString();
    }

    static string[] Row(string first, IEnumerable<string> others) => [first, .. others];

    static IEnumerable<string> Keys(IEnumerable<Edition> editions, Func<Edition, IEnumerable<string>> keys) =>
        editions.SelectMany(keys).Distinct().Order(StringComparer.Ordinal);

    static string Values(Edition edition, string key, Words words) => string.Join("\n", edition.Terms.Where(term => term.Key == key).Select(term =>
        words.Of(term.Value)
        + (term.National is { } national && national != term.Value ? $"; {words.Say("manual.law-says", ("national", words.Of(national)))}" : "")
        + (term.Certainty == Certainty.Unverified ? $" ({words.Say("certainty.unverified")})" : "")));
}
