using QRCoder;

namespace Pana.Screens;

/// <summary>A square code with its quiet zone as one path of SVG, a unit a module: no picture file, sharp on paper.</summary>
public static class QrPath
{
    public static (string Path, int Size) Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        return (string.Concat(Enumerable.Range(0, rows.Count).SelectMany(y => Enumerable.Range(0, rows.Count)
            .Where(x => rows[y][x]).Select(x => FormattableString.Invariant($"M{x} {y}h1v1h-1z")))), rows.Count);
    }
}
