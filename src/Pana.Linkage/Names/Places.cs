namespace Pana.Linkage;

/// <summary>
/// What each word may be: given, father's or family name. Marked endings decide; without them the order tells something, and more when another
/// word is marked: Каримов Рустам Ахмадович, Rustam Karimov, رستم احمد کریمی, a single name.
/// </summary>
static class Places
{
    public static void Put(NameWord[] words, NamePart part)
    {
        var hasFamily = words.Any(word => word.Role == WordRole.Family);
        var unmarked = words.Count(word => word.Role == WordRole.Name);
        var seen = 0;
        foreach (var (index, word) in words.Index())
            word.Place = (part, word.Role) switch
            {
                (NamePart.Given, _) => (0.97f, 0.02f, 0.01f),
                (NamePart.Family, _) => (0.01f, 0.04f, 0.95f),
                (NamePart.Father, _) => (0.02f, 0.96f, 0.02f),
                (_, WordRole.Patronymic) => (0.01f, 0.97f, 0.02f),
                // A family name that stands where a given name must, because there is no other word, is one.
                (_, WordRole.Family) when words.Length == 1 => (0.3f, 0.05f, 0.65f),
                (_, WordRole.Family) => (0.04f, 0.06f, 0.9f),
                _ => Unmarked(seen++, unmarked, hasFamily, index == words.Length - 1, word),
            };
    }

    static (float Given, float Father, float Family) Unmarked(int index, int count, bool hasFamily, bool isLast, NameWord word) =>
        count == 1 ? hasFamily ? (0.97f, 0.02f, 0.01f) : (0.7f, 0.05f, 0.25f)
        : hasFamily ? index == 0 ? (0.94f, 0.05f, 0.01f) : (0.15f, 0.84f, 0.01f)
        : index == 0 ? (0.8f, 0.04f, 0.16f)
        : isLast ? word.HasEnding ? (0.1f, 0.2f, 0.7f) : (0.2f, 0.35f, 0.45f)
        : (0.25f, 0.55f, 0.2f);
}
