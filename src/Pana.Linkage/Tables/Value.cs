namespace Pana.Linkage;

/// <summary>One value of a column, kept once however many rows hold it.</summary>
sealed class Value(string text)
{
    public string Text { get; } = text;

    /// <summary>What is compared: lower case, no marks; digits of a number; empty when the value says nothing.</summary>
    public string Fold = "";

    /// <summary>Words of the fold, hashed: names, places and texts.</summary>
    public uint[] Words = [];

    public EventDate Date;

    /// <summary>Units that hold the value, and how often one meets it when drawing rows by chance.</summary>
    public int Count;

    public float LogShare;

    /// <summary>Another writing than plain Latin: letters must be carried over before they are compared.</summary>
    public bool IsForeign;

    NameReading? _name;

    public NameReading NameOf(NamePart part) => _name ??= NameReading.Of(Text, part);
}
