namespace Pana.Linkage;

/// <summary>The three alphabets that names of the region are written in; the order is that of the learnt tables.</summary>
public enum Writing : byte
{
    Latin, Cyrillic, Arabic,
}
