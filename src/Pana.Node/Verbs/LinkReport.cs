using System.Globalization;
using System.Net;
using System.Text;
using Pana.Linkage;

namespace Pana.Node.Verbs;

/// <summary>One page to look at: what each column weighs, what blocking finds, how the probabilities lie, pairs on both sides of the threshold.</summary>
internal static class LinkReport
{
    const int Bins = 20, Examples = 12;

    const string Style = "body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:start;"
        + "padding:.25rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}td.n{text-align:end;white-space:nowrap}svg{max-width:100%}text{font:13px system-ui}";

    public static void Write(Linking linking, LinkText text, string file)
    {
        var page = new StringBuilder();
        var title = Text(text["report.title"]);
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{text.Language}\"><meta charset=\"utf-8\"><title>{title}</title><style>{Style}</style><h1>{title}</h1><p>")
            .Append(Text(text["report.summary", ("rows", $"{linking.Records.Rows}"), ("compared", $"{linking.Compared}"), ("same", LinkOutput.Number(linking.Threshold.Same)),
                ("ask", LinkOutput.Number(linking.Threshold.Ask)), ("f1", LinkOutput.Number(linking.Threshold.ExpectedF1)), ("recall", LinkOutput.Number(linking.BlockingRecall))]))
            .Append("</p>");
        Weights(page, linking, text);
        Passes(page, linking, text);
        Histogram(page, linking, text);
        Pairs(page, linking, text, "report.above", linking.Pairs.Where(pair => pair.Probability >= linking.Threshold.Same).OrderBy(pair => pair.LogOdds));
        Pairs(page, linking, text, "report.below", linking.Pairs.Where(pair => pair.Probability < linking.Threshold.Same).OrderByDescending(pair => pair.LogOdds));
        File.WriteAllText(file, page.Append("</html>\n").ToString());
    }

    static void Weights(StringBuilder page, Linking linking, LinkText text)
    {
        var weights = linking.MatchWeights().ToList();
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(text["report.weights"])}</h2><p>{Text(text["report.weights-how"])}</p><svg viewBox=\"0 0 900 {weights.Count * 20 + 10}\" role=\"img\">");
        foreach (var (row, (column, agreement, doublings)) in weights.Index())
        {
            var width = Math.Min(Math.Abs(doublings), 20) * 14;
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{row * 20 + 15}\">{Text($"{column}: {text.Of(agreement)}")}</text>")
                .Append(CultureInfo.InvariantCulture, $"<rect x=\"{(doublings < 0 ? 520 - width : 520):0.0}\" y=\"{row * 20 + 3}\" width=\"{width:0.0}\" height=\"15\" fill=\"{(doublings < 0 ? "#b3541e" : "#1b6e8a")}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{(doublings < 0 ? 525 : 525 + width):0.0}\" y=\"{row * 20 + 15}\">{doublings:+0.0;−0.0}</text>");
        }
        page.Append("</svg>");
    }

    static void Passes(StringBuilder page, Linking linking, LinkText text)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(text["report.blocking"])}</h2><p>{Text(text["report.blocking-how"])}</p><table><tr><th>{Text(text["report.pass"])}</th><th>{Text(text["report.found"])}</th><th>{Text(text["report.cost"])}</th></tr>");
        foreach (var (name, found, cost) in linking.Passes)
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(name)}</td><td class=\"n\">{found:0.0000}</td><td class=\"n\">{cost:0.0}</td></tr>");
        page.Append("</table>");
    }

    static void Histogram(StringBuilder page, Linking linking, LinkText text)
    {
        var counts = new int[Bins];
        foreach (var pair in linking.Pairs)
            counts[Math.Min(Bins - 1, (int)(pair.Probability * Bins))]++;
        var most = Math.Log(1 + Math.Max(1, counts.Max()));
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(text["report.histogram"])}</h2><p>{Text(text["report.histogram-how"])}</p><svg viewBox=\"0 0 900 240\" role=\"img\">");
        for (var bin = 0; bin < Bins; bin++)
        {
            var height = Math.Log(1 + counts[bin]) / most * 180;
            page.Append(CultureInfo.InvariantCulture, $"<rect x=\"{bin * 45}\" y=\"{200 - height:0.0}\" width=\"42\" height=\"{height:0.0}\" fill=\"#1b6e8a\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"{bin * 45}\" y=\"{196 - height:0.0}\">{counts[bin]}</text><text x=\"{bin * 45}\" y=\"218\">{bin / (double)Bins:0.00}</text>");
        }
        page.Append("</svg>");
    }

    static void Pairs(StringBuilder page, Linking linking, LinkText text, string heading, IEnumerable<LinkedPair> pairs)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(text[heading])}</h2><table>");
        foreach (var pair in pairs.Take(Examples))
            page.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"n\">{LinkOutput.Number(pair.Probability)}</td><td><bdi>{Text(linking.Records.IdOf(linking.Records.FirstRow(pair.A)))}</bdi> · <bdi>")
                .Append(CultureInfo.InvariantCulture, $"{Text(linking.Records.IdOf(linking.Records.FirstRow(pair.B)))}</bdi></td><td>{Text(text.Of(linking.Explain(pair.A, pair.B)))}</td></tr>");
        page.Append("</table>");
    }

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
