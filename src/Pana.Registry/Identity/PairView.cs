using Pana.Registry.Open;

namespace Pana.Registry.Identity;

/// <summary>Two numbers side by side, as far as the reader may read both. Prints <c>•••</c>.</summary>
/// <param name="Likeness">Thousandths, by what the reader may read.</param>
/// <param name="Signs">What speaks for one person and what against it.</param>
/// <param name="NameWords">What the names have in common and what not, in the reader's language.</param>
/// <param name="Agreeable">Somebody said that it is one person, or no more, and asks for a second word.</param>
public sealed record PairView(PairSide One, PairSide Other, int Likeness, IReadOnlyList<Sign> Signs, string NameWords,
    AskedDecision? Agreeable)
{
    public override string ToString() => "•••";
}

public sealed record PairSide(PersonCard Card, PersonFacts Facts)
{
    public override string ToString() => "•••";
}

public sealed record AskedDecision(Guid Id, Verdict Verdict, string By, string Reason, DateTimeOffset At)
{
    public override string ToString() => "•••";
}
