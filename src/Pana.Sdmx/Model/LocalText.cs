namespace Pana.Sdmx;

/// <summary>A text in one or more languages, in the order in which they were given.</summary>
public sealed class LocalText : IEquatable<LocalText>
{
    public static readonly LocalText None = new([]);

    readonly KeyValuePair<string, string>[] _texts;

    LocalText(KeyValuePair<string, string>[] texts) => _texts = texts;

    public bool IsEmpty => _texts.Length == 0;

    /// <summary>Language tags (BCP 47) and texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts => _texts;

    public static LocalText Of(params (string Language, string Text)[] texts) => Of(texts.Select(text => KeyValuePair.Create(text.Language, text.Text)));

    /// <summary>The last of two texts in one language stands.</summary>
    public static LocalText Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var text in texts)
            if (kept.FindIndex(other => other.Key == text.Key) is >= 0 and var at)
                kept[at] = text;
            else
                kept.Add(text);
        return kept.Count == 0 ? None : new([.. kept]);
    }

    /// <summary>The text in the first of the languages that it has (<c>ru</c> answers <c>ru-RU</c>), else in English, else in the first; null where there is none.</summary>
    public string? Best(IEnumerable<string> languages)
    {
        foreach (var language in languages.Append("en"))
            foreach (var text in _texts)
                if (text.Key.Equals(language, StringComparison.OrdinalIgnoreCase) || Primary(text.Key).Equals(Primary(language), StringComparison.OrdinalIgnoreCase))
                    return text.Value;
        return IsEmpty ? null : _texts[0].Value;
    }

    public bool Equals(LocalText? other) => other is not null && Enumerable.SequenceEqual(_texts, other._texts);

    public override bool Equals(object? other) => Equals(other as LocalText);

    public override int GetHashCode() => IsEmpty ? 0 : HashCode.Combine(_texts.Length, _texts[0]);

    public override string ToString() => Best([]) ?? "";

    static string Primary(string language) => language.Split('-')[0];
}
