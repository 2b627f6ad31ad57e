namespace Pana.Kernel;

/// <summary>What a part of a name is by the person's own custom. Nobody must have more than one part.</summary>
public enum NameKind
{
    Given,
    /// <summary>Father's or grandfather's name, patronymic (отчество, насаби падар, ولد).</summary>
    Fathers,
    /// <summary>Surname, family or tribal name (фамилия, تخلص).</summary>
    Family,
    /// <summary>By-name, title, name before marriage, religious name.</summary>
    Other,
}

/// <summary>Who wrote a spelling. Labels: <c>name.source.SOURCE</c>.</summary>
public static class NameSource
{
    /// <summary>The person said or wrote it so.</summary>
    public const string Person = "person";
    /// <summary>Copied from a document the person showed.</summary>
    public const string Document = "document";
    /// <summary>Letter by letter, ICAO Doc 9303-3 §6.</summary>
    public const string Icao = "icao-9303-3";
    /// <summary>
    /// Letter by letter by the usual national practice, for letters or directions outside the ICAO table.
    /// </summary>
    public const string Letters = "letters";
    /// <summary>Pana's table of common Dari and Pashto names.</summary>
    public const string NamesTable = "names-table";
    /// <summary>Short vowels were not written and had to be guessed.</summary>
    public const string Guess = "guess";
}

/// <summary>One spelling in one script. Prints <c>•••</c>: a name is personal.</summary>
/// <param name="Script">ISO 15924.</param>
/// <param name="Source">One of <see cref="NameSource"/>.</param>
public sealed record NameText(string Text, string Script, string Source)
{
    public override string ToString() => "•••";
}

/// <summary>
/// A part of a name: the original spelling and its renderings in other scripts, each with its source.
/// </summary>
public sealed record NamePart(NameKind Kind, NameText Original, IReadOnlyList<NameText> Renderings)
{
    /// <summary>A part as the person gives it, with proposals for the other scripts.</summary>
    /// <param name="language">BCP 47 of the spelling where known: the same letter is read differently in tg, uz, tk,
    ///     tr.</param>
    public static NamePart Of(NameKind kind, string text, string? language = null, string source = NameSource.Person)
    {
        var clean = NameSpelling.Clean(text);
        return new(kind, new(clean, Kernel.Script.Of(clean), source),
            [.. Transliteration.Propose(clean, language).Where(proposal => proposal.Text.Length > 0)
                .Select(proposal => proposal.ToNameText())]);
    }

    /// <summary>The spelling in a script; the original where there is none.</summary>
    public string In(string script) =>
        Original.Script == script ? Original.Text
        : Renderings.FirstOrDefault(rendering => rendering.Script == script)?.Text ?? Original.Text;

    /// <summary>The same part with another rendering in its script, as when the person corrects a proposal.</summary>
    public NamePart Rendered(NameText rendering) =>
        this with { Renderings = [.. Renderings.Where(old => old.Script != rendering.Script), rendering] };

    public bool Equals(NamePart? other) =>
        other is not null && Kind == other.Kind && Original == other.Original
        && Renderings.SequenceEqual(other.Renderings);

    public override int GetHashCode() => HashCode.Combine(Kind, Original, Renderings.Count);

    public override string ToString() => "•••";
}

/// <summary>A person's name: parts in the order the person says them. One part is a whole name.</summary>
public sealed record PersonName(IReadOnlyList<NamePart> Parts)
{
    /// <summary>A name that is one word by the person's own custom.</summary>
    public static PersonName Single(string text, string? language = null) =>
        new([NamePart.Of(NameKind.Given, text, language)]);

    /// <summary>The usual three; empty ones are left out.</summary>
    public static PersonName Of(string given, string fathers = "", string family = "", string? language = null) =>
        new([.. new[] { (NameKind.Given, given), (NameKind.Fathers, fathers), (NameKind.Family, family) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2))
            .Select(part => NamePart.Of(part.Item1, part.Item2, language))]);

    /// <summary>The whole name in a script (ISO 15924), parts that lack it in their original one.</summary>
    public string In(string script) => string.Join(' ', Parts.Select(part => part.In(script)));

    /// <summary>As the person wrote it.</summary>
    public string Original => string.Join(' ', Parts.Select(part => part.Original.Text));

    /// <summary>The parts of one kind in a script, joined; empty where the person has none.</summary>
    public string Of(NameKind kind, string script) =>
        string.Join(' ', Parts.Where(part => part.Kind == kind).Select(part => part.In(script)));

    /// <summary>Folded, script-independent keys for a simple search, one per word, in order.</summary>
    public IReadOnlyList<string> SearchKeys =>
        [.. Parts.SelectMany(part => SearchKey.Of(part.Original.Text).Split(' ')).Where(key => key.Length > 0)];

    public bool Equals(PersonName? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);

    public override string ToString() => "•••";
}
