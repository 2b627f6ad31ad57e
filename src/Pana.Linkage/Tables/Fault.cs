namespace Pana.Linkage;

/// <summary>What is wrong with a file or a schema: a name for the sentence, the file, its line (1 is the first; 0 when none can be told) and the word in question.</summary>
public sealed record Fault(string Name, string File, long Line, string What)
{
    public override string ToString() => $"{File}:{Line}: {Name} ({What})";
}
