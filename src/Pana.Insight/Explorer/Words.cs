using System.Globalization;
using Pana.Insight.Flows;
using Pana.Insight.Published;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Screens;

namespace Pana.Insight.Explorer;

/// <summary>Codes, periods and figures in the words of the reader. Words of a code that the lists lack in a language may stand in its labels.</summary>
internal sealed class Words(ScreenContext screen, FlowStructures structures)
{
    public string this[string key] => screen[$"statistics.{key}"];

    public string this[string key, params (string, string)[] with] => screen[$"statistics.{key}", with];

    public string Language => screen.Language.Code;

    public string Code(string dimension, string code) => OfList(AllFlows.All.SelectMany(flow => flow.Dimensions).First(each => each.Id == dimension).Codelist, code);

    public string OfList(string codelist, string code) =>
        screen.Labels.Has(Language, $"statistics.code.{codelist}.{code}") ? this[$"code.{codelist}.{code}"]
        : codelist == "CL_COUNTRY" && screen.Labels.Has(Language, $"country.{code}") ? screen[$"country.{code}"] : structures.NameOf(codelist, code, Language);

    public string Dimension(string id) => this[$"dimension.{id}"];

    public string NameOf(Flow flow) => screen.Labels.Has(Language, $"statistics.flow.{flow.Id}") ? this[$"flow.{flow.Id}"]
        : structures.ArtefactOf(flow).Names.Best([Language, "ru"]) ?? flow.Id;

    public string Period(string period) => period.Length == 4 ? period
        : period[5] == 'Q' ? this["quarter", ("n", period[6..]), ("year", period[..4])] : $"{period[5..]}.{period[..4]}";

    public string Value(double value) => value.ToString("#,0.#", Language == "en" ? WithPoint : WithComma);

    /// <summary>A figure as it is read out: its value, or why there is none.</summary>
    public string Value(Figure? figure) => figure switch
    {
        null => this["no-figure"],
        { Value: { } value } => Value(value),
        { Note: { } note } => OfList("CL_NOTE", note),
        { Status: "Q" } => this["withheld"],
        _ => this["missing"],
    };

    public string Certainty(FigureNote note) => screen[LabelKeys.Of(note.Certainty)];

    /// <summary>How sure a note is, what was read, where and when.</summary>
    public string Source(FigureNote note) => string.Join("; ", new[] { Certainty(note), note.Article?.In(Language), note.Source, ReadOn(note) }.Where(part => !string.IsNullOrEmpty(part)));

    public string? ReadOn(FigureNote note) => note.CheckedOn is { } day ? this["legal-note.read", ("day", screen.Day(day))] : null;

    static readonly NumberFormatInfo WithPoint = new() { NumberGroupSeparator = "\u00a0" },
        WithComma = new() { NumberGroupSeparator = "\u00a0", NumberDecimalSeparator = "," };
}
