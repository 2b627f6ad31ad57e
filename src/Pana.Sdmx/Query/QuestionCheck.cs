using System.Globalization;

namespace Pana.Sdmx;

/// <summary>
/// What is wrong with a question for the data of these layouts together. A component or a code is unknown where none of them has it; what one layout alone lacks is no mistake.
/// </summary>
sealed class QuestionCheck(IReadOnlyList<DataLayout> layouts)
{
    static readonly string[] s_attributes = ["dsd", "msd", "dataset", "series", "obs", "all", "none"], s_measures = ["all", "none"], s_orders = ["*", "series_key"];

    readonly List<SdmxError> _errors = [];

    public static IReadOnlyList<SdmxError> Errors(DataQuery query, IReadOnlyList<DataLayout> layouts)
    {
        var check = new QuestionCheck(layouts);
        foreach (var key in query.Keys)
            check.Key(key);
        foreach (var filter in query.Filters)
            check.Filter(filter);
        check.Cut(query.DimensionAtObservation);
        var (measures, attributes) = (layouts.Select(layout => layout.Measure.Id).Distinct(), Ids(layouts.SelectMany(layout => layout.Attributes)));
        check.Words("attributes", query.Attributes, attributes, s_attributes);
        check.Words("measures", query.Measures, measures, s_measures);
        check.Words("sort", query.Sort.Select(order => order.Component), check.Components, s_orders);
        return check._errors;
    }

    IEnumerable<string> Components => Ids(layouts.SelectMany(layout => layout.Columns)).Concat(layouts.Select(layout => layout.Measure.Id).Distinct());

    void Key(SeriesKey key)
    {
        // Time is no part of keys.
        var dimensions = layouts.Select(layout => layout.Dimensions.Where(column => !column.IsTime).ToList()).MinBy(each => each.Count)!;
        if (key.Positions.Count > dimensions.Count)
        {
            Add("key-too-long", "key", key.Text, $"The key has {key.Positions.Count} places, and {dimensions.Count} at most: {string.Join('.', Ids(dimensions))}.",
                null, 1 + string.Join('.', key.Text.Split('.').Take(dimensions.Count)).Length);
            return;
        }
        var position = 1;
        for (var i = 0; i < key.Positions.Count; i++)
        {
            Place(i, key.Positions[i], position);
            position += key.Text.Split('.')[i].Length + 1;
        }
    }

    /// <summary>Keys say dimensions by their places: whoever asks about several layouts must mean the same one in all.</summary>
    void Place(int place, IReadOnlyList<string> values, int position)
    {
        var columns = layouts.Select(layout => layout.Columns[place]).ToList();
        if (values.Count > 0 && columns.DistinctBy(column => column.Id).Count() > 1)
        {
            var by = layouts.GroupBy(layout => layout.Columns[place].Id, (dimension, all) => $"{dimension} in {string.Join(", ", all.Select(layout => layout.Published.Id))}");
            Add("key-of-several", "key", string.Join('+', values), $"The {Ordinal(place)} place of the key is {string.Join(" and ", by)}: ask for one of them, or by name, c[{columns[0].Id}]=….", null, position);
            return;
        }
        foreach (var value in values)
        {
            if (columns.All(column => column.Find(value) < 0))
                Add("unknown-code", "key", value, $"{value} is no code of {columns[0].Id}, the {Ordinal(place)} place of the key.", Suggestions.Nearest(value, Codes(columns)), position);
            position += value.Length + 1;
        }
    }

    void Filter(ComponentFilter filter)
    {
        var where = $"c[{filter.Component}]";
        var columns = layouts.SelectMany(layout => layout.Columns).Where(column => column.Id == filter.Component).ToList();
        var isValue = layouts.Any(layout => layout.Measure.Id == filter.Component);
        if (columns.Count == 0 && !isValue)
            Unknown(where, filter.Component, Components);
        else
            foreach (var condition in filter.AnyOf.SelectMany(group => group))
                Value(where, condition, columns);
    }

    void Value(string where, Condition condition, List<DataColumn> columns)
    {
        if (columns.Count == 0 && !Condition.TryNumber(condition.Value, out _))
            Add("bad-number", where, condition.Value, $"{condition.Value} is no number.");
        else if (columns.Any(column => column.IsTime) && condition.Operator <= FilterOperator.GreaterOrEqual && !TimePeriod.TryParse(condition.Value, out _))
            Add("bad-time", where, condition.Value, $"{condition.Value} is no period: 2025, 2025-Q1, 2025-03 and 2025-03-31 are.");
        else if (columns.Count > 0 && columns.All(column => column is { IsTime: false, IsCoded: true } && column.Find(condition.Value) < 0) && condition.Operator is FilterOperator.Equal or FilterOperator.NotEqual)
            Add("unknown-code", where, condition.Value, $"{condition.Value} is no code of {columns[0].Id}.", Suggestions.Nearest(condition.Value, Codes(columns)));
    }

    /// <summary>Data that lack the dimension cannot be cut by it.</summary>
    void Cut(string? dimension)
    {
        var dimensions = layouts.Select(layout => Ids(layout.Dimensions)).Aggregate((all, next) => all.Intersect(next)).ToList();
        if (dimension is not null && dimension != DataQuery.AllDimensions && !dimensions.Contains(dimension))
            Unknown("dimensionAtObservation", dimension, dimensions.Append(DataQuery.AllDimensions));
    }

    void Words(string parameter, IEnumerable<string> asked, IEnumerable<string> components, string[] words)
    {
        foreach (var word in asked)
            if (!words.Contains(word) && !components.Contains(word))
                Unknown(parameter, word, components.Concat(words));
    }

    void Unknown(string where, string found, IEnumerable<string> known) =>
        Add("unknown-component", where, found, $"There is no {found} here: {string.Join(", ", known)}.", Suggestions.Nearest(found, known));

    void Add(string name, string where, string found, string sentence, string? suggestion = null, long position = 0) => _errors.Add(SdmxError.At(name, where, found, sentence, suggestion, position));

    static IEnumerable<string> Ids(IEnumerable<DataColumn> columns) => columns.Select(column => column.Id).Distinct();

    static IEnumerable<string> Codes(IEnumerable<DataColumn> columns) => columns.SelectMany(column => column.Values).Select(value => value.Id).Distinct();

    static string Ordinal(int index) => (index + 1) switch { 1 => "first", 2 => "second", 3 => "third", var n => $"{n.ToString(CultureInfo.InvariantCulture)}th" };
}
