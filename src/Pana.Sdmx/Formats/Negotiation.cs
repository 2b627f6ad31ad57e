using System.Globalization;

namespace Pana.Sdmx;

/// <summary>What messages there are, each in one version.</summary>
public enum MessageFormat
{
    /// <summary>SDMX-JSON 2.0 data.</summary>
    JsonData,
    /// <summary>SDMX-CSV 2.0 data.</summary>
    CsvData,
    /// <summary>SDMX-ML 3.0 data specific to their structure.</summary>
    XmlData,
    /// <summary>SDMX-ML 2.1 generic data, for older clients.</summary>
    GenericData21,
    /// <summary>SDMX-JSON 2.0 structures.</summary>
    JsonStructure,
    /// <summary>SDMX-ML 3.0 structures.</summary>
    XmlStructure,
    /// <summary>SDMX-ML 2.1 structures, for older clients.</summary>
    XmlStructure21,
    /// <summary>The XML schema of data of one structure, SDMX 3.0.</summary>
    XmlSchema,
}

/// <summary>How CSV says names.</summary>
public enum CsvLabels
{
    /// <summary>Codes alone.</summary>
    Id,
    /// <summary>A column of names behind each column of codes.</summary>
    Name,
    /// <summary><c>F: Female</c>.</summary>
    Both,
}

/// <summary>The form of an answer.</summary>
public sealed record MediaForm(MessageFormat Format, CsvLabels Labels = CsvLabels.Id)
{
    /// <summary>For the header of the answer.</summary>
    public string MediaType => Negotiation.MediaType(Format) + (Format == MessageFormat.CsvData ? $";labels={Labels.ToString().ToLowerInvariant()};charset=utf-8" : "");

    public bool IsJson => Format is MessageFormat.JsonData or MessageFormat.JsonStructure;
}

/// <summary>
/// Which form a client gets. <c>format=</c> goes before the header Accept; nothing or <c>*/*</c> is SDMX-JSON 2.0; what cannot be served is refused
/// with 406 and the list of what can.
/// </summary>
public static class Negotiation
{
    static readonly (MessageFormat Format, string Type, string Version, string[] Plain)[] s_served =
    [
        (MessageFormat.JsonData, "application/vnd.sdmx.data+json", "2.0.0", ["application/json"]),
        (MessageFormat.CsvData, "application/vnd.sdmx.data+csv", "2.0.0", ["text/csv"]),
        (MessageFormat.XmlData, "application/vnd.sdmx.data+xml", "3.0.0", ["application/xml", "text/xml"]),
        (MessageFormat.GenericData21, "application/vnd.sdmx.genericdata+xml", "2.1", []),
        (MessageFormat.JsonStructure, "application/vnd.sdmx.structure+json", "2.0.0", ["application/json"]),
        (MessageFormat.XmlStructure, "application/vnd.sdmx.structure+xml", "3.0.0", ["application/xml", "text/xml"]),
        (MessageFormat.XmlStructure21, "application/vnd.sdmx.structure+xml", "2.1", []),
        (MessageFormat.XmlSchema, "application/vnd.sdmx.schema+xml", "3.0.0", ["application/xml", "text/xml"]),
    ];

    static readonly Dictionary<string, MessageFormat> s_names = new()
    {
        ["jsondata"] = MessageFormat.JsonData, ["csv"] = MessageFormat.CsvData, ["structurespecificdata"] = MessageFormat.XmlData, ["genericdata"] = MessageFormat.GenericData21,
        ["jsonstructure"] = MessageFormat.JsonStructure, ["structure"] = MessageFormat.XmlStructure, ["structure21"] = MessageFormat.XmlStructure21, ["schema"] = MessageFormat.XmlSchema,
    };

    /// <summary>What <c>format=</c> may be.</summary>
    public static IReadOnlyList<string> FormatNames { get; } = [.. s_names.Keys];

    public static string MediaType(MessageFormat format)
    {
        var served = s_served.Single(each => each.Format == format);
        return $"{served.Type};version={served.Version}";
    }

    /// <summary>The form for an answer to this question.</summary>
    /// <param name="accept">The header, null or empty for none.</param>
    public static Parsed<MediaForm> Choose(SdmxQuery query, string? accept)
    {
        var asked = (query as DataQuery)?.Labels;
        MessageFormat[] possible = query switch
        {
            DataQuery => [MessageFormat.JsonData, MessageFormat.CsvData, MessageFormat.XmlData, MessageFormat.GenericData21],
            SchemaQuery => [MessageFormat.XmlSchema, MessageFormat.XmlStructure, MessageFormat.JsonStructure],
            _ => [MessageFormat.JsonStructure, MessageFormat.XmlStructure, MessageFormat.XmlStructure21],
        };
        if (query.Format is { } name)
            return s_names.TryGetValue(name, out var format) && possible.Contains(format)
                ? new MediaForm(format, asked ?? CsvLabels.Id)
                : SdmxError.At("not-acceptable", "format", name, $"This cannot be had as {name}.", string.Join(", ", s_names.Where(each => possible.Contains(each.Value)).Select(each => each.Key)), 1, 406);
        if (string.IsNullOrWhiteSpace(accept))
            return new MediaForm(possible[0], asked ?? CsvLabels.Id);
        var ranges = accept.Split(',').Select(Range).ToList();
        var (best, quality) = ((MediaForm?)null, 0.0);
        foreach (var each in possible)
        {
            // The narrowest range that covers a form says how much it is liked.
            var range = ranges.Where(one => Covers(one, each)).OrderByDescending(one => one.Narrowness).FirstOrDefault();
            if (range is not null && range.Quality > quality)
                (best, quality) = (new(each, asked ?? Labels(range.Parameters.GetValueOrDefault("labels"))), range.Quality);
        }
        return best is not null ? best : SdmxError.At("not-acceptable", "Accept", accept,
            $"None of this can be served; these can: {string.Join(", ", possible.Select(MediaType))}.", null, 0, 406);
    }

    sealed record MediaRange(string Type, Dictionary<string, string> Parameters)
    {
        public double Quality => !Parameters.TryGetValue("q", out var text) ? 1
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? Math.Clamp(quality, 0, 1) : 0;

        public int Narrowness => Type == "*/*" ? 0 : Type.EndsWith("/*", StringComparison.Ordinal) ? 1 : Parameters.ContainsKey("version") ? 3 : 2;
    }

    static MediaRange Range(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value])
                parameters[name] = value.Trim('"');
        return new(parts[0].ToLowerInvariant(), parameters);
    }

    static bool Covers(MediaRange range, MessageFormat format)
    {
        var served = s_served.Single(each => each.Format == format);
        // Of two versions of one type the later answers a client that names none.
        var isLatest = s_served.First(each => each.Type == served.Type).Format == format;
        return range.Type == "*/*" || range.Type == "application/*" || range.Type == "text/*" && served.Plain.Any(type => type.StartsWith("text/", StringComparison.Ordinal)) || served.Plain.Contains(range.Type)
            || range.Type == served.Type && (range.Parameters.TryGetValue("version", out var version) ? IsVersion(version, served.Version) : isLatest);
    }

    /// <summary>2.0 and 2.0.0 are one, and so are 3.0 and 3.0.0.</summary>
    static bool IsVersion(string asked, string served) => asked == served || $"{asked}.0" == served;

    static CsvLabels Labels(string? text) => text switch { "name" => CsvLabels.Name, "both" => CsvLabels.Both, _ => CsvLabels.Id };
}
