using System.Globalization;
using Pana.Access.Open;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>What can be chosen at the post, what is chosen most first.</summary>
internal sealed class ArrivalLists(NodeLaw law, FormReader forms, ScreenContext screen)
{
    const string Afghanistan = "AFG";

    static readonly string[] Region = ["AFG", "IRN", "KAZ", "KGZ", "PAK", "RUS", "TJK", "TKM", "UZB"],
        UsualRelations = ["HOH", "SPO", "SON", "DAU", "FAT", "MOT", "BRO", "SIS", "NKIN"],
        UsualDocuments = ["NP", "TAZK", "ID", "BC", "UNHCR", "NONE"];

    /// <summary>The state beyond the officer's crossing first, then the region, then the others by name.</summary>
    public IReadOnlyList<OptionView> Countries(Officer officer)
    {
        var beyond = law.Edition.Crossings.FirstOrDefault(crossing => crossing.Code == officer.Unit)?.Neighbour
            ?? Afghanistan;
        var comparer = StringComparer.Create(CultureInfo.GetCultureInfo(screen.Language.Code is "prs" or "ps" ? "fa"
            : screen.Language.Code), true);
        var states = Country.All.Where(state => !state.IsDocumentCode)
            .Select(state => new OptionView(state.Alpha3, screen[state.LabelKey])).ToList();
        var near = states.Where(state => Region.Contains(state.Value) || state.Value == beyond)
            .OrderBy(state => state.Value != beyond).ThenBy(state => state.Text, comparer).ToList();
        return [.. near, .. states.Except(near).OrderBy(state => state.Text, comparer)];
    }

    public IReadOnlyList<OptionView> Relations => Codes("relationship", CodeList.Relationships, UsualRelations);

    public IReadOnlyList<OptionView> Documents => Codes("document", CodeList.Documents, UsualDocuments);

    /// <summary>That nothing is urgent is said by ticking nothing.</summary>
    public IReadOnlyList<OptionView> Needs => [.. Of("urgent-need").Where(need => need.Value != "NONE")];

    public IReadOnlyList<OptionView> Media => Of("information-medium");

    /// <summary>
    /// Deceit and violence have questions of their own, whose answers stand behind walls; the reasons of the journey do
    /// not.
    /// </summary>
    public IReadOnlyList<OptionView> TravelReasons =>
        [.. Of("travel-reason").Where(reason => reason.Value is not ("TAKEN" or "VIOLENCE"))];

    /// <summary>Languages for which there is no leaflet.</summary>
    public IReadOnlyList<OptionView> WithoutLeaflet =>
        [.. SpokenLanguages.All.Where(code => LeafletWords.In(code) is null)
            .Select(code => new OptionView(code, screen[$"language.{code}"]))];

    public IReadOnlyList<OptionView> Spoken =>
        [.. SpokenLanguages.All.Select(code => new OptionView(code, Name(code)))];

    /// <summary>
    /// By the language's own name where it has a leaflet, so that the person in front can point at it.
    /// </summary>
    public string Name(string code) => LeafletWords.In(code) is { } own
        ? $"{own.OwnName} · {screen[$"language.{code}"]}" : screen[$"language.{code}"];

    public IReadOnlyList<OptionView> Of(string list) =>
        [.. forms.Codes(list).Select(code => new OptionView(code, screen[$"code.{list}.{code}"]))];

    IReadOnlyList<OptionView> Codes(string name, CodeList list, string[] usual) =>
        [.. usual.Concat(list.Codes.Select(code => code.Value).Except(usual))
            .Select(code => new OptionView(code, screen[$"code.{name}.{code}"]))];
}
