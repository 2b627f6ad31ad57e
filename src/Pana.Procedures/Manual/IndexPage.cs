using System.Globalization;
using Pana.Procedures.Editions;

namespace Pana.Procedures;

/// <summary>The first page of an edition's manual, and the page on the proof.</summary>
internal static class IndexPage
{
    /// <summary>Paragraphs <c>manual.proof.N</c> in the labels.</summary>
    const int Paragraphs = 9;

    public static string Write(Model model, Edition? edition, Words words)
    {
        var page = new Page(words).Title(edition is null ? words.Say("manual.baseline-title") : words.Say("manual.edition-title", ("state", edition.Name.In(words.Language))));
        page.Paragraph(words.Say(edition is null ? "manual.baseline-about" : "manual.edition-about"));
        page.Heading("procedures").Items(model.Procedures.Select(procedure => $"[{words.Of(procedure)}]({procedure.Name}.md)"));
        page.Paragraph($"[{words.Say("manual.proof-title")}](proof.md)");
        page.Heading("standing-holds").Table(["power", "hold", "while", "wall", "source"], [.. model.StandingHolds.Select(hold => ProcedurePage.Hold(hold, words))]);
        if (edition is null)
            return page.ToString();
        page.Heading("amendments").Items(edition.Amendments.Length == 0 ? [words.Say("manual.none")] : edition.Amendments.Select(amendment => Say(amendment, words)));
        page.Heading("gaps").Items(edition.Gaps.Length == 0 ? [words.Say("manual.none")] : edition.Gaps.Select(gap => ProcedurePage.Gap(gap, words)));
        page.Heading("authorities").Table(["authority", "functions", "certainty"],
            [.. edition.Authorities.Select(each => new[] { each.Name.In(words.Language) + ProcedurePage.Dates(each.From, each.Until, words), string.Join(", ", each.Functions.Select(words.Of)), ProcedurePage.Certain(each.Certainty, null, words) })]);
        page.Heading("papers").Table(["paper", "national-name", "certainty"],
            [.. edition.Papers.Select(each => new[] { each.Name.In(words.Language), each.Name.State, ProcedurePage.Certain(each.Certainty, null, words) })]);
        return page.ToString();
    }

    internal static string Say(Amendment amendment, Words words)
    {
        var told = amendment switch
        {
            AddedStep added => words.Say("manual.amendment.add-step", ("step", words.Of(added.Rule.Step))),
            Requirement requirement => words.Say("manual.amendment.require", ("step", words.Of(requirement.Step)), ("guard", words.Tell(requirement.Guard))),
            NewBound bound => words.Say(bound.Bound.Of == Time.Officials ? "manual.amendment.shorten" : "manual.amendment.lengthen",
                ("term", words.Of(bound.Bound)), ("span", words.Of(bound.Bound.Bound))),
            Renaming renaming => words.Say("manual.amendment.rename", ("name", renaming.Name.In(words.Language))),
            _ => throw new InvalidOperationException($"unknown amendment {amendment.GetType().Name}"),
        };
        return amendment.Sourced.IsEmpty ? told : $"{told} *{string.Join("; ", amendment.Sourced)}*";
    }

    public static string WriteProof(Model model, Words words)
    {
        var page = new Page(words).Title(words.Say("manual.proof-title"));
        for (var number = 1; number <= Paragraphs; number++)
            page.Paragraph(words.Say($"manual.proof.{number.ToString(CultureInfo.InvariantCulture)}"));
        return page.Heading("all-safeguards").Items(model.Safeguards.Select(safeguard => $"**{safeguard.Id}** {words.Of(safeguard)} *{string.Join("; ", safeguard.Sourced.Select(words.Of))}*")).ToString();
    }
}
