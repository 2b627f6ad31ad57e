using Pana.Kernel;
using Pana.Linkage;
using Pana.Registry.Open;
using Step = Pana.Linkage.Agreement;

namespace Pana.Registry.Identity;

/// <summary>What two descriptions can agree in.</summary>
internal enum EvidenceKind
{
    Name,
    /// <summary>Where one of the two has a single word: that is many people's name.</summary>
    OneWord,
    Birth,
    Sex,
    State,
    Document,
    Place,
    Phone,
}

/// <summary>How two descriptions agree in one thing, by the comparisons of <c>Pana.Linkage</c>, and the label that says so.</summary>
/// <param name="Names">Where names are what agrees: the forms of them that are most alike.</param>
internal readonly record struct Finding(EvidenceKind Kind, Step Step, string Label, (NameReading One, NameReading Other)? Names = null)
{
    const double Same = 0.99, Near = 0.9, Like = 0.6, Little = 0.25;
    const int LeastOfNumber = 4, LeastOfPhone = 6;

    /// <summary>Whatever both speak of; another document, place or telephone says nothing.</summary>
    public static IEnumerable<Finding> Of(PersonFacts one, PersonFacts other)
    {
        if (one.Name is not null && other.Name is not null && NameForms.Closest(one.Name, other.Name) is { } closest)
            yield return OfNames(closest.One, closest.Other, closest.Score) with { Names = (closest.One, closest.Other) };
        if (one.Birth is not null && other.Birth is not null)
            yield return OfBirths(one.Birth, other.Birth);
        if (one.Sex is { } sex and not Sex.Unknown && other.Sex is { } its and not Sex.Unknown)
            yield return sex == its ? new(EvidenceKind.Sex, Step.Exact, "sex-same") : new(EvidenceKind.Sex, Step.Differs, "sex-other");
        if (one.Nationalities is { Count: > 0 } states && other.Nationalities is { Count: > 0 } others)
            yield return states.Intersect(others).Any() ? new(EvidenceKind.State, Step.Exact, "state-same")
                : new(EvidenceKind.State, Step.Differs, "state-other");
        if (Numbers(one).Intersect(Numbers(other)).Any())
            yield return new(EvidenceKind.Document, Step.Exact, "document-same");
        if (one.Birthplace is { } born && other.Birthplace is { } elsewhere && SearchKey.Of(born) is { Length: > 0 } place && place == SearchKey.Of(elsewhere))
            yield return new(EvidenceKind.Place, Step.Exact, "place-same");
        if (Digits(one.Contact?.Phone) is { Length: >= LeastOfPhone } phone && phone == Digits(other.Contact?.Phone))
            yield return new(EvidenceKind.Phone, Step.Exact, "phone-same");
    }

    public static Finding OfNames(NameReading one, NameReading other, double score)
    {
        var kind = Math.Min(one.Words.Count, other.Words.Count) > 1 ? EvidenceKind.Name : EvidenceKind.OneWord;
        return score >= Same ? new(kind, Step.Exact, "name-same") : score >= Near ? new(kind, Step.Nearly, "name-same")
            : score >= Like ? new(kind, Step.Close, "name-near") : score >= Little ? new(kind, Step.Weak, "name-near")
            : new(kind, Step.Differs, "name-other");
    }

    static Finding OfBirths(PartialDate one, PartialDate other)
    {
        var (a, b) = (Event(one), Event(other));
        var agreement = DateComparison.Compare(a, b);
        return new(EvidenceKind.Birth, agreement, agreement switch
        {
            Step.Exact => "birth-same",
            Step.Nearly => "birth-slip",
            // Whoever does not know the day is written down as born on the first of January.
            Step.Close when a.IsWhole && a.Digits == b.Digits => "birth-first-of-year",
            Step.Close => "birth-near",
            Step.Weak => "birth-next",
            _ => "birth-other",
        });
    }

    /// <summary>As the engine takes it: in the Gregorian calendar, and a year that lies in two of them is an estimate.</summary>
    static EventDate Event(PartialDate date)
    {
        var (middle, solar) = (date.Middle, date.Calendar == StatedCalendar.SolarHijri);
        return new((short)middle.Year, (byte)(date.IsFull || date.Month is not null && !solar ? middle.Month : 0), (byte)(date.IsFull ? middle.Day : 0),
            date.IsEstimated || date.UntilYear is not null || solar && !date.IsFull, solar);
    }

    static IEnumerable<string> Numbers(PersonFacts facts) =>
        (facts.Documents ?? []).Select(document => Register.Tokens.Normal(document.Number)).Where(number => number.Length >= LeastOfNumber);

    static string Digits(string? phone) => string.Concat((phone ?? "").Where(char.IsAsciiDigit));
}
