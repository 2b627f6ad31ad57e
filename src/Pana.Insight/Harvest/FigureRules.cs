using Pana.Disclosure;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Sdmx;

namespace Pana.Insight.Harvest;

/// <summary>
/// What figures of a member must keep before anything of them is taken. The member has protected them already; that none is below five is looked at
/// again, since whoever breaks it here publishes it for the whole region. What was found is not repeated: a figure that should not be here goes nowhere.
/// </summary>
internal sealed class FigureRules(Flow flow, string state, DateTimeOffset now)
{
    readonly int _frequency = flow.IndexOf(AllFlows.Frequency.Id), _state = flow.IndexOf(AllFlows.State.Id), _source = flow.IndexOf(AllFlows.Source.Id),
        _sex = flow.IndexOf(AllFlows.Sex.Id), _age = flow.IndexOf(AllFlows.Age.Id), _unit = flow.IndexOf(AllFlows.Unit.Id);

    readonly HashSet<string> _seen = [];
    bool _countsPersons, _tellsSexes;

    /// <summary>Persons were counted, and none of them by sex.</summary>
    public bool LacksSex => _countsPersons && !_tellsSexes;

    /// <summary>Null for a figure that may be taken.</summary>
    public Refusal? Check(Figure figure)
    {
        var (codes, unit) = (figure.Codes, figure.Codes[_unit]);
        if (codes[_state] != state)
            return new("harvest-other-state");
        if (codes[_source] != FigureSource.State)
            return new("harvest-other-source");
        if (!TimePeriod.TryParse(figure.Period, out var period) || LengthOf(period) != codes[_frequency])
            return new("harvest-bad-period");
        if (period.Start >= now.UtcDateTime)
            return new("harvest-future");
        if (!_seen.Add(FigureBox.KeyOf(figure)))
            return new("harvest-twice");
        if (figure.Value is null)
            return figure.Status is "Q" or "M" ? null : new("harvest-unsaid");
        var value = figure.Value.Value;
        if (unit is not ("PS" or "CS"))
            return value >= 0 ? null : new("harvest-no-count");
        if (value < 0 || value != Math.Floor(value))
            return new("harvest-no-count");
        // One to four persons can be somebody.
        if (value is > 0 and < Rules.SmallestPublished)
            return new("harvest-small-number");
        if (unit == "PS" && (codes[_sex] == "Z" || codes[_age] == "Z"))
            return new("harvest-no-sex-or-age");
        if (unit == "PS" && value > 0)
            (_countsPersons, _tellsSexes) = (true, _tellsSexes || codes[_sex] is "F" or "M");
        return null;
    }

    /// <summary><c>2026-03</c>, and not <c>2026-Q1</c>.</summary>
    public static bool IsMonth(string period) => period.Length == 7 && char.IsAsciiDigit(period[5]);

    static string LengthOf(TimePeriod period) => (period.End - period.Start).Days switch
    {
        >= 365 => "A",
        >= 89 and <= 92 => "Q",
        >= 28 and <= 31 => "M",
        _ => "",
    };
}
