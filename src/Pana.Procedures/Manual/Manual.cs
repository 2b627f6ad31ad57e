using System.Text;
using Pana.Procedures.Editions;

namespace Pana.Procedures;

/// <summary>
/// The manual, generated from the declarations: per edition a page for each procedure, an index, and a page that says what the
/// proof means. Nothing in it is written by hand, so it is never out of date where a test compares it.
/// </summary>
public static class Manual
{
    static readonly string[] Languages = ["ru", "en"];

    /// <summary>The pages of one edition, or of the baseline, in one language.</summary>
    public static IEnumerable<ManualPage> Write(Model baseline, Edition? edition, Labels labels, string language)
    {
        var model = edition?.Model ?? baseline;
        var words = new Words(edition?.Over(labels) ?? labels, language);
        foreach (var procedure in model.Procedures)
            yield return new($"{procedure.Name}.md", ProcedurePage.Write(model, procedure, edition, words));
        yield return new("index.md", IndexPage.Write(model, edition, words));
        yield return new("proof.md", IndexPage.WriteProof(model, words));
    }

    /// <summary>The whole manual: baseline, editions, and how the editions differ, in Russian and English.</summary>
    public static IEnumerable<ManualPage> WriteAll(Model baseline, IReadOnlyList<Edition> editions, Labels labels)
    {
        foreach (var language in Languages)
        {
            foreach (var edition in editions.Prepend(null))
                foreach (var page in Write(baseline, edition, labels, language))
                    yield return page with { Path = $"{edition?.Code ?? "baseline"}/{language}/{page.Path}" };
            yield return new($"differences.{language}.md", DifferencesPage.Write(editions, labels, language));
        }
    }

    /// <summary>Writes the whole manual into a folder and removes pages of procedures and editions that are no more.</summary>
    public static async Task WriteAllAsync(string folder, Model baseline, IReadOnlyList<Edition> editions, Labels labels)
    {
        var written = new HashSet<string>();
        foreach (var page in WriteAll(baseline, editions, labels))
        {
            var path = Path.GetFullPath(Path.Combine(folder, page.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, page.Text, new UTF8Encoding(false));
            written.Add(path);
        }
        foreach (var old in Present(folder).Keys.Select(page => Path.GetFullPath(Path.Combine(folder, page))).Where(old => !written.Contains(old)))
            File.Delete(old);
    }

    /// <summary>Pages that differ from what lies in the folder, missing and left-over ones included: empty when it is up to date.</summary>
    public static IEnumerable<string> OutOfDate(string folder, Model baseline, IReadOnlyList<Edition> editions, Labels labels)
    {
        var pages = WriteAll(baseline, editions, labels).ToDictionary(page => page.Path, page => page.Text);
        var present = Present(folder);
        return pages.Keys.Union(present.Keys).Where(path => pages.GetValueOrDefault(path) != present.GetValueOrDefault(path)).Order(StringComparer.Ordinal);
    }

    /// <summary>Generated pages that lie in the folder; whatever else somebody put there is left alone.</summary>
    static Dictionary<string, string> Present(string folder) => !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
        .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
        .Where(page => page.Name.Split('/') is [_, "ru" or "en", _] or ["differences.ru.md" or "differences.en.md"])
        .ToDictionary(page => page.Name, page => File.ReadAllText(page.Path));
}
