namespace Pana.Linkage;

/// <summary>Words for a person's sex in the languages of the region; whatever is none of them is missing, not a third answer guessed.</summary>
public static class SexWords
{
    static readonly HashSet<string> Men = new(["m", "male", "man", "м", "муж", "мужской", "мужчина", "ер", "еркек", "эркак", "эркек", "мард", "писар", "erkak", "erkek", "er",
        "مرد", "مذکر", "نارینه", "ذکر", "masculin", "männlich", "1"], StringComparer.Ordinal);

    static readonly HashSet<string> Women = new(["f", "female", "woman", "ж", "жен", "женский", "женщина", "әйел", "аял", "аёл", "зан", "духтар", "ayol", "aýal", "zenan", "хотин",
        "زن", "مؤنث", "مونث", "ښځینه", "انثی", "féminin", "weiblich", "w", "2"], StringComparer.Ordinal);

    /// <summary>'m', 'f', or 0 when missing.</summary>
    public static char Read(ReadOnlySpan<char> text)
    {
        var word = text.Trim(" .\u200c\u200e\u200f").ToString().ToLowerInvariant();
        return Men.Contains(word) ? 'm' : Women.Contains(word) ? 'f' : '\0';
    }
}
