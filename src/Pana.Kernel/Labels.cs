namespace Pana.Kernel;

/// <summary>
/// Every sentence that a person sees, by key: <c>labels/LANG/*.csv</c> (<c>key,text,reviewed</c>), over which an edition's
/// <c>labels/LANG.csv</c> may lie. Russian and English are complete; another language falls back to Russian.
/// </summary>
public sealed class Labels
{
    readonly Dictionary<string, Dictionary<string, Label>> _byLanguage = [];

    sealed record Label(string Text, bool Reviewed);

    /// <summary>Reads a folder that holds one folder per language.</summary>
    public static Labels Read(string folder)
    {
        var labels = new Labels();
        foreach (var language in Directory.EnumerateDirectories(folder))
            foreach (var file in Directory.EnumerateFiles(language, "*.csv").Order(StringComparer.Ordinal))
                labels.Add(Path.GetFileName(language), file);
        return labels;
    }

    /// <summary>A copy with an edition's own words laid over these.</summary>
    public Labels With(string editionLabels)
    {
        var copy = new Labels();
        foreach (var (language, texts) in _byLanguage)
            copy._byLanguage[language] = new(texts);
        if (Directory.Exists(editionLabels))
            foreach (var file in Directory.EnumerateFiles(editionLabels, "*.csv"))
                copy.Add(Path.GetFileNameWithoutExtension(file), file);
        return copy;
    }

    void Add(string language, string file)
    {
        if (!_byLanguage.TryGetValue(language, out var texts))
            _byLanguage[language] = texts = [];
        foreach (var row in Csv.Read(file))
            texts[row["key"]] = new(row["text"], row["reviewed"] == "yes");
    }

    public IEnumerable<string> Keys(string language) =>
        _byLanguage.TryGetValue(language, out var texts) ? texts.Keys : [];

    public bool Has(string language, string key) =>
        _byLanguage.TryGetValue(language, out var texts) && texts.ContainsKey(key);

    /// <summary>Whether a speaker has read the sentence; the page says so where none has.</summary>
    public bool IsReviewed(string language, string key) =>
        _byLanguage.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var label) && label.Reviewed;

    /// <summary>The sentence, with <c>{name}</c> replaced; Russian where the language lacks it; the key in brackets where all do.</summary>
    public string Text(string language, string key, IReadOnlyDictionary<string, string>? with = null)
    {
        var text = Find(language, key) ?? Find("ru", key) ?? Find("en", key) ?? $"[{key}]";
        if (with is not null)
            foreach (var (name, value) in with)
                text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }

    string? Find(string language, string key) =>
        _byLanguage.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var label) ? label.Text : null;
}
