using System.Collections.Concurrent;

namespace Pana.Kernel;

/// <summary>
/// Every sentence that a person sees, by key: <c>labels/LANG/*.csv</c> (<c>key,text,reviewed</c>), over which an
/// edition's <c>labels/LANG.csv</c> may lie. Russian and English are complete; another language falls back to Russian.
/// </summary>
public sealed class Labels
{
    readonly Dictionary<string, Dictionary<string, Label>> _byLanguage = [];
    readonly ConcurrentDictionary<string, bool> _unreviewed = [];

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
        var copy = Copy();
        if (Directory.Exists(editionLabels))
            foreach (var file in Directory.EnumerateFiles(editionLabels, "*.csv"))
                copy.Add(Path.GetFileNameWithoutExtension(file), file);
        return copy;
    }

    /// <summary>A copy with a few sentences laid over these, as the amendments of an edition bring them in Russian and English.</summary>
    public Labels With(IEnumerable<(string Language, string Key, string Text)> sentences)
    {
        var copy = Copy();
        foreach (var (language, key, text) in sentences)
            copy.TextsOf(language)[key] = new(text, true);
        return copy;
    }

    /// <summary>Sources of law, joined by semicolons as declarations cite them, in the words of the language; a citation without words stays as it is.</summary>
    public string Citation(string language, string sources) =>
        string.Join("; ", sources.Split("; ").Select(source => Has(language, $"basis.{source}") || Has("ru", $"basis.{source}") ? Text(language, $"basis.{source}") : source));

    Labels Copy()
    {
        var copy = new Labels();
        foreach (var (language, texts) in _byLanguage)
            copy._byLanguage[language] = new(texts);
        return copy;
    }

    Dictionary<string, Label> TextsOf(string language)
    {
        if (!_byLanguage.TryGetValue(language, out var texts))
            _byLanguage[language] = texts = [];
        return texts;
    }

    void Add(string language, string file)
    {
        var texts = TextsOf(language);
        foreach (var row in Csv.Read(file))
            if (row.Beyond > 0)
                throw new InvalidDataException($"{file}:{row.Line}: {row.Beyond} cells too many, half a sentence would be shown; put a text that holds a comma into quotes");
            else
                texts[row["key"]] = new(row["text"], row["reviewed"] == "yes");
    }

    public IEnumerable<string> Keys(string language) =>
        _byLanguage.TryGetValue(language, out var texts) ? texts.Keys : [];

    public bool Has(string language, string key) =>
        _byLanguage.TryGetValue(language, out var texts) && texts.ContainsKey(key);

    /// <summary>Whether some sentence of the language waits for a speaker's reading.</summary>
    public bool IsUnreviewed(string language) =>
        _unreviewed.GetOrAdd(language, static (code, byLanguage) => byLanguage.TryGetValue(code, out var texts) && texts.Values.Any(label => !label.Reviewed), _byLanguage);

    /// <summary>
    /// The sentence, with <c>{name}</c> replaced; Russian where the language lacks it; the key in brackets where all
    /// do.
    /// </summary>
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
