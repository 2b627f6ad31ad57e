using System.Collections.Immutable;
using Pana.Procedures.Running;

namespace Pana.Procedures.Editions;

/// <summary>
/// What a folder of an edition gave: the edition, or everything that keeps it from being one. <see cref="Faults"/> is empty
/// exactly when there is an edition.
/// </summary>
public sealed record EditionReading(Edition? Edition, ImmutableArray<EditionFault> Faults);

/// <summary>
/// A state's version of the baseline: authorities, terms with article and dates, papers, holidays, words, and amendments that
/// may strengthen protection. Data alone; two editions never differ in code. The folder's name means nothing.
/// </summary>
public sealed record Edition
{
    public required string Folder { get; init; }

    /// <summary>ISO 3166-1 alpha-3 in lower case.</summary>
    public required string Code { get; init; }

    public required string Alpha2 { get; init; }

    public required string Alpha3 { get; init; }

    public required Texts Name { get; init; }

    public required Texts Capital { get; init; }

    /// <summary>The state's languages of work, most usual first.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Local time's distance from UTC.</summary>
    public required TimeSpan Offset { get; init; }

    public required ImmutableArray<DayOfWeek> Weekend { get; init; }

    public required string Version { get; init; }

    /// <summary>The duty officer's number, on every screen.</summary>
    public required string DutyNumber { get; init; }

    public required ImmutableArray<Holiday> Holidays { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required ImmutableArray<TermValue> Terms { get; init; }

    public required ImmutableArray<Authority> Authorities { get; init; }

    public required ImmutableArray<Unit> Units { get; init; }

    public required ImmutableArray<Crossing> Crossings { get; init; }

    public required ImmutableArray<Subdivision> Regions { get; init; }

    public required ImmutableArray<NationalPaper> Papers { get; init; }

    /// <summary>What kinds of paper entitle to; empty where the edition says nothing of it.</summary>
    public ImmutableArray<PaperRight> Rights { get; init; } = [];

    /// <summary>By kind; every paper of the baseline where the common templates were given.</summary>
    public required ImmutableSortedDictionary<string, PaperTemplate> Templates { get; init; }

    public required ImmutableArray<Gap> Gaps { get; init; }

    /// <summary>What must be known of the state's law about its figures; empty where the edition says nothing of it.</summary>
    public ImmutableArray<FigureNote> Notes { get; init; } = [];

    public required ImmutableArray<Amendment> Amendments { get; init; }

    /// <summary>Worked cases; they run whenever the edition is checked.</summary>
    public required ImmutableArray<Scenario> Scenarios { get; init; }

    /// <summary>The baseline with the amendments applied: what runner, screens and manual of this node read.</summary>
    public required Model Model { get; init; }

    /// <summary>The value in force on a day; before the first known one, the first.</summary>
    public TermValue Term(string key, DateOnly on) =>
        Terms.Where(term => term.Key == key).OrderBy(term => term.From ?? DateOnly.MinValue) is var known
        && known.LastOrDefault(term => (term.From ?? DateOnly.MinValue) <= on) is { } value ? value : known.First();

    /// <summary>Terms whose value in the law is weaker than the one applied, on a day.</summary>
    public IEnumerable<TermValue> WeakerTerms(DateOnly on) =>
        Terms.Select(term => term.Key).Distinct().Select(key => Term(key, on))
            .Where(value => Model.Symbols.Values.OfType<Term>().Any(term => term.TermKey == value.Key && value.IsNationalWeaker(term.Of)));

    public IEnumerable<Authority> AuthoritiesWith(Function function, DateOnly on) =>
        Authorities.Where(authority => authority.Functions.Contains(function) && (authority.From ?? on) <= on && (authority.Until ?? on) >= on);

    /// <summary>Procedures that the amendments change: their safeguards are proved again.</summary>
    public IEnumerable<string> AmendedProcedures => Amendments.Select(amendment => amendment.Procedure).OfType<string>().Distinct();

    /// <summary>Deadlines as the state counts them, with the values in force on a day.</summary>
    public LegalTime LegalTime(DateOnly on) => new(Calendar, Offset, term => Term(term.TermKey, on).Value);

    /// <summary>The labels as this state says them: its own files first, then what amendments add or rename.</summary>
    public Labels Over(Labels labels) => labels.With(Path.Combine(Folder, "labels")).With(Sentences());

    IEnumerable<(string Language, string Key, string Text)> Sentences() =>
        from amendment in Amendments
        from named in amendment switch
        {
            AddedStep { Brings: { } fact } added => [(LabelKeys.Of(added.Rule.Step), added.Name), (LabelKeys.Of(fact), added.FactName!)],
            AddedStep added => [(LabelKeys.Of(added.Rule.Step), added.Name)],
            Renaming renaming => [(renaming.LabelKey, renaming.Name)],
            _ => Array.Empty<(string Key, Texts Name)>(),
        }
        from language in (string[])["ru", "en"]
        select (language, named.Item1, named.Item2.In(language));

    /// <summary>The languages in which a paper of this state is printed, its own first.</summary>
    public ImmutableArray<string> LanguagesOf(Paper paper) => PaperTemplates.Languages(paper, Languages);

    /// <summary>Reads a folder against the baseline: an edition, or all faults with file, line, what and how to mend.</summary>
    /// <param name="common">Null leaves only the edition's own templates, whose words nobody looks up, nor what its notes are about.</param>
    public static EditionReading Load(string folder, Model baseline, CommonData? common = null) => new EditionReader(folder, baseline, common).Read();
}
