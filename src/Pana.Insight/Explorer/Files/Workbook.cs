using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Pana.Insight.Explorer.Files;

/// <param name="Number">Written as a number where it is one; an empty cell stays empty, it is no zero.</param>
internal readonly record struct WorkbookCell(string Text, bool Number = false);

/// <param name="Name">At most 31 letters, none of <c>[]:*?/\</c>.</param>
/// <param name="HasHead">The first row stands out and stays in sight.</param>
internal sealed record Sheet(string Name, IReadOnlyList<double> Widths, IEnumerable<IReadOnlyList<WorkbookCell>> Rows, bool HasHead);

/// <summary>A workbook of plain sheets as ISO/IEC 29500 (xlsx): texts in their cells, numbers as numbers, no formula, nothing that runs.</summary>
internal static class Workbook
{
    const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""", Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Relations = "http://schemas.openxmlformats.org/package/2006/relationships", Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static byte[] Write(IReadOnlyList<Sheet> sheets, DateTimeOffset made)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>{Each(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Types}.worksheet+xml"/>""")}</Types>
                """);
            Part("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Document}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Document}"><sheets>{Each(n => $"""<sheet name="{Escape(sheets[n - 1].Name)}" sheetId="{n}" r:id="rId{n}"/>""")}</sheets></workbook>""");
            Part("xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Relations}">{Each(n => $"""<Relationship Id="rId{n}" Type="{Document}/worksheet" Target="worksheets/sheet{n}.xml"/>""")}<Relationship Id="rId{sheets.Count + 1}" Type="{Document}/styles" Target="styles.xml"/></Relationships>
                """);
            Part("xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
                """);
            for (var n = 1; n <= sheets.Count; n++)
                Part($"xl/worksheets/sheet{n}.xml", Text(sheets[n - 1]));

            void Part(string name, string text)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = made;
                using var part = new StreamWriter(entry.Open(), new UTF8Encoding(false));
                part.Write(Head);
                part.Write(text);
            }
        }
        return bytes.ToArray();

        string Each(Func<int, string> write) => string.Concat(Enumerable.Range(1, sheets.Count).Select(write));
    }

    static string Text(Sheet sheet)
    {
        var text = new StringBuilder($"""<worksheet xmlns="{Main}">""");
        if (sheet.HasHead)
            text.Append("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        text.Append("<cols>");
        for (var i = 0; i < sheet.Widths.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{sheet.Widths[i]:0}" customWidth="1"/>""");
        text.Append("</cols><sheetData>");
        var number = 0;
        foreach (var row in sheet.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"""<row r="{++number}">""");
            for (var i = 0; i < row.Count; i++)
                if (row[i].Text.Length > 0)
                    text.Append(row[i].Number ? $"""<c r="{Column(i)}{number}" s="{(row[i].Text.Contains('.') ? 0 : 2)}"><v>{row[i].Text}</v></c>"""
                        : $"""<c r="{Column(i)}{number}" t="inlineStr"{(number == 1 && sheet.HasHead ? " s=\"1\"" : "")}><is><t xml:space="preserve">{Escape(row[i].Text)}</t></is></c>""");
            text.Append("</row>");
        }
        return text.Append("</sheetData></worksheet>").ToString();
    }

    /// <summary>A, B … Z, AA, AB …</summary>
    static string Column(int place) => place < 26 ? ((char)('A' + place)).ToString() : Column(place / 26 - 1) + (char)('A' + place % 26);

    static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar)));
}
