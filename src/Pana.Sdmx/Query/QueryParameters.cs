using System.Globalization;

namespace Pana.Sdmx;

/// <summary>The parameters behind the question mark. Those that nobody knows are errors: what is silently left out gives wrong numbers.</summary>
sealed class QueryParameters
{
    static readonly Dictionary<string, string> s_older = new()
    {
        ["startPeriod"] = "c[TIME_PERIOD]=ge:…", ["endPeriod"] = "c[TIME_PERIOD]=le:…", ["detail"] = "attributes=none or measures=none", ["start"] = "c[TIME_PERIOD]=ge:…", ["end"] = "c[TIME_PERIOD]=le:…",
    };

    readonly Dictionary<string, string> _values = [];
    readonly List<SdmxError> _errors;
    readonly DateTimeOffset _now;

    public QueryParameters(string query, DateTimeOffset now, List<SdmxError> errors, params string[] known)
    {
        (_errors, _now) = (errors, now);
        var filters = new List<ComponentFilter>();
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..]);
            var isFilter = name.StartsWith("c[", StringComparison.Ordinal) && name.EndsWith(']') && known.Contains("c");
            if (!isFilter && (name == "c" || !known.Contains(name)))
                errors.Add(Unknown(name, known));
            else if (!_values.TryAdd(name, value))
                errors.Add(SdmxError.At("repeated-parameter", name, value, $"{name} stands there twice; several values go into one, with commas."));
            else if (isFilter && !Pana.Sdmx.Identifier.IsName(name[2..^1]))
                errors.Add(SdmxError.At("bad-identifier", name, name[2..^1], $"{name[2..^1]} cannot be the name of a component.", null, 3));
            else if (isFilter && ComponentFilter.Parse(name[2..^1], value, errors) is { } filter)
                filters.Add(filter);
        }
        Filters = filters;
    }

    public IReadOnlyList<ComponentFilter> Filters { get; }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (text.Length >= 10 && char.IsAsciiDigit(text[0])
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && (text.Length == 10 || text[10] == 'T'))
            return time;
        _errors.Add(SdmxError.At("bad-time", name, text, $"{text} is no time: 2026-01-31T12:00:00Z is one.", null, 1));
        return null;
    }

    public DateTimeOffset? AsOf()
    {
        var asOf = Time("asOf");
        if (asOf > _now)
            _errors.Add(SdmxError.At("as-of-future", "asOf", Text("asOf")!, "Nobody knows what will be then.", _now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        return asOf;
    }

    public long? Number(string name, long least, long most)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        _errors.Add(SdmxError.At("bad-number", name, text, $"{name} is a whole number from {least.ToString(CultureInfo.InvariantCulture)}.", null, 1));
        return null;
    }

    public bool Boolean(string name) => Word(name, "true", "false", "1", "0") is "true" or "1";

    /// <summary>One of these, or null where nothing is said.</summary>
    public string? Word(string name, params string[] words)
    {
        if (Text(name) is not { } text || words.Contains(text))
            return Text(name);
        _errors.Add(SdmxError.At("bad-value", name, text, $"{name} may be {string.Join(", ", words)}.", Suggestions.Nearest(text, words), 1));
        return null;
    }

    public string? Identifier(string name)
    {
        if (Text(name) is { } text && !Pana.Sdmx.Identifier.IsName(text))
            _errors.Add(SdmxError.At("bad-identifier", name, text, $"{text} cannot be the name of a dimension.", null, 1));
        return Text(name);
    }

    public string[] List(string name)
    {
        string[] words = Text(name) is { } text ? text.Split(',') : [];
        var position = 1;
        foreach (var word in words)
        {
            if (!Pana.Sdmx.Identifier.IsName(word))
                _errors.Add(SdmxError.At("bad-identifier", name, word, $"{(word.Length == 0 ? "Nothing" : word)} cannot be the name of a component.", null, position));
            position += word.Length + 1;
        }
        return words;
    }

    public ReferenceScope References(params string[] words)
    {
        var (asked, position) = (new List<string>(), 1);
        foreach (var word in Text("references")?.Split(',') ?? [])
        {
            if (!words.Contains(word))
                _errors.Add(SdmxError.At("bad-value", "references", word, $"{word} is nothing that could come along.", Suggestions.Nearest(word, words), position));
            position += word.Length + 1;
            asked.Add(word);
        }
        return new([.. asked.Where(word => ArtefactType.All.All(type => type.Path != word))], [.. ArtefactType.All.Where(type => asked.Contains(type.Path))]);
    }

    public SortOrder[] Sort()
    {
        var (orders, position) = (new List<SortOrder>(), 1);
        foreach (var part in Text("sort")?.Split('+') ?? [])
        {
            var words = part.Split(':');
            if (words[0] != "*" && !Pana.Sdmx.Identifier.IsId(words[0]) || words.Length > 2 || words.Length == 2 && words[1] is not ("asc" or "desc"))
                _errors.Add(SdmxError.At("bad-value", "sort", part, "sort is components with plus between them, each with :asc or :desc behind it or nothing.", null, position));
            position += part.Length + 1;
            orders.Add(new(words[0], words is [_, "desc"]));
        }
        return [.. orders];
    }

    public (int Month, int Day)? YearStart()
    {
        if (Text("reportingYearStartDay") is not { } text)
            return null;
        if (text.Length == 7 && text.StartsWith("--", StringComparison.Ordinal)
            && DateOnly.TryParseExact("2001" + text[1..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day.Month, day.Day);
        _errors.Add(SdmxError.At("bad-time", "reportingYearStartDay", text, $"{text} is no day of the year: --07-01 is one.", null, 1));
        return null;
    }

    public CsvLabels? Labels() => Word("labels", "id", "name", "both") is { } word && Enum.TryParse<CsvLabels>(word, ignoreCase: true, out var labels) ? labels : null;

    public string? Format()
    {
        if (Text("format") is { } text && !Negotiation.FormatNames.Contains(text))
            _errors.Add(SdmxError.At("unknown-format", "format", text, $"There is no format {text}: {string.Join(", ", Negotiation.FormatNames)}.", Suggestions.Nearest(text, Negotiation.FormatNames), 1));
        return Text("format");
    }

    static SdmxError Unknown(string name, string[] known)
    {
        if (name == "c" || name.StartsWith("c[", StringComparison.Ordinal) && known.Contains("c"))
            return SdmxError.At("unknown-parameter", name, name, "A filter names its component in brackets.", "c[COMPONENT]=…");
        if (known.Contains("c") && s_older.TryGetValue(name, out var newer))
            return SdmxError.At("older-parameter", name, name, $"{name} is of an older version.", newer);
        var suggestion = Suggestions.Nearest(name, known.Where(each => each != "c"));
        return SdmxError.At("unknown-parameter", name, name, $"There is no parameter {name} here: {string.Join(", ", known.Select(each => each == "c" ? "c[…]" : each))}.", suggestion);
    }
}
