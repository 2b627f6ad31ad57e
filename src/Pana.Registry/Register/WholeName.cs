using Pana.Kernel;

namespace Pana.Registry.Register;

/// <summary>
/// A whole name in another script, as a passport or the person writes it, laid over the parts of the original.
/// </summary>
internal static class WholeName
{
    /// <summary>
    /// Each part takes as many words as it has itself, the last one whatever is left. Where the other script has fewer
    /// words than the name has parts (Gulnoza for Гул Ноза) nobody can say which belongs where: the first part then
    /// carries all of them.
    /// </summary>
    public static PersonName Rendered(PersonName name, NameText whole)
    {
        var words = new Queue<string>(whole.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (words.Count == 0 || name.Parts.Count == 0)
            return name;
        var together = words.Count < name.Parts.Count;
        return new([.. name.Parts.Select((part, i) => part.Original.Script == whole.Script
            ? part
            : part.Rendered(whole with { Text = together ? i == 0 ? whole.Text : ""
                : Take(part, i == name.Parts.Count - 1) }))]);

        string Take(NamePart part, bool isLast)
        {
            var own = isLast ? words.Count : Math.Max(1, part.Original.Text.Split(' ').Length);
            return string.Join(' ', Enumerable.Range(0, Math.Min(own, words.Count)).Select(_ => words.Dequeue()));
        }
    }
}
