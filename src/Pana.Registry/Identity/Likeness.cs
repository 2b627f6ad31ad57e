namespace Pana.Registry.Identity;

/// <summary>
/// How far two descriptions speak of one person, and by what. It orders a queue and explains itself; it decides nothing
/// (protection.md 24). <see cref="LikenessModel"/> counts it.
/// </summary>
/// <param name="Thousandths">0 to 1,000.</param>
/// <param name="IsAsked">Likely enough that a person is asked.</param>
internal sealed record Likeness(int Thousandths, bool IsAsked, IReadOnlyList<Sign> Signs)
{
    /// <summary>So much more in the logarithm of the odds is news, by judgement: the odds are four times as high.</summary>
    const double News = 1.4;

    /// <summary>Whether something speaks for one person that did not when it was <paramref name="before"/> thousandths likely.</summary>
    public bool SaysMoreThan(int before) => Odds(Thousandths) >= Odds(before) + News;

    static double Odds(int thousandths) => Math.Clamp(thousandths, 0.5, 999.5) is var near ? Math.Log(near / (1_000 - near)) : 0;
}

/// <summary>One thing that speaks for or against it.</summary>
/// <param name="Key">Key of the label <c>likeness.KEY</c>.</param>
public sealed record Sign(string Key, bool SpeaksFor);
