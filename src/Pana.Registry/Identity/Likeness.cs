using Pana.Kernel;
using Pana.Registry.Open;

namespace Pana.Registry.Identity;

/// <summary>
/// How far two descriptions speak of one person, and by what. It orders a queue and explains itself; it decides nothing
/// (protection.md 24). The weights are log-odds by judgement, not learnt: what is asked is a person, at even odds and above.
/// </summary>
/// <param name="Thousandths">0 to 1,000.</param>
internal sealed record Likeness(int Thousandths, IReadOnlyList<Sign> Signs)
{
    /// <summary>From here on somebody is asked.</summary>
    public const int Ask = 500;

    const double Before = -4, MostOfNames = 5, MostOfOneWord = 2.5, LeastOfNames = -6, SameDay = 4, FirstOfYear = 1.5, NearBirth = 1.5,
        NextYear = 0.5, OtherBirth = -5, SameSex = 0.5, OtherSex = -4, SameState = 0.3, OtherState = -1, SameDocument = 8,
        SamePlace = 1, SamePhone = 3;

    public bool IsAsked => Thousandths >= Ask;

    public static Likeness Of(PersonFacts one, PersonFacts other)
    {
        List<(string Key, double Weight)> signs = [.. Names(one, other), .. Births(one.Birth, other.Birth)];
        if (one.Sex is { } sex and not Sex.Unknown && other.Sex is { } its and not Sex.Unknown)
            signs.Add(sex == its ? ("sex-same", SameSex) : ("sex-other", OtherSex));
        if (one.Nationalities is { Count: > 0 } states && other.Nationalities is { Count: > 0 } others)
            signs.Add(states.Intersect(others).Any() ? ("state-same", SameState) : ("state-other", OtherState));
        if (Numbers(one).Intersect(Numbers(other)).Any())
            signs.Add(("document-same", SameDocument));
        if (one.Birthplace is { } place && other.Birthplace is { } birthplace && SearchKey.Of(place) is { Length: > 0 } key && key == SearchKey.Of(birthplace))
            signs.Add(("place-same", SamePlace));
        if (Digits(one.Contact?.Phone) is { Length: > 5 } phone && phone == Digits(other.Contact?.Phone))
            signs.Add(("phone-same", SamePhone));
        var odds = Before + signs.Sum(sign => sign.Weight);
        return new((int)Math.Round(1_000 / (1 + Math.Exp(-odds))), [.. signs.Select(sign => new Sign(sign.Key, sign.Weight > 0))]);
    }

    static IEnumerable<(string, double)> Names(PersonFacts one, PersonFacts other)
    {
        if (one.Name is null || other.Name is null || NameForms.Closest(one.Name, other.Name) is not { } closest)
            yield break;
        // One word is many people's name.
        var most = Math.Min(closest.One.Words.Count, closest.Other.Words.Count) > 1 ? MostOfNames : MostOfOneWord;
        var odds = Math.Clamp(Math.Log(closest.Score / Math.Max(1e-9, 1 - closest.Score)), LeastOfNames, most);
        yield return (odds >= most ? "name-same" : odds > 0 ? "name-near" : "name-other", odds);
    }

    static IEnumerable<(string, double)> Births(PartialDate? one, PartialDate? other)
    {
        if (one is null || other is null)
            yield break;
        if (one.IsFull && other.IsFull && one.Earliest == other.Earliest && !one.IsEstimated && !other.IsEstimated)
            // Whoever does not know the day is written down as born on the first of January.
            yield return one.Earliest is { Month: 1, Day: 1 } ? ("birth-first-of-year", FirstOfYear) : ("birth-same", SameDay);
        else if (one.IsCompatibleWith(other))
            yield return ("birth-near", NearBirth);
        else
            yield return Math.Abs(one.Middle.Year - other.Middle.Year) <= 1 ? ("birth-next-year", NextYear) : ("birth-other", OtherBirth);
    }

    static IEnumerable<string> Numbers(PersonFacts facts) =>
        (facts.Documents ?? []).Select(document => Register.Tokens.Normal(document.Number)).Where(number => number.Length > 3);

    static string Digits(string? phone) => string.Concat((phone ?? "").Where(char.IsAsciiDigit));
}

/// <summary>One thing that speaks for or against it.</summary>
/// <param name="Key">Key of the label <c>likeness.KEY</c>.</param>
public sealed record Sign(string Key, bool SpeaksFor);
