using System.Globalization;
using Pana.Linkage;

namespace Pana.Node.Verbs;

/// <summary><c>pana link</c> and <c>pana dedupe</c>: who is the same person in two files, or twice in one. Nothing is learnt from answers given before.</summary>
internal static class Link
{
    static readonly string[] Common = ["schema", "out", "review", "threshold", "report"];

    public static int RunLink(string[] args) => Arguments.Read(args, ["left", "right", .. Common]) is not { } arguments ? 2
        : arguments["left"] is { } left && arguments["right"] is { } right ? Run(arguments, left, right) : Help.Print() + 2;

    public static int RunDedupe(string[] args) => Arguments.Read(args, ["in", "clusters", .. Common]) is not { } arguments ? 2
        : arguments["in"] is { } file ? Run(arguments, file, null) : Help.Print() + 2;

    static int Run(Arguments arguments, string left, string? right)
    {
        if (arguments["schema"] is not { } schemaFile || arguments["out"] is not { } output)
            return Help.Print() + 2;
        var text = new LinkText(ConsoleText.TerminalLanguage);
        double? threshold = null;
        if (arguments["threshold"] is { } wish)
        {
            if (!double.TryParse(wish, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is not (> 0 and < 1))
                return ConsoleText.Fail(text["threshold", ("value", wish)]);
            threshold = number;
        }
        var (schema, fault) = LinkSchema.Read(schemaFile);
        if (schema is null)
            return ConsoleText.Fail(text.Of(fault!));
        var progress = new LinkProgress(text);
        var (records, wrong) = Records.Read(schema, left, right, at => progress.Show(LinkStage.Reading, at));
        if (records is null)
        {
            progress.End();
            return ConsoleText.Fail(text.Of(wrong!));
        }
        if (records.FirstUneven is { } uneven)
            progress.Tell(text["uneven", ("count", $"{records.Uneven}"), ("file", uneven.File), ("line", $"{uneven.Line}"), ("what", uneven.What)]);
        var linking = Linking.Run(records, threshold, progress.Show);
        var pairs = LinkOutput.WritePairs(linking, text, output, at => progress.Show(LinkStage.Writing, at));
        if (arguments["review"] is { } review)
            LinkOutput.WriteReview(linking, text, review);
        if (arguments["clusters"] is { } clusters)
            LinkOutput.WriteClusters(linking, clusters);
        if (arguments["report"] is { } report)
            LinkReport.Write(linking, text, report);
        progress.End();
        if (linking.IsAbridged)
            Console.Error.WriteLine(text["abridged"]);
        Console.WriteLine(text["done", ("pairs", $"{pairs}"), ("rows", $"{records.Rows}"), ("compared", $"{linking.Compared}"), ("threshold", LinkOutput.Number(linking.Threshold.Same)),
            ("recall", LinkOutput.Number(linking.BlockingRecall))]);
        return 0;
    }
}
