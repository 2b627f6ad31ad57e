using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pana.Insight.Flows;
using Pana.Insight.Published;

namespace Pana.Insight.Explorer;

internal enum View { Table, Line, Bar, Pyramid, Map, Multiples }

/// <summary>
/// What somebody wants to see, to the last detail: so much as its address says, so that the address shows the same again. Codes alone stand in it, never
/// anything of a person.
/// </summary>
internal sealed record Asked(Flow Flow, View View)
{
    public const string Path = "/statistics/figures";

    /// <summary>The dimension whose codes are told apart as rows, lines or bars; null where there is one figure for each period.</summary>
    public string? By { get; init; }

    /// <summary>A second one: groups of rows, small pictures side by side, the sides of a pyramid, the hosts of a map.</summary>
    public string? Panels { get; init; }

    /// <summary>For each dimension of the flow one code, or several where they are told apart.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Codes { get; init; }

    /// <summary>Those whose codes somebody chose; what is told apart by all that there is follows the figures as they grow.</summary>
    public ImmutableHashSet<string> Chosen { get; init; } = [];

    /// <summary>In order; pictures of one moment show the last.</summary>
    public required ImmutableArray<string> Periods { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Whether it shows one moment, not a course.</summary>
    public bool IsOneMoment => View is View.Bar or View.Pyramid or View.Map;

    public ImmutableArray<string> Shown => IsOneMoment ? Periods[^1..] : Periods;

    public string Indicator => Codes["INDICATOR"][0];

    public string Source => Codes["SOURCE"][0];

    public string Unit => Codes["COUNT_UNIT"][0];

    public FigureQuestion Question => new(Flow)
    {
        Codes = Codes.ToDictionary(pair => pair.Key, pair => (IReadOnlySet<string>)pair.Value.ToHashSet()), From = Shown[0], To = Shown[^1], AsOf = AsOf,
    };

    public bool IsApart(string dimension) => dimension == By || dimension == Panels;

    /// <summary>The question as the part of an address after its question mark.</summary>
    public string ToQuery() => Query(View, By ?? "", View is View.Table or View.Multiples ? Panels : null);

    /// <summary>The same seen in another way: what that one tells apart itself is left open, all else stays.</summary>
    public string ToQuery(View view) => view switch
    {
        _ when view == View => ToQuery(),
        View.Pyramid => Query(view, "AGE", "SEX"),
        View.Map => Query(view, "ORIGIN", "REPORTING_STATE"),
        View.Multiples => Query(view, By is null or "REPORTING_STATE" || View is View.Map or View.Pyramid ? "" : By, "REPORTING_STATE"),
        _ when View is View.Map or View.Pyramid => Query(view, null, null),
        _ => Query(view, By ?? Panels ?? "", view is View.Table && By is not null ? Panels : null),
    };

    string Query(View view, string? by, string? panels)
    {
        var text = new StringBuilder();
        Add("flow", Flow.Id);
        Add("view", view.ToString().ToLowerInvariant());
        if (view is not (View.Map or View.Pyramid))
        {
            if (by is not null)
                Add("by", by);
            if (panels is not null)
                Add("panels", panels);
        }
        foreach (var dimension in Flow.Dimensions)
            if (dimension.Id == by || dimension.Id == panels ? IsApart(dimension.Id) && Chosen.Contains(dimension.Id) : !IsApart(dimension.Id))
                Add(dimension.Id, string.Join(',', Codes[dimension.Id]));
        Add("from", Periods[0]);
        Add("to", Periods[^1]);
        if (AsOf is { } moment)
            Add("asOf", moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        return text.ToString();

        void Add(string name, string value) => text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=')
            .Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal));
    }

    /// <summary>The same data in the words of SDMX: a key where one code is wanted, conditions where several are.</summary>
    public string ToSdmx()
    {
        var key = string.Join('.', Flow.Dimensions.Select(dimension => Codes[dimension.Id] is [var one] ? one : "*"));
        var conditions = Flow.Dimensions.Where(dimension => Codes[dimension.Id].Length > 1)
            .Select(dimension => $"c%5B{dimension.Id}%5D={string.Join(',', Codes[dimension.Id])}")
            .Append($"c%5BTIME_PERIOD%5D=ge:{Shown[0]}%2Ble:{Shown[^1]}");
        return $"/sdmx/3.0/data/dataflow/{Flow.Agency}/{Flow.Id}/{Flow.Version}/{key}?{string.Join('&', conditions)}";
    }
}
