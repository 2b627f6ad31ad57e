using System.Globalization;
using Pana.Insight.Published;
using Pana.Kernel;

namespace Pana.Insight.Explorer.Files;

/// <param name="Id">As in SDMX, <c>_LABEL</c> behind what is in words.</param>
/// <param name="Head">For people.</param>
/// <param name="Tag">Of HXL; empty where there is none.</param>
internal sealed record FileColumn(string Id, string Head, string Tag, Func<Figure, string> Text, bool IsNumber = false);

/// <summary>The columns of every file: one row for each figure, codes and words side by side, nothing that must be known besides.</summary>
internal static class FileColumns
{
    /// <summary>Tags by column, and for the figure itself by what is counted; <c>Data/hxl.csv</c>.</summary>
    static readonly Dictionary<(string Column, string Code), string> Tags = Csv.Read(
        typeof(FileColumns).Assembly.GetManifestResourceStream("Pana.Insight.Data.hxl.csv")!, "hxl.csv").ToDictionary(row => (row["column"], row["code"]), row => row["tag"]);

    public static IReadOnlyList<FileColumn> Of(Asked asked, Words words)
    {
        var columns = new List<FileColumn>();
        foreach (var (dimension, place) in asked.Flow.Dimensions.Select((dimension, place) => (dimension, place)))
        {
            columns.Add(new(dimension.Id, $"{words.Dimension(dimension.Id)} ({words["file.code"]})", Tag(dimension.Id), figure => figure.Codes[place]));
            columns.Add(new($"{dimension.Id}_LABEL", words.Dimension(dimension.Id), Tag($"{dimension.Id}_LABEL"), figure => words.Code(dimension.Id, figure.Codes[place])));
        }
        columns.Add(new("TIME_PERIOD", words["file.period"], Tag("TIME_PERIOD", asked.Codes["FREQ"][0]), figure => figure.Period));
        columns.Add(new("OBS_VALUE", words["file.value"], Measure(asked), figure => figure.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "", IsNumber: true));
        columns.Add(new("OBS_STATUS", words["file.status"], Tag("OBS_STATUS"), figure => figure.Status));
        columns.Add(new("NOTE", $"{words["file.note"]} ({words["file.code"]})", Tag("NOTE"), figure => figure.Note ?? ""));
        columns.Add(new("NOTE_LABEL", words["file.note"], Tag("NOTE_LABEL"), figure => figure.Note is { } note ? words.OfList("CL_NOTE", note) : ""));
        return columns;
    }

    static string Measure(Asked asked) =>
        asked.Unit != "PS" ? Tag("OBS_VALUE", asked.Unit) : asked.Codes["POP_TYPE"] is [var type] ? Tag("OBS_VALUE", type) : Tag("OBS_VALUE");

    static string Tag(string column, string code = "") => Tags.TryGetValue((column, code), out var tag) ? tag : Tags.GetValueOrDefault((column, ""), "");
}
