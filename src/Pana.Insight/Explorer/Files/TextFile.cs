using System.Text;
using Pana.Insight.Published;

namespace Pana.Insight.Explorer.Files;

/// <summary>Figures as CSV (RFC 4180, UTF-8): for programs with the names of SDMX, or for humanitarian ones with words and a row of HXL tags beneath.</summary>
internal static class TextFile
{
    public static byte[] Csv(IReadOnlyList<FileColumn> columns, IEnumerable<Figure> figures) => Write([columns.Select(column => column.Id)], columns, figures);

    public static byte[] Hxl(IReadOnlyList<FileColumn> columns, IEnumerable<Figure> figures) =>
        Write([columns.Select(column => column.Head), columns.Select(column => column.Tag)], columns, figures);

    static byte[] Write(IEnumerable<IEnumerable<string>> heads, IReadOnlyList<FileColumn> columns, IEnumerable<Figure> figures)
    {
        var text = new StringBuilder();
        foreach (var line in heads.Concat(figures.Select(figure => columns.Select(column => column.Text(figure)))))
            text.AppendJoin(',', line.Select(Kernel.Csv.Cell)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
