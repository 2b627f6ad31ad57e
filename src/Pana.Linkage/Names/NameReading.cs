namespace Pana.Linkage;

/// <summary>
/// A name as read: its words, folded to the letters of their alphabets, titles and joining parts marked, endings of patronymics and family names
/// split off, and for each word what it may be in the name. Any text can be read; one without letters is empty. Immutable.
/// </summary>
public sealed class NameReading
{
    NameReading(List<NameWord> words, NamePart part)
    {
        Words = words;
        Telling = [.. words.Where(word => word.Tells)];
        Places.Put(Telling, part);
    }

    public IReadOnlyList<NameWord> Words { get; }

    public bool IsEmpty => Telling.Length == 0;

    /// <summary>The consonants of the words in order, in twelve classes that all alphabets share.</summary>
    public string Key => field ??= string.Join(' ', Telling.Select(word => word.Stem.Sounds[0]));

    /// <summary>Two spellings of a name share one of these almost always: for inverted indexes. One to four per word.</summary>
    public IReadOnlyList<ulong> BlockingKeys => field ??= [.. Telling.SelectMany(word => word.Stem.Sounds.Concat(word.HasEnding ? word.Whole.Sounds : []))
        .Select(Hash).Concat(Telling.SelectMany(word => word.Rows).Select(row => 0xF000_0000_0000_0000 | (uint)row)).Distinct()];

    internal NameWord[] Telling { get; }

    public static NameReading Of(string text, NamePart part) => new(WordReader.Read(text ?? ""), part);

    static ulong Hash(string sounds)
    {
        var hash = 14695981039346656037ul;
        foreach (var sound in sounds)
            hash = (hash ^ sound) * 1099511628211;
        return hash & 0x0FFF_FFFF_FFFF_FFFF;
    }
}
