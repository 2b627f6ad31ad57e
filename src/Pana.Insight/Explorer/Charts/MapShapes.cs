using System.Text.Json;

namespace Pana.Insight.Explorer.Charts;

/// <summary>
/// Outlines of the countries in view and a place for every country, drawn when the web part was built (web/statistics-map.ts, from Natural Earth, which is
/// in the public domain). Borders on it say nothing about anybody's claims.
/// </summary>
internal sealed class MapShapes
{
    public static readonly string File = Path.Combine(AppContext.BaseDirectory, "wwwroot", "statistics-map.json");

    MapShapes(double width, double height) => (Width, Height) = (width, height);

    public double Width { get; }

    public double Height { get; }

    public Dictionary<string, string> Shapes { get; } = [];

    public List<string> Nameless { get; } = [];

    public Dictionary<string, (double X, double Y)> Places { get; } = [];

    /// <summary>Null on a node whose web part was not built.</summary>
    public static MapShapes? Read()
    {
        if (!System.IO.File.Exists(File))
            return null;
        using var file = JsonDocument.Parse(System.IO.File.ReadAllBytes(File));
        var root = file.RootElement;
        var map = new MapShapes(root.GetProperty("width").GetDouble(), root.GetProperty("height").GetDouble());
        foreach (var shape in root.GetProperty("shapes").EnumerateObject())
            map.Shapes[shape.Name] = shape.Value.GetString()!;
        foreach (var place in root.GetProperty("places").EnumerateObject())
            map.Places[place.Name] = (place.Value[0].GetDouble(), place.Value[1].GetDouble());
        map.Nameless.AddRange(root.GetProperty("nameless").EnumerateArray().Select(shape => shape.GetString()!));
        return map;
    }
}
