namespace Pana.Linkage;

/// <summary>What a whole text is: a full name in any order, or one part of it.</summary>
public enum NamePart
{
    Full, Given, Family, Father,
}

/// <summary>What a word seems to be in its name; <see cref="Name"/> when nothing marks it.</summary>
public enum WordRole : byte
{
    Name, Family, Patronymic, Title, Particle,
}

/// <summary>One word of a name as read: folded to the letters of its alphabet, its ending split off.</summary>
public sealed class NameWord
{
    internal NameWord(string written, Spelling whole, Spelling? stem, WordRole role, bool isMended)
    {
        (Written, Whole, Stem, Role, IsMended) = (written, whole, stem ?? whole, role, isMended);
        Rows = [.. Equivalents.Of(whole.Text), .. stem is null ? [] : Equivalents.Of(stem.Text)];
    }

    /// <summary>As it stood, in lower case.</summary>
    public string Written { get; }

    public Writing Writing => Whole.Writing;

    public WordRole Role { get; internal set; }

    /// <summary>Letters of another alphabet that look the same stood in it.</summary>
    public bool IsMended { get; }

    /// <summary>The folded word, and without the ending of a patronymic or family name (хамидов: хамид).</summary>
    public string Text => Whole.Text;

    public string Root => Stem.Text;

    internal Spelling Whole { get; }

    internal Spelling Stem { get; }

    internal bool HasEnding => Stem != Whole;

    /// <summary>Rows of the list of equivalent names.</summary>
    internal int[] Rows { get; }

    /// <summary>How much it may be the given, the father's and the family name.</summary>
    internal (float Given, float Father, float Family) Place { get; set; }

    /// <summary>Titles and particles tell nothing about who somebody is.</summary>
    internal bool Tells => Role is not (WordRole.Title or WordRole.Particle);
}
