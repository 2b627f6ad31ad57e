namespace Pana.Kernel;

/// <summary>
/// A state or territory (ISO 3166-1), or one of the codes that ICAO Doc 9303-3 §5 adds for documents. People read
/// labels <c>country.ALPHA3</c>; <see cref="EnglishName"/> is the list's own.
/// </summary>
/// <param name="Alpha2">Null for codes that only documents have.</param>
/// <param name="Alpha3">ISO alpha-3 or ICAO code, without fillers (<c>D</c> for Germany in documents is read as
///     <c>DEU</c>).</param>
public sealed record Country(string? Alpha2, string Alpha3, string EnglishName)
{
    /// <summary>ICAO: stateless person (1954 Convention, article 1).</summary>
    public const string Stateless = "XXA";
    /// <summary>ICAO: refugee (1951 Convention, article 1, as amended by the 1967 Protocol).</summary>
    public const string Refugee = "XXB";
    /// <summary>ICAO: refugee other than <see cref="Refugee"/>.</summary>
    public const string OtherRefugee = "XXC";
    /// <summary>ICAO: person of unspecified nationality.</summary>
    public const string Unspecified = "XXX";

    public static IReadOnlyList<Country> All { get; } =
    [
        .. Csv.Embedded("countries.csv").Select(row => new Country(row["alpha-2"], row["alpha-3"], row["name"])),
        .. Csv.Embedded("icao-codes.csv").Select(row => new Country(null, row["code"], row["name"])),
    ];

    static readonly Dictionary<string, Country> ByCode = All.Where(country => country.Alpha2 is not null)
        .Select(country => (Code: country.Alpha2!, country))
        .Concat(All.Select(country => (Code: country.Alpha3, country)))
        .ToDictionary(pair => pair.Code, pair => pair.country);

    /// <summary>By alpha-2, alpha-3 or ICAO code, any case, MRZ fillers allowed; null where there is none.</summary>
    public static Country? Find(string code)
    {
        var clean = code.Trim().TrimEnd('<').ToUpperInvariant();
        return ByCode.GetValueOrDefault(clean == "D" ? "DEU" : clean);
    }

    /// <summary>
    /// Whether the code stands for no state: stateless, refugee, unspecified, organisations, the specimen state.
    /// </summary>
    public bool IsDocumentCode => Alpha2 is null;

    public string LabelKey => $"country.{Alpha3}";
}
