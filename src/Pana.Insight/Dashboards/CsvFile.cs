using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Dashboards;

/// <summary>A table of a page as a file: the same rows, numbers as programs read them.</summary>
internal static class CsvFile
{
    const char Wide = '\u00a0';

    public static FileContentHttpResult Of(string name, TableView table)
    {
        var text = new StringBuilder("\ufeff");        // by which spreadsheets know the letters
        Line(text, table.Columns.Select(column => column.Text));
        foreach (var row in table.Rows)
            Line(text, row.Zip(table.Columns, (cell, column) => column.IsNumber && IsNumber(cell.Text) ? cell.Text.Replace($"{Wide}", "").Replace(',', '.') : cell.Text));
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{name}.csv");
    }

    static bool IsNumber(string text) => text.Length > 0 && text.All(letter => char.IsAsciiDigit(letter) || letter is Wide or ',' or '.');

    static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A spreadsheet would reckon with what begins like a formula.</summary>
    static string Cell(string cell) => Csv.Cell(cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{cell}" : cell);
}
