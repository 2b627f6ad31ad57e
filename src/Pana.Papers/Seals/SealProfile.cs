using System.Globalization;
using System.Text;
using Pana.Kernel;

namespace Pana.Papers;

/// <summary>What the holder of a paper may: printed on the paper, and all that a verifier is told. Never why.</summary>
[Flags]
public enum Entitlements : byte
{
    None = 0,
    Stay = 1,
    Work = 2,
    School = 4,
    Clinic = 8,
    /// <summary>To leave the state and come back.</summary>
    Travel = 16,
}

/// <summary>How a feature of a profile is written.</summary>
/// <param name="Type">text (C40), zone (lines of a machine-readable zone, C40), date, number, bytes (hexadecimal in <see cref="SealProfile"/>).</param>
/// <param name="Least">Bounds of text in characters, else in bytes.</param>
public sealed record SealField(byte Tag, string Name, string Type, int Least, int Most, bool IsRequired, string Content);

/// <summary>
/// Which features a kind of paper seals: <c>Data/seal-profiles.csv</c>, in words in docs/protocols/seal.md. Kinds that would betray why somebody
/// has them share a profile with all others like them, so that a seal does not tell which of them it is on.
/// </summary>
public sealed record SealProfile(string Name, byte Category, byte Definition, IReadOnlyList<SealField> Fields)
{
    public static IReadOnlyList<SealProfile> All { get; } = [.. Rows("seal-profiles.csv").GroupBy(row => (row[0], row[1], row[2]))
        .Select(rows => new SealProfile(rows.Key.Item1, byte.Parse(rows.Key.Item2, CultureInfo.InvariantCulture), byte.Parse(rows.Key.Item3, CultureInfo.InvariantCulture),
            [.. rows.Select(row => new SealField(byte.Parse(row[3], CultureInfo.InvariantCulture), row[4], row[5], Number(row[6]), Number(row[7]), row[8] == "yes", row[9]))]))];

    /// <summary>The kinds of paper that have seals, as editions name them.</summary>
    public static IReadOnlyDictionary<string, SealProfile> OfPapers { get; } =
        Rows("seal-papers.csv").ToDictionary(row => row[0], row => All.Single(profile => profile.Name == row[1]));

    public static SealProfile? Find(SealHeader header) => All.FirstOrDefault(profile => (profile.Category, profile.Definition) == (header.Category, header.Definition));

    /// <summary>Features from words: text as it is, dates in ISO 8601, bytes in hexadecimal. Refused where the profile has no such field, one is missing or does not fit.</summary>
    public Outcome<IReadOnlyList<SealFeature>> Write(IReadOnlyDictionary<string, string> values)
    {
        if (values.Keys.FirstOrDefault(name => Fields.All(field => field.Name != name)) is { } strange)
            return Refuse("seal-field-unknown", strange);
        var features = new List<SealFeature>();
        foreach (var field in Fields)
            if (!values.TryGetValue(field.Name, out var value))
            {
                if (field.IsRequired)
                    return Refuse("seal-field-missing", field.Name);
            }
            else if (Bytes(field, value) is { } bytes)
                features.Add(new(field.Tag, bytes));
            else
                return Refuse("seal-field-wrong", field.Name);
        return features;
    }

    /// <summary>The words of a seal; null where it breaks its profile. Features that nobody knows are passed over (Doc 9303-13 §2.3.1).</summary>
    public IReadOnlyDictionary<string, string>? Read(Seal seal)
    {
        var values = new Dictionary<string, string>();
        foreach (var field in Fields)
        {
            if (seal.Features.FirstOrDefault(feature => feature.Tag == field.Tag) is not { } feature)
            {
                if (field.IsRequired)
                    return null;
            }
            else if (Text(field, feature.Value) is { } text)
                values[field.Name] = text;
            else
                return null;
        }
        return values;
    }

    static byte[]? Bytes(SealField field, string value) => field.Type switch
    {
        "text" => Fits(field, value.Length) && value.All(C40.Has) ? C40.Encode(value) : null,
        "zone" => value.All(C40.Has) && C40.Encode(value) is var zone && Fits(field, zone.Length) ? zone : null,
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? SealBytes.Date(date) : null,
        "number" => byte.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? [number] : null,
        _ => value.Length % 2 == 0 && value.All(char.IsAsciiHexDigit) && Fits(field, value.Length / 2) ? Convert.FromHexString(value) : null,
    };

    static string? Text(SealField field, byte[] value) => field.Type switch
    {
        "text" => C40.TryDecode(value, out var text) && Fits(field, text.Length) ? text : null,
        "zone" => Fits(field, value.Length) && C40.TryDecode(value, out var zone) ? zone : null,
        "date" => SealBytes.Date(value)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "number" => value is [var number] ? number.ToString(CultureInfo.InvariantCulture) : null,
        _ => Fits(field, value.Length) ? Convert.ToHexString(value) : null,
    };

    static bool Fits(SealField field, int length) => length >= field.Least && length <= field.Most;

    static Refusal Refuse(string name, string field) => new(name, 422, new Dictionary<string, string> { ["field"] = field });

    static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(typeof(SealProfile).Assembly.GetManifestResourceStream(file)!, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
    }
}
