using System.Globalization;
using Pana.Linkage;

namespace Pana.Node.Verbs;

/// <summary>
/// Scores any file of name pairs, with the explanation in words; or learns the correspondences of letters again from pairs of names.
/// The scores are advice: a person decides.
/// </summary>
internal static class Names
{
    public static int Run(string[] args)
    {
        if (Arguments.Read(args, ["pairs", "out", "language", "learn"], ["all"]) is not { } arguments)
            return 2;
        if (arguments["out"] is not { } written || arguments["pairs"] is null == arguments["learn"] is null)
            return ConsoleText.Fail(ConsoleText.Say("node.names-what"));
        var files = arguments["pairs"] is { } pairs ? [pairs] : new[] { arguments["learn"]! }.Concat(arguments.Words).ToArray();
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } absent)
            return ConsoleText.Fail(ConsoleText.Say("node.names-no-file", ("file", absent)));
        try
        {
            return arguments["pairs"] is not null ? Score(files[0], written, arguments["language"] ?? "ru")
                : files is [var russian, var arabic] ? Learn(russian, arabic, written, arguments.Has("all"))
                : ConsoleText.Fail(ConsoleText.Say("node.names-what"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ConsoleText.Fail(ConsoleText.Say("node.names-unwritten", ("file", written), ("fault", fault.Message)));
        }
    }

    static int Score(string file, string written, string language)
    {
        using var reader = new CsvReading(new FileStream(file, FileMode.Open, FileAccess.Read));
        if (!reader.Next())
            return ConsoleText.Fail(ConsoleText.Say("node.names-empty", ("file", file)));
        var columns = Cells(reader, reader.Count);
        var (a, b) = (Array.IndexOf(columns, "a"), Array.IndexOf(columns, "b"));
        if (a < 0 || b < 0)
            return ConsoleText.Fail(ConsoleText.Say("node.names-no-column", ("column", a < 0 ? "a" : "b"), ("columns", string.Join(", ", columns))));
        if (!reader.Next())
            return ConsoleText.Fail(ConsoleText.Say("node.names-empty", ("file", file)));
        using var writer = new StreamWriter(written);
        writer.WriteLine(string.Join(',', columns.Select(Quoted).Append("probability").Append("explanation")));
        var count = 0;
        do
        {
            var cells = Cells(reader, columns.Length);
            var (one, other) = (NameReading.Of(cells[a], NamePart.Full), NameReading.Of(cells[b], NamePart.Full));
            writer.WriteLine(string.Join(',', cells.Select(Quoted).Append(NameComparison.Compare(one, other).Score.ToString("0.######", CultureInfo.InvariantCulture))
                .Append(Quoted(NameComparison.Explain(one, other, language)))));
            count++;
        }
        while (reader.Next());
        Console.WriteLine(ConsoleText.Say("node.names-scored", ("pairs", count.ToString(CultureInfo.InvariantCulture)), ("file", written)));
        return 0;
    }

    /// <summary>One name in three is kept aside, so that the bench can report on names that nothing was learnt from; <c>--all</c> learns from every one.</summary>
    static int Learn(string russian, string arabic, string written, bool all)
    {
        using var file = File.Create(written);
        NameLearning.Learn(Part(russian), Part(arabic), file, Console.WriteLine);
        Console.WriteLine(ConsoleText.Say("node.names-learnt", ("file", written)));
        return 0;

        List<NameLearning.Pair> Part(string pairs) => [.. NameLearning.Read(pairs).Where(pair => all || !NameLearning.IsAside(pair.Latin))];
    }

    static string[] Cells(CsvReading row, int count) => [.. Enumerable.Range(0, count).Select(column => row[column].ToString())];

    static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
