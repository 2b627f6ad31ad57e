using System.Collections.Immutable;

namespace Pana.Procedures.Editions;

/// <summary>What two editions hold differently under one key; null where one holds nothing.</summary>
public sealed record Difference<T>(string Key, T? Left, T? Right) where T : class;

/// <summary>How two editions of one baseline differ: their rules, terms, papers, gaps, and who has which function.</summary>
public sealed record EditionDifferences(ImmutableArray<Amendment> OnlyLeft, ImmutableArray<Amendment> OnlyRight,
    ImmutableArray<Difference<TermValue>> Terms, ImmutableArray<Difference<NationalPaper>> Papers, ImmutableArray<Difference<Gap>> Gaps)
{
    public bool None => OnlyLeft.IsEmpty && OnlyRight.IsEmpty && Terms.IsEmpty && Papers.IsEmpty && Gaps.IsEmpty;

    /// <param name="on">The day whose values in force are compared.</param>
    public static EditionDifferences Between(Edition left, Edition right, DateOnly on) => new(
        [.. left.Amendments.Where(amendment => right.Amendments.All(other => Meaning(other) != Meaning(amendment)))],
        [.. right.Amendments.Where(amendment => left.Amendments.All(other => Meaning(other) != Meaning(amendment)))],
        Compare(InForce(left, on), InForce(right, on), term => term.Key, (one, other) => (one.Value, one.National) == (other.Value, other.National)),
        Compare(left.Papers, right.Papers, paper => paper.Kind, (one, other) => one.Name == other.Name),
        Compare(left.Gaps, right.Gaps, gap => gap.Key, (one, other) => (one.National, one.Platform) == (other.National, other.Platform)));

    static IEnumerable<TermValue> InForce(Edition edition, DateOnly on) =>
        edition.Terms.Select(term => term.Key).Distinct().Select(key => edition.Term(key, on));

    static ImmutableArray<Difference<T>> Compare<T>(IEnumerable<T> left, IEnumerable<T> right, Func<T, string> key, Func<T, T, bool> isSame) where T : class
    {
        var (one, other) = (left.ToDictionary(key), right.ToDictionary(key));
        return
        [
            .. one.Keys.Union(other.Keys).Order(StringComparer.Ordinal).Select(each => new Difference<T>(each, one.GetValueOrDefault(each), other.GetValueOrDefault(each)))
                .Where(each => each.Left is null || each.Right is null || !isSame(each.Left, each.Right)),
        ];
    }

    /// <summary>What an amendment does, whatever its words, source and line.</summary>
    static (string, string, string) Meaning(Amendment amendment) => amendment switch
    {
        AddedStep added => ("add-step", added.Rule.Step.Key, string.Join(" and ", added.Rule.Conditions)),
        Requirement requirement => ("require", requirement.Step.Key, requirement.Guard.ToString()),
        NewBound bound => ("bound", bound.Bound.TermKey, bound.Bound.Bound.ToString()),
        Renaming renaming => ("rename", renaming.LabelKey, $"{renaming.Name.Ru} {renaming.Name.En}"),
        _ => throw new InvalidOperationException($"unknown amendment {amendment.GetType().Name}"),
    };
}
