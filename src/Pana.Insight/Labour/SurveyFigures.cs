using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Labour;

/// <summary>
/// Uploaded tables as figures of the flow. Sums are made of what is published and of nothing else: no difference between them gives away what was
/// withheld. Where something is missing from a sum, its note says so.
/// </summary>
internal static class SurveyFigures
{
    readonly record struct Place(Measure Measure, string Period, string Region, string Occupation, string Activity, string Sex);

    sealed class Sum
    {
        public long Persons;
        public bool HasSome, IsShort;
    }

    public static string IndicatorOf(Measure measure) => measure switch { Measure.Vacancies => "VACANCIES", Measure.Employed => "EMPLOYED", _ => "SEEKERS" };

    /// <param name="tables">The newest first: of two that speak of the same measure and period the newer one is taken.</param>
    public static IEnumerable<Figure> Of(string state, IEnumerable<IReadOnlyList<SurveyCell>> tables)
    {
        var (taken, sums) = (new HashSet<(Measure, string)>(), new Dictionary<Place, Sum>());
        foreach (var table in tables)
        {
            foreach (var cell in table.Where(cell => !taken.Contains((cell.Measure, cell.Period))))
                foreach (var place in Places(cell))
                {
                    if (!sums.TryGetValue(place, out var sum))
                        sums[place] = sum = new();
                    (sum.Persons, sum.HasSome, sum.IsShort) = (sum.Persons + (cell.Persons ?? 0), sum.HasSome || cell.Persons is not null, sum.IsShort || cell.Persons is null);
                }
            taken.UnionWith(table.Select(cell => (cell.Measure, cell.Period)));
        }
        return sums.Select(each => new Figure(Codes(state, each.Key), each.Key.Period, each.Value.HasSome ? each.Value.Persons : null, each.Value.HasSome ? "A" : "Q",
            !each.Value.HasSome ? "SUPP" : each.Value.IsShort ? "SRC" : null));
    }

    static IEnumerable<Place> Places(SurveyCell cell) =>
        from region in With(cell.Region)
        from occupation in cell.Occupation.Length == 4 ? [cell.Occupation, cell.Occupation[..3], Flow.Total] : With(cell.Occupation)
        from activity in With(cell.Activity)
        from sex in With(cell.Sex)
        select new Place(cell.Measure, cell.Period, region, occupation, activity, sex);

    static string[] With(string code) => code == Flow.Total ? [code] : [code, Flow.Total];

    static string[] Codes(string state, Place place) => [.. AllFlows.Labour.Dimensions.Select(dimension => dimension.Id switch
    {
        "FREQ" => place.Period.Length == 4 ? "A" : place.Period.Contains('Q') ? "Q" : "M",
        "REPORTING_STATE" => state,
        "SOURCE" => FigureSource.State,
        "INDICATOR" => IndicatorOf(place.Measure),
        "POP_TYPE" => "Z",
        "SEX" => place.Sex,
        "REGION" => place.Region,
        "OCCUPATION" => place.Occupation,
        "ACTIVITY" => place.Activity,
        "COUNT_UNIT" => "PS",
        _ => Flow.Total,
    })];
}
