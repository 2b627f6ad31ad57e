using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>The templates of an edition: the common ones, with its own in <c>papers/KIND.html</c> laid over them.</summary>
internal static class PaperTemplates
{
    const string Folder = "papers";

    /// <param name="common">Null where only the edition's own are asked for.</param>
    public static ImmutableSortedDictionary<string, PaperTemplate> Read(Faults faults, Model model, CommonPapers? common, ImmutableArray<string> state)
    {
        var papers = model.Symbols.Values.OfType<Paper>().DistinctBy(paper => paper.Kind).ToDictionary(paper => paper.Kind);
        var labels = common?.Labels.With(faults.PathOf("labels"));
        var own = Files(faults.PathOf(Folder)).ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Path.Combine(Folder, Path.GetFileName(file)));
        foreach (var (kind, file) in own.Where(each => !papers.ContainsKey(each.Key)))
            faults.Add(file, 1, "is no paper", Faults.Nearest(kind, papers.Keys), kind);
        var read = ImmutableSortedDictionary.CreateBuilder<string, PaperTemplate>(StringComparer.Ordinal);
        foreach (var paper in papers.Values)
        {
            var file = own.GetValueOrDefault(paper.Kind) ?? (common is null ? null : Path.Combine(common.Folder, $"{paper.Form.Template ?? paper.Kind}.html"));
            if (file is null)
                continue;
            var path = faults.PathOf(file);
            if (!File.Exists(path))
                faults.Add(file, 1, "the template is missing", "add it: every paper of the baseline has one", paper.Kind);
            else
                read[paper.Kind] = new PaperTemplateReader(faults, file, paper, Languages(paper, state), labels).Read(File.ReadAllText(path));
        }
        return read.ToImmutable();
    }

    /// <summary>The state's own language and Russian; English where the paper is read abroad.</summary>
    public static ImmutableArray<string> Languages(Paper paper, ImmutableArray<string> state) =>
        [.. state.Take(1).Append("ru").Concat(paper.Form.WithEnglish ? ["en"] : []).Distinct()];

    static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal) : [];
}
