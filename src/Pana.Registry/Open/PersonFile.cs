using Pana.Kernel;

namespace Pana.Registry.Open;

/// <summary>What the register says of a person, as far as the reader's walls allow. Prints <c>•••</c>.</summary>
/// <param name="Facts">All of it laid over each other, the newest word counting.</param>
/// <param name="Sources">What was said when and by whom, oldest first: of two words that differ, both stand.</param>
/// <param name="Evidence">Files that the reader may open, newest first.</param>
public sealed record PersonFile(PersonCard Card, PersonFacts Facts, PersonFamily? Family,
    IReadOnlyList<SourceLine> Sources, IReadOnlyList<EvidenceLine> Evidence)
{
    public override string ToString() => "•••";
}

/// <param name="Kind">Key of the label <c>source.KIND</c>.</param>
public sealed record SourceLine(Guid Id, string Kind, DateTimeOffset At, Guid By, string Authority, PersonFacts Facts)
{
    public override string ToString() => "•••";
}

/// <param name="Size">Bytes.</param>
public sealed record EvidenceLine(Guid Id, string Name, string MediaType, long Size, Wall Wall, DateTimeOffset AddedAt,
    Guid AddedBy)
{
    public override string ToString() => "•••";
}
