using System.Globalization;
using Pana.Procedures.Checking;
using Pana.Procedures.Editions;

namespace Pana.Procedures;

/// <summary>One procedure as a lawyer reads it: diagram, steps, terms, holds, facts, safeguards, gaps.</summary>
internal static class ProcedurePage
{
    public static string Write(Model model, ProcedureModel procedure, Edition? edition, Words words)
    {
        var page = new Page(words).Title(words.Of(procedure));
        if (words.Find($"procedure.{procedure.Name}.about") is { } about)
            page.Paragraph(about);
        page.Items(
        [
            $"{words.Say("manual.subject")}: {words.Say($"subject.{procedure.Subject}")}",
            $"{words.Say("manual.wall")}: {words.Of(procedure.Wall)}",
            $"{words.Say("manual.edition")}: {(edition is null ? words.Say("manual.baseline") : $"{edition.Name.In(words.Language)} ({edition.Code}, {edition.Version})")}",
        ]);
        page.Heading("diagram").Line("```mermaid").Line(Diagram(procedure, words)).Line("```").Line();
        page.Heading("steps").Table(["step", "who", "way", "needs", "time", "papers", "starts", "source"],
            [.. procedure.Steps.Select(rule => Step(model, procedure, rule, edition, words))]);
        page.Heading("terms");
        if (edition is null)
            page.Table(["term", "whose", "bound", "runs", "late"], [.. procedure.Terms.Select(term => Term(term, words))]);
        else
            page.Table(["term", "whose", "bound", "runs", "late", "value", "national", "article", "certainty"],
                [.. procedure.Terms.SelectMany(term => Values(term, edition, words))]);
        page.Heading("holds").Table(["power", "hold", "while", "wall", "source"], [.. procedure.Holds.Select(hold => Hold(hold, words))]);
        page.Heading("facts").Table(["fact", "kind", "released"], [.. Facts(procedure).Select(fact => Fact(fact, words))]);
        page.Heading("safeguards").Items(model.Safeguards.Where(safeguard => Claim.Of(model, safeguard).Cone.Contains(procedure.Name))
            .Select(safeguard => $"**{safeguard.Id}** {words.Of(safeguard)} *{string.Join("; ", safeguard.Sourced.Select(words.Of))}*"));
        if (edition is not null && Notices(procedure, edition, words).ToList() is { Count: > 0 } notices)
            page.Heading("gaps").Items(notices);
        return page.ToString();
    }

    static string Diagram(ProcedureModel procedure, Words words)
    {
        var lines = new List<string> { "stateDiagram-v2" };
        lines.AddRange(procedure.States.Select(state => $"    state \"{Plain(words.Of(state))}\" as {state.Name}"));
        foreach (var rule in procedure.Steps)
            if (rule.Target is { } target)
                foreach (var source in rule.IsOpening ? ["[*]"] : procedure.SourcesOf(rule).Select(state => state.Name))
                    lines.Add($"    {source} --> {target.Name}: {Plain(words.Of(rule.Step))}");
        lines.AddRange(procedure.States.Where(state => state.IsFinal).Select(state => $"    {state.Name} --> [*]"));
        return string.Join('\n', lines);
    }

    /// <summary>Mermaid ends a label at these.</summary>
    static string Plain(string text) => text.Replace("\"", "'", StringComparison.Ordinal).Replace(":", " –", StringComparison.Ordinal)
        .Replace(";", ",", StringComparison.Ordinal).Replace("#", "№", StringComparison.Ordinal);

    static string[] Step(Model model, ProcedureModel procedure, StepRule rule, Edition? edition, Words words)
    {
        var way = rule.IsOpening ? words.Say("manual.opens") : rule.AnyOpen ? words.Say("manual.any-open") : string.Join(", ", rule.Sources.Select(words.Of));
        var needs = rule.Conditions.Select(condition => Mark(words.Tell(condition), IsOfEdition(condition, rule, edition), words)).ToList();
        if (rule.Followed is { } mark)
            needs.Add(words.Say("manual.follows", ("mark", words.Of(mark))));
        if (!rule.Distinct.IsEmpty)
            needs.Add(words.Say("manual.distinct", ("steps", string.Join(", ", rule.Distinct.Select(words.Of)))));
        if (rule.IsProtective)
            needs.Add(words.Say("manual.protective"));
        var time = procedure.Terms.Where(term => term.Ends.Contains(rule.Step)).Select(term => words.Say("manual.within", ("term", words.Of(term.Term))))
            .Concat(procedure.Terms.Where(term => term.Starts.Contains(rule.Step)).Select(term => words.Say("manual.starts-term", ("term", words.Of(term.Term)))));
        return
        [
            Mark(words.Of(rule.Step), edition?.Amendments.OfType<AddedStep>().Any(added => added.Rule.Step == rule.Step) == true, words),
            rule.Actor is { } actor ? words.Of(actor) : "",
            rule.Target is { } target ? $"{way} → {words.Of(target)}" : $"{way}: {words.Say("manual.stays")}",
            Lines(needs), Lines(time), Lines(rule.Papers.Select(paper => Paper(paper, edition, words))),
            Lines(rule.Starting.Select(start => start.Only is { } only && model.Find(start.Procedure) is { } begun
                ? words.Say("manual.starts-if", ("procedure", words.Of(begun)), ("if", words.Tell(only))) : words.Say($"procedure.{start.Procedure}"))),
            Lines(rule.Sourced.Select(words.Of)),
        ];
    }

    static string Lines(IEnumerable<string> lines) => string.Join("\n", lines);

    static string Mark(string text, bool isOfEdition, Words words) => isOfEdition ? $"{text} ({words.Say("manual.of-edition")})" : text;

    static bool IsOfEdition(Guard condition, StepRule rule, Edition? edition) => edition?.Amendments.OfType<Requirement>()
        .Any(requirement => requirement.Step == rule.Step && Guard.Conjuncts(requirement.Guard).Contains(condition)) == true;

    static string Paper(Paper paper, Edition? edition, Words words) =>
        edition?.Papers.FirstOrDefault(each => each.Kind == paper.Kind)?.Name.In(words.Language) ?? words.Of(paper);

    static string[] Term(TermRule rule, Words words) =>
    [
        words.Of(rule.Term), words.Say($"time.{rule.Term.Of}"),
        words.Say(rule.Term.Of == Time.Officials ? "manual.at-most" : "manual.at-least", ("span", words.Of(rule.Term.Bound))),
        Lines(rule.Starts.Select(step => words.Say("manual.from", ("step", words.Of(step)))).Concat(rule.Ends.Select(step => words.Say("manual.to", ("step", words.Of(step)))))
            .Concat(rule.Ahead.Select(term => words.Say("manual.ahead", ("term", words.Of(term)))))
            .Concat(rule.Suspended is { } suspended ? [words.Say("manual.suspended", ("while", words.Tell(suspended)))] : [])
            .Concat(rule is { Extension: { } step, ExtensionCap: { } cap } ? [words.Say("manual.extended", ("step", words.Of(step)), ("cap", words.Of(cap.Bound)))] : [])),
        words.Say($"consequence.{rule.Consequence}"),
    ];

    static IEnumerable<string[]> Values(TermRule rule, Edition edition, Words words) =>
        edition.Terms.Where(value => value.Key == rule.Term.TermKey).Select(value => (string[])[.. Term(rule, words), .. Value(value, rule.Term, words)]);

    static string[] Value(TermValue value, Term term, Words words) =>
    [
        words.Of(value.Value) + Dates(value.From, value.Until, words),
        value.National is { } national ? words.Of(national) + (value.IsNationalWeaker(term.Of) ? $" ⚠ {words.Say("manual.weaker")}" : "") : "",
        Source(value.Article, value.Source, words), Certain(value.Certainty, value.CheckedOn, words),
    ];

    /// <summary>" (since … until …)", or nothing when it is so ever since and until further notice.</summary>
    internal static string Dates(DateOnly? from, DateOnly? until, Words words) => (from, until) is (null, null) ? "" : $" ({string.Join(" ", new[]
    {
        from is { } first ? words.Say("manual.since", ("day", Day(first))) : "", until is { } last ? words.Say("manual.until", ("day", Day(last))) : "",
    }.Where(part => part.Length > 0))})";

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Source(string article, string address, Words words) => (article, address) switch
    {
        ("project default", _) => words.Say("manual.project-default"),
        ("", "") => "",
        (_, "") => article,
        ("", _) => $"[{words.Say("manual.link")}]({address})",
        _ => $"[{article}]({address})",
    };

    internal static string Certain(Certainty certainty, DateOnly? on, Words words) =>
        words.Say(LabelKeys.Of(certainty)) + (on is { } day ? $" ({Day(day)})" : "");

    internal static string[] Hold(Hold hold, Words words) =>
        [words.Of(hold.Power), words.Of(hold), words.Tell(hold.When), words.Of(hold.Wall), Lines(hold.Sourced.Select(words.Of))];

    static IEnumerable<Fact> Facts(ProcedureModel procedure) =>
        procedure.Steps.SelectMany(rule => rule.Conditions.SelectMany(condition => condition.Atoms()).OfType<FactIs>().Select(atom => atom.Fact).Concat(rule.Makes))
            .Distinct().OrderBy(fact => fact.Key, StringComparer.Ordinal);

    static string[] Fact(Fact fact, Words words) =>
    [
        words.Of(fact), words.Say($"fact-kind.{fact.Kind}"),
        fact.Kind == FactKind.Stated ? words.Say(fact.Protective ? "manual.presumed" : "manual.not-presumed", ("by", string.Join(", ", fact.ReleasedBy.Select(by => words.Say($"by.{by}"))))) : "",
    ];

    /// <summary>Gaps of the law that concern the procedure's own terms; the index page lists all.</summary>
    static IEnumerable<string> Notices(ProcedureModel procedure, Edition edition, Words words)
    {
        var keys = procedure.Terms.Select(term => term.Term.TermKey).Distinct().ToList();
        foreach (var term in procedure.Terms.Select(rule => rule.Term).DistinctBy(term => term.TermKey))
            foreach (var value in edition.Terms.Where(value => value.Key == term.TermKey && value.IsNationalWeaker(term.Of)))
                yield return words.Say("manual.weaker-term", ("term", words.Of(term)), ("national", words.Of(value.National!.Value)), ("value", words.Of(value.Value)));
        foreach (var gap in edition.Gaps.Where(gap => keys.Any(key => gap.Key == key || gap.Key.StartsWith($"{key}.", StringComparison.Ordinal))))
            yield return Gap(gap, words);
    }

    internal static string Gap(Gap gap, Words words) =>
        $"**{gap.Title.In(words.Language)}.** {gap.National.In(words.Language)} {words.Say("manual.platform-does")} {gap.Platform.In(words.Language)} "
        + $"*{string.Join("; ", new[] { Source("", gap.Source, words), Certain(gap.Certainty, gap.CheckedOn, words) }.Where(part => part.Length > 0))}*";
}
