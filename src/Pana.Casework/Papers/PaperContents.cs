using System.Collections.Immutable;
using Pana.Access.Open;
using Pana.Casework.Sealing;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Papers;

/// <summary>What a paper says: who holds it, what the steps said, in the paper's own languages and never in those of whoever prints it.</summary>
internal sealed class PaperContents(
    NodeLaw law, Persons persons, PaperPortraits portraits, PaperAnswers answers, PaperSeals seals, Readings readings, ScreenContext screen)
{
    Labels Labels => screen.Labels;

    public ImmutableArray<string> Languages(FoundPaper found) => law.Edition.LanguagesOf(found.Kind);

    public string Title(FoundPaper found) => Labels.Text(screen.Language.Code, LabelKeys.Of(found.Kind));

    /// <summary>Whoever reads what a paper says is written down before it is read.</summary>
    public async Task<PaperContent> ReadAsync(Officer officer, FoundPaper found, CancellationToken cancel)
    {
        var (paper, kind) = (found.Given, found.Kind);
        await readings.RecordAsync(officer, paper.PersonId, paper.CaseId, paper.Wall, "reading.paper", cancel);
        var content = new PaperContent(Languages(found), (language, key) => Labels.Text(language, key));
        var names = law.Edition.Papers.FirstOrDefault(each => each.Kind == kind.Kind);
        content.Texts["title"] = InEach(content, language => names?.Name.In(language) ?? Labels.Text(language, LabelKeys.Of(kind)));
        content.Texts["state"] = InEach(content, Country(law.Edition.Alpha3, law.Edition.Name));
        Set(content, "number", paper.Number);
        Set(content, "issued", screen.Day(paper.GivenAt));
        Set(content, "until", paper.ValidUntil is { } until ? screen.Day(until) : null);
        Set(content, "withdrawn", paper.WithdrawnAt is { } withdrawn ? screen.Day(withdrawn) : null);
        Set(content, "duty", screen.DutyNumber);
        content.Texts["rights"] = Rights(content, kind);
        var seen = await persons.SeenAsync(officer, paper.PersonId, cancel);
        var facts = seen?.Facts;
        if (seen is { Card: var card })
            Holder(content, card);
        if (kind.Form.Fields.Contains("photo"))
            content.Pictures["photo"] = PaperPictures.Photo(content, await portraits.OfPaperAsync(officer, paper.PersonId, PortraitKind.Photo, paper.GivenAt, cancel));
        if (kind.Form.Fields.Contains(PaperField.Signature)
            && await portraits.OfPaperAsync(officer, paper.PersonId, PortraitKind.Signature, paper.GivenAt, cancel) is { } signature)
            content.Pictures[PaperField.Signature] = PaperPictures.Signature(content, signature);
        if (await seals.OfAsync(paper, cancel) is { } seal)
            content.Pictures[PaperField.Seal] = PaperPictures.Seal(content, seal);
        if (kind.Form.SpeaksToHolder && PaperPictures.Own(Labels, kind, Spoken(facts), content.Languages) is { } own)
            content.Pictures[PaperField.Own] = own;
        if (kind.Form.NationalityCode is { } code)
            Travel(content, found, code, facts);
        if (!kind.IsForEveryEye && law.Edition.Authorities.FirstOrDefault(each => each.Code == found.Case.Authority) is { } body)
            content.Texts["authority"] = InEach(content, body.Name.In);
        await answers.AddAsync(content, officer, found, cancel);
        return content;
    }

    /// <summary>In words what the seal says by bits.</summary>
    IReadOnlyList<PaperText> Rights(PaperContent content, Paper kind) => PaperRights.Each(law.Edition, kind.Kind) is not { Count: > 0 } rights ? []
        : InEach(content, language => $"{Labels.Text(language, "paper-form.rights")} {string.Join(", ", rights.Select(right => Labels.Text(language, $"verify.may.{right}")))}");

    void Holder(PaperContent content, PersonCard card)
    {
        Set(content, "name", card.Name ?? card.Number);
        if (card.OriginalName is { } original && original != card.Name)
            content.Texts["original"] = [new(original, card.OriginalLanguage)];
        content.Texts["birth"] = card.Birth is { } birth ? InEach(content, language => birth.Display(language, Labels)) : [];
        content.Texts["sex"] = card.Sex is Sex.Unknown ? [] : InEach(content, language => Labels.Text(language, $"sex.{card.Sex}"));
        content.Texts["nationality"] = InEach(content, language =>
            string.Join(", ", card.Nationalities.Select(code => Labels.Text(language, $"country.{code}"))));
    }

    /// <summary>
    /// The state from which the holder is protected is excluded, and the nationality is told by the code of the status alone (domain.md §6.6). The
    /// right to return lasts as long as the document (Schedule §13 asks for three months at least).
    /// </summary>
    void Travel(PaperContent content, FoundPaper found, string code, PersonFacts? facts)
    {
        Set(content, "status", code);
        if (!found.Kind.Form.HasMrz)
            return;
        Set(content, "code", PaperZone.DocumentCode);
        Set(content, "sex", PaperZone.Letter(facts?.Sex));
        Set(content, "family", facts?.Name?.Of(NameKind.Family, Script.Latin));
        Set(content, "given", facts?.Name?.Of(NameKind.Given, Script.Latin));
        content.Texts["excluded"] = [.. (facts?.Nationalities ?? []).SelectMany(country => InEach(content, language => Labels.Text(language, $"country.{country}")))];
        content.Texts["return"] = content.Texts.GetValueOrDefault("until", []);
        if (facts is not null && found.Given.ValidUntil is { } until
            && PaperZone.Td3(law.Edition.Alpha3, code, found.Given.Number, facts, DateOnly.FromDateTime(until.ToOffset(law.Edition.Offset).DateTime)) is { } zone)
            content.Pictures[PaperField.Mrz] = PaperPictures.Zone(zone);
    }

    static void Set(PaperContent content, string field, string? text) => content.Texts[field] = text is { Length: > 0 } ? [new(text)] : [];

    static IReadOnlyList<PaperText> InEach(PaperContent content, Func<string, string> text) =>
        [.. content.Languages.Select(language => new PaperText(text(language), language))];

    Func<string, string> Country(string alpha3, Texts name) =>
        language => Labels.Has(language, $"country.{alpha3}") ? Labels.Text(language, $"country.{alpha3}") : name.In(language);

    /// <summary>The first language of the person that the platform has; people of Iran read the Persian of Dari.</summary>
    static Language? Spoken(PersonFacts? facts) => facts?.Languages?
        .Select(spoken => Language.All.FirstOrDefault(language => language.Iso639 == (spoken.Code is "fas" or "pes" ? "prs" : spoken.Code)))
        .FirstOrDefault(known => known is not null);
}
