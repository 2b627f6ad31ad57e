using System.Globalization;
using System.Text;
using Pana.Linkage;

namespace Pana.Node.Verbs;

/// <summary>The files that linking writes: UTF-8, commas, quotes where needed.</summary>
internal static class LinkOutput
{
    const string Heading = "left_id,right_id,probability,explanation";

    public static string Number(double number) => number.ToString("0.0000", CultureInfo.InvariantCulture);

    public static long WritePairs(Linking linking, LinkText text, string file, Action<double> progress)
    {
        using var writer = Open(file, Heading);
        var (count, last, why) = (0L, (-1, -1), "");
        foreach (var same in linking.Rows())
        {
            // Copies of one row have one explanation.
            if (last != (same.UnitA, same.UnitB))
                (last, why) = ((same.UnitA, same.UnitB), text.Of(linking.Explain(same.UnitA, same.UnitB)));
            Write(writer, linking.Records.IdOf(same.A), linking.Records.IdOf(same.B), Number(same.Probability), why);
            if ((++count & 0x3FFF) == 0)
                progress(Math.Min(0.99, count / Math.Max(1, linking.Threshold.ExpectedMatches)));
        }
        return count;
    }

    public static void WriteReview(Linking linking, LinkText text, string file)
    {
        using var writer = Open(file, Heading);
        foreach (var pair in linking.Ask())
            Write(writer, linking.Records.IdOf(linking.Records.FirstRow(pair.A)), linking.Records.IdOf(linking.Records.FirstRow(pair.B)), Number(pair.Probability),
                text.Of(linking.Explain(pair.A, pair.B)));
    }

    public static void WriteClusters(Linking linking, string file)
    {
        using var writer = Open(file, "id,cluster");
        foreach (var (row, cluster) in linking.Clusters().Index())
            Write(writer, linking.Records.IdOf(row), $"{cluster}");
    }

    static StreamWriter Open(string file, string heading)
    {
        var writer = new StreamWriter(file, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(heading);
        return writer;
    }

    static void Write(StreamWriter writer, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                writer.Write(',');
            if (cells[i].AsSpan().IndexOfAny(",\"\r\n") < 0)
                writer.Write(cells[i]);
            else
            {
                writer.Write('"');
                writer.Write(cells[i].Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
        }
        writer.WriteLine();
    }
}
