using System.Globalization;

namespace Pana.Sdmx;

public enum FilterOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    NotContains,
    StartsWith,
    EndsWith,
}

public sealed record Condition(FilterOperator Operator, string Value)
{
    /// <summary>Whether a value meets it. Times compare by the time that they cover, numbers as numbers, all else by letters.</summary>
    /// <param name="yearStart">With what reporting years begin in the condition.</param>
    public bool Meets(string value, (int Month, int Day)? yearStart = null)
    {
        switch (Operator)
        {
            case FilterOperator.Contains: return value.Contains(Value, StringComparison.OrdinalIgnoreCase);
            case FilterOperator.NotContains: return !value.Contains(Value, StringComparison.OrdinalIgnoreCase);
            case FilterOperator.StartsWith: return value.StartsWith(Value, StringComparison.OrdinalIgnoreCase);
            case FilterOperator.EndsWith: return value.EndsWith(Value, StringComparison.OrdinalIgnoreCase);
        }
        if (TimePeriod.TryParse(Value, out var wanted, yearStart) && TimePeriod.TryParse(value, out var period))
            return Operator switch
            {
                FilterOperator.Equal => period == wanted,
                FilterOperator.NotEqual => period != wanted,
                FilterOperator.Less => period.End <= wanted.Start,
                FilterOperator.LessOrEqual => period.End <= wanted.End,
                FilterOperator.Greater => period.Start >= wanted.End,
                _ => period.Start >= wanted.Start,
            };
        return Meets(TryNumber(Value, out var number) && TryNumber(value, out var mine) ? mine.CompareTo(number) : string.CompareOrdinal(value, Value));
    }

    /// <param name="value">A value that is missing meets no condition.</param>
    public bool Meets(double value) => !double.IsNaN(value) && TryNumber(Value, out var number) && Meets(value.CompareTo(number));

    internal static bool TryNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    bool Meets(int order) => Operator switch
    {
        FilterOperator.Equal => order == 0,
        FilterOperator.NotEqual => order != 0,
        FilterOperator.Less => order < 0,
        FilterOperator.LessOrEqual => order <= 0,
        FilterOperator.Greater => order > 0,
        _ => order >= 0,
    };
}

/// <summary><c>c[COMPONENT]=ge:2020+le:2021,2023</c>: a value must meet all conditions of any of the groups.</summary>
public sealed record ComponentFilter(string Component, IReadOnlyList<IReadOnlyList<Condition>> AnyOf)
{
    static readonly Dictionary<string, FilterOperator> s_operators = new()
    {
        ["eq"] = FilterOperator.Equal, ["ne"] = FilterOperator.NotEqual, ["lt"] = FilterOperator.Less, ["le"] = FilterOperator.LessOrEqual, ["gt"] = FilterOperator.Greater,
        ["ge"] = FilterOperator.GreaterOrEqual, ["co"] = FilterOperator.Contains, ["nc"] = FilterOperator.NotContains, ["sw"] = FilterOperator.StartsWith, ["ew"] = FilterOperator.EndsWith,
    };

    internal static ComponentFilter? Parse(string component, string text, List<SdmxError> errors)
    {
        var (where, at, before) = ($"c[{component}]", 0, errors.Count);
        var groups = new List<IReadOnlyList<Condition>>();
        foreach (var either in text.Split(','))
        {
            var group = new List<Condition>();
            var start = at;
            foreach (var part in either.Split('+'))
            {
                var (@operator, value) = (FilterOperator.Equal, part);
                // Two letters and a colon are an operator; a time has its colons further on.
                if (part.Length > 2 && part[2] == ':' && char.IsAsciiLetter(part[0]) && char.IsAsciiLetter(part[1]))
                {
                    value = part[3..];
                    if (!s_operators.TryGetValue(part[..2], out @operator))
                        errors.Add(SdmxError.At("bad-operator", where, part[..2], $"{part[..2]} is no operator.", Suggestions.Nearest(part[..2], s_operators.Keys), at + 1));
                }
                if (value.Length == 0)
                    errors.Add(SdmxError.At("bad-value", where, part, "A value is missing.", null, at + 1));
                group.Add(new(@operator, value));
                at += part.Length + 1;
            }
            if (Reversed(group) is { } bounds)
                errors.Add(SdmxError.At("range-reversed", where, either, $"Nothing is both from {bounds.From} and to {bounds.To}.", $"ge:{bounds.To}+le:{bounds.From}", start + 1));
            groups.Add(group);
        }
        return errors.Count > before ? null : new(component, groups);
    }

    /// <summary>Bounds that leave nothing between them.</summary>
    static (string From, string To)? Reversed(List<Condition> group)
    {
        foreach (var from in group.Where(condition => condition.Operator is FilterOperator.Greater or FilterOperator.GreaterOrEqual))
            foreach (var to in group.Where(condition => condition.Operator is FilterOperator.Less or FilterOperator.LessOrEqual))
            {
                bool above = from.Operator == FilterOperator.Greater, below = to.Operator == FilterOperator.Less;
                if (TimePeriod.TryParse(from.Value, out var first) && TimePeriod.TryParse(to.Value, out var last) ? (above ? first.End : first.Start) >= (below ? last.Start : last.End)
                    : Condition.TryNumber(from.Value, out var low) && Condition.TryNumber(to.Value, out var high) && (above || below ? low >= high : low > high))
                    return (from.Value, to.Value);
            }
        return null;
    }
}
