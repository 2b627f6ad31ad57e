using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Pana.Insight.Published;

namespace Pana.Insight.Harvest;

/// <summary>Figures of a flow as one piece of bytes: a line each, sorted, so that the same figures are the same bytes.</summary>
internal static class FigureBox
{
    public static byte[] Pack(IEnumerable<Figure> figures)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            foreach (var line in Lines(figures))
                zip.Write(Encoding.UTF8.GetBytes(line + "\n"));
        return packed.ToArray();
    }

    public static byte[] Digest(IEnumerable<Figure> figures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in Lines(figures))
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return hash.GetHashAndReset();
    }

    public static List<Figure> Open(byte[] box)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(box), CompressionMode.Decompress), Encoding.UTF8);
        var figures = new List<Figure>();
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var key, var period, var value, var status, var note])
                figures.Add(new(key.Split('.'), period, value.Length == 0 ? null : double.Parse(value, CultureInfo.InvariantCulture), status, note.Length == 0 ? null : note));
        return figures;
    }

    /// <summary>Series and period: no two figures of a flow have the same.</summary>
    public static string KeyOf(Figure figure) => $"{string.Join('.', figure.Codes)}\t{figure.Period}";

    static IEnumerable<string> Lines(IEnumerable<Figure> figures) => figures
        .Select(figure => $"{KeyOf(figure)}\t{figure.Value?.ToString("R", CultureInfo.InvariantCulture)}\t{figure.Status}\t{figure.Note}").Order(StringComparer.Ordinal);
}

/// <summary>What a state's figures change of those that it stands by already.</summary>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none any more.</param>
internal readonly record struct FigureChange(Figure? Before, Figure? After)
{
    public Figure Either => After ?? Before!.Value;

    public static IEnumerable<FigureChange> Between(IEnumerable<Figure> before, IReadOnlyCollection<Figure> after)
    {
        var stood = before.ToDictionary(FigureBox.KeyOf);
        foreach (var figure in after.OrderBy(FigureBox.KeyOf, StringComparer.Ordinal))
            if (!stood.Remove(FigureBox.KeyOf(figure), out var was))
                yield return new(null, figure);
            else if ((was.Value, was.Status, was.Note) != (figure.Value, figure.Status, figure.Note))
                yield return new(was, figure);
        foreach (var (_, gone) in stood.OrderBy(each => each.Key, StringComparer.Ordinal))
            yield return new(gone, null);
    }
}
