using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pana.Casework.Clocks;
using Pana.Kernel;
using Pana.Law;
using Rsd = Pana.Law.RefugeeStatusDetermination;

namespace Pana.Node.Tests.EndToEnd;

/// <summary>
/// The whole way in the browser: a family of five and their neighbours' son of fifteen come from Afghanistan to Nizhniy Pyandj; one of them is
/// refused, appeals and is recognised; the boy gets a guardian.
/// </summary>
public sealed class A_family_and_the_neighbours_son
{
    const string Guard = "Фаррух Назаров", WomanAtPost = "Мадина Каримова", Registrar = "Бахтиёр Рахимов", Woman = "Зарина Шарипова", Commission = "Рустам Давлатов", Court = "Искандар Юсуфӣ",
        Social = "Меҳрангез Ашурова", Guardian = "Парвина Ғафурова", Adviser = "Шаҳло Азизова", Migration = "Анвар Холов", Interpreter = "Фотима Аҳмадӣ";

    static readonly (string Given, string Family, string Sex, string Birth, string Relation)[] People =
    [
        ("گلناز", "احمدی", "F", "1370/3/2", "HOH"), ("احمد", "احمدی", "M", "1365", "SPO"), ("زهرا", "احمدی", "F", "2015", "DAU"),
        ("فرید", "احمدی", "M", "2017", "SON"), ("جمیله", "احمدی", "F", "2021", "DAU"), ("جاوید", "رحیمی", "M", "2011", "NKIN"),
    ];

    static readonly (Procedures.Field, string)[] Heard =
        [(Rsd.FamilyAbsent, "yes"), (Rsd.Transcript, "Рассказала об угрозах и об ударах."), (Rsd.ReadBack, "yes")];

    readonly Stopwatch _watch = Stopwatch.StartNew();
    Region_in_a_browser _region = null!;
    string _slips = "";

    [Fact]
    public async Task come_from_the_border_to_protection()
    {
        await using var region = _region = await Region_in_a_browser.OpenAsync();
        try
        {
            await WalkAsync();
        }
        finally
        {
            Say($"{region.Pages} pages looked at in {region.Looking.TotalSeconds:0.0} s");
            foreach (var line in region.Wrong.Distinct())
                Say(line);
        }
        Assert.True(region.Wrong.Count == 0, string.Join('\n', region.Wrong.Distinct()));
    }

    async Task WalkAsync()
    {
        await ArriveAsync();
        await TalkAsync();
        var claim = await RegisterAsync();
        var determination = await PrepareAsync(claim);
        await HearAsync(determination);
        await RefuseAsync(determination);
        var appeal = await AppealAsync(determination);
        await ReturnIsRefusedAsync();
        await GrantAsync(appeal, determination);
        await GuardAsync();
        await LookAsync(determination);
        await PrintAsync(claim, determination);
    }

    Task<Desk> AtAsync(string name) => _region.AtAsync(name);

    void Say(string what) => TestContext.Current.TestOutputHelper?.WriteLine($"{_watch.Elapsed.TotalSeconds,6:0.0} s  {what}");

    async Task ArriveAsync()
    {
        var guard = await AtAsync(Guard);
        await guard.GoAsync("/arrivals/new");
        await guard.PressAsync(".language-choice a[lang=prs]");
        foreach (var (index, (given, family, sex, birth, relation)) in People.Index())
        {
            if (index > 0)
            {
                await guard.Page.ClickAsync("[data-add-row]");
                await guard.Page.WaitForSelectorAsync($"[name='p{index}.name.given']");
            }
            await guard.Page.FillAsync($"[name='p{index}.name.given']", given);
            await guard.Page.FillAsync($"[name='p{index}.name.family']", family);
            await guard.Page.SelectOptionAsync($"[name='p{index}.sex']", sex);
            await guard.Page.FillAsync($"[name='p{index}.birth']", birth);
            await guard.Page.Locator($"[name='p{index}.nationality']").First.SelectOptionAsync("AFG");
            await guard.Page.SelectOptionAsync($"[name='p{index}.relation']", relation);
        }
        await guard.LookAsync();
        await guard.Page.ClickAsync("[data-next]");
        await guard.Page.WaitForSelectorAsync(".needs-row");
        await guard.LookAsync();
        await guard.Page.CheckAsync("input[name='p1.fear']");
        await guard.PressAsync(".form-end button[value=register]");
        Assert.Equal(6, await guard.Page.Locator(".slip").CountAsync());
        _slips = new Uri(guard.Page.Url).AbsolutePath;
        await guard.GoAsync("/arrivals");
        Say("six are registered");
    }

    async Task TalkAsync()
    {
        var woman = await AtAsync(WomanAtPost);
        await woman.GoAsync("/arrivals");
        await woman.PressAsync(woman.Page.Locator(".post-row", new() { HasText = "Гульназ" }).Locator(".post-talk"));
        await woman.Page.ClickAsync("button[name=wish][value=Female]");
        await woman.Page.WaitForSelectorAsync("button[name=wish][value=Female][aria-pressed=true]");
        await AnswerTalkAsync(woman);
        await woman.Page.ArriveAsync("/profiles");
        await woman.LookAsync();
        Assert.True(await woman.Page.Locator("input[name=profile][value=ASY]").IsCheckedAsync());
        await woman.PressAsync(".form-end .btn-act");
        Assert.Equal(1, await woman.Page.Locator(".post-row", new() { HasText = "Гульназ" }).Locator(".post-sent").CountAsync());
        Say("one was talked with, apart");
    }

    /// <summary>Question by question, as the script shows them.</summary>
    static async Task AnswerTalkAsync(Desk woman)
    {
        await woman.Page.CheckAsync($"[name='{BorderIntake.InPrivate.Key}']");
        var answers = new Dictionary<string, string> { [BorderIntake.FearOfReturn.Key] = "yes", [BorderIntake.AfraidOfCompanion.Key] = "no", ["consent"] = "yes" };
        while (await woman.Page.Locator("[data-question-next]").IsVisibleAsync())
        {
            foreach (var (name, value) in answers)
                if (await woman.Page.Locator($"[name='{name}'][value='{value}']").IsVisibleAsync())
                    await woman.Page.CheckAsync($"[name='{name}'][value='{value}']");
            await woman.Page.ClickAsync("[data-question-next]");
        }
        await woman.Page.CheckAsync("[name=consent][value=yes]");
        await woman.LookAsync();
        await woman.Page.ClickAsync("[data-question-last]");
    }

    /// <summary>Both adults, each apart. Returns the woman's registration.</summary>
    async Task<Guid> RegisterAsync()
    {
        var asylum = await AtAsync(Registrar);
        var woman = Guid.Empty;
        foreach (var name in new[] { "Гульназ", "Ахмад" })
        {
            await asylum.GoAsync("/work");
            await asylum.GoAsync("/referrals");
            var row = asylum.Page.Locator(".work-row", new() { HasText = name });
            Assert.True(await row.CountAsync() > 0, $"no referral of {name}: {await asylum.TextAsync()}");
            var referral = Guid.Parse((await row.First.Locator("a[href^='/cases/']").First.GetAttributeAsync("href"))!.Split('/')[2]);
            await asylum.PressAsync(asylum.Page.Locator($"form[action='/cases/{referral}/steps/{Referral.Accept.Key}'] button"));
            Assert.Contains("done=", asylum.Page.Url, StringComparison.Ordinal);
            await asylum.TakeAsync(referral, Referral.TakeOver, (Referral.HandedTo, Registrar));
            var claim = await FollowAsync(asylum, "Регистрация");
            await asylum.TakeAsync(claim, AsylumRegistration.File, (AsylumRegistration.InterviewLanguage, "prs"), (AsylumRegistration.ReasonsForLeaving, "Её мужу угрожали."));
            await asylum.TakeAsync(claim, AsylumRegistration.Register, (AsylumRegistration.TravelRoute, "Кундуз, Шерхан-Бандар"));
            if (woman == default)
                woman = claim;
        }
        await asylum.GoAsync($"/cases/{woman}");
        await asylum.PressAsync("a[href^='/papers/']");
        Say("both adults are registered and have their certificates");
        return woman;
    }

    /// <summary>The newest other case of the person whose line has the word.</summary>
    static async Task<Guid> FollowAsync(Desk desk, string word)
    {
        var link = desk.Page.Locator(".case-list a[href^='/cases/']", new() { HasText = word }).First;
        Assert.True(await link.CountAsync() > 0, $"no case like {word}: {await desk.TextAsync()}");
        await desk.PressAsync(link);
        return Guid.Parse(new Uri(desk.Page.Url).AbsolutePath.Split('/')[2]);
    }

    async Task<Guid> PrepareAsync(Guid claim)
    {
        var asylum = await AtAsync(Registrar);
        await asylum.TakeAsync(claim, AsylumRegistration.Explain);
        await asylum.TakeAsync(claim, AsylumRegistration.OfferLegalAid);
        await asylum.TakeAsync(claim, AsylumRegistration.AssignAdviser, (AsylumRegistration.Adviser, $"~{Adviser}"));
        await asylum.GoAsync($"/cases/{claim}");
        var determination = await FollowAsync(asylum, "статус");
        await asylum.TakeAsync(determination, Rsd.BookInterpreter, (Rsd.Booking, $"~{Interpreter}"), (Rsd.InterviewLanguage, "prs"));
        var interpreter = await AtAsync(Interpreter);
        await interpreter.GoAsync("/work");
        await interpreter.TakeAsync(determination, Rsd.ConfirmInterpreter);
        var at = _region.Node.Clock.GetUtcNow().AddDays(14).ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);
        await asylum.TakeAsync(determination, Rsd.Invite, (Rsd.InterviewAt, $"{at} 10:00"), (Rsd.Where, "каб. 12"), (Rsd.InterviewLanguage, "prs"));
        await asylum.ReadsAsync("Нельзя сейчас");
        Assert.True(await asylum.Page.Locator("#now ~ * .source").CountAsync() > 0, "what may not be done names no source");
        Say("interpreter and adviser are there, the interview is announced");
        return determination;
    }

    async Task HearAsync(Guid determination)
    {
        _region.Node.Clock.Advance(TimeSpan.FromDays(14));
        await _region.Node.App.Services.GetRequiredService<Clockwork>().TickAsync();
        // She asked for a woman: the form of a man is refused, and what was typed stays.
        var man = await AtAsync(Registrar);
        await man.GoAsync($"/cases/{determination}");
        await man.TakeFromHereAsync(Rsd.Hear.Key, Heard);
        await man.ReadsAsync("Не сделано", "пол сотрудника");
        var asylum = await AtAsync(Woman);
        await asylum.TakeAsync(determination, Rsd.Hear, Heard);
        await asylum.TakeAsync(determination, Rsd.AddCountryInformation, (Rsd.CountryInformation, "Доклад о положении женщин, 2026."), (Rsd.CountryInformationDate, "01.10.2026"));
        await asylum.TakeAsync(determination, Rsd.Assess, (Rsd.FactsAccepted, "Личность, происхождение, отъезд."), (Rsd.Credibility, "Рассказ последователен."));
        var reader = await AtAsync(Registrar);
        await reader.TakeAsync(determination, Rsd.Read, (Rsd.ReaderOpinion, "Согласен с оценкой."));
        Say("heard, assessed, read by a second official");
    }

    async Task RefuseAsync(Guid determination)
    {
        var commission = await AtAsync(Commission);
        await commission.GoAsync("/work");
        await commission.GoAsync($"/cases/{determination}");
        await commission.ReadsAsync("комисси");
        await commission.TakeFromHereAsync("RefugeeStatusDetermination.CommissionDeliberates");
        await commission.TakeAsync(determination, Rsd.Refuse, (Rsd.RefusalKind, "REJ-MERITS"), (Rsd.FactsAccepted, "Личность и происхождение."),
            (Rsd.FactsRejected, "Личные угрозы не подтверждены."), (Rsd.LawApplied, "Статья 1A(2) Конвенции 1951 года."), (Rsd.ReasonsInFact, "Связь с основанием не установлена."),
            (Rsd.ReasonsInLaw, "Основания Конвенции не применимы."));
        var asylum = await AtAsync(Registrar);
        await asylum.TakeAsync(determination, Rsd.ServeRefusal, (Rsd.ServedOn, "07.12.2026"), (Rsd.ServedLanguage, "prs"),
            (Rsd.AppealInstructions, "В течение месяца в суд города Душанбе."));
        Say("refused with reasons, and served");
    }

    async Task<Guid> AppealAsync(Guid determination)
    {
        var adviser = await AtAsync(Adviser);
        await adviser.GoAsync("/work");
        await adviser.GoAsync($"/cases/{determination}");
        await adviser.PressAsync(".person-line a[href^='/persons/'], a[href^='/persons/']");
        await adviser.TakeFromHereAsync(Appeal.Lodge.Key, (Appeal.Grounds, "Угрозы были личными."));
        Assert.Contains("/cases/", adviser.Page.Url, StringComparison.Ordinal);
        Say("she appealed by her own act, recorded by the adviser");
        return Guid.Parse(new Uri(adviser.Page.Url).AbsolutePath.Split('/')[2]);
    }

    /// <summary>Whom the migration authority met and sent to the asylum authority may not be considered for return; of anybody else it knows nothing.</summary>
    async Task ReturnIsRefusedAsync()
    {
        var migration = await AtAsync(Migration);
        var answer = await migration.Context.APIRequest.PostAsync("/api/arrivals", new()
        {
            DataObject = new { kind = "Travel", persons = new[] { new { person = new { name = new { given = "Саид" }, birth = "1990", nationalities = new[] { "AFG" } } } } },
        });
        Assert.True(answer.Ok, await answer.TextAsync());
        var person = (await answer.JsonAsync())!.Value.GetProperty("persons")[0].GetProperty("id").GetGuid();
        await migration.GoAsync($"/persons/{person}");
        await migration.TakeFromHereAsync(AsylumRegistration.Voice.Key);
        await migration.GoAsync($"/persons/{person}/steps/{ReturnDecision.Consider.Key}");
        Assert.Equal(0, await migration.Page.Locator(".step-form .btn-act").CountAsync());
        await migration.ReadsAsync("Сейчас это невозможно");
        await migration.Page.ScreenshotAsync(new() { Path = Path.Combine(Region_in_a_browser.Pictures, "return is refused.png"), FullPage = true });
        Say("a return decision is refused, and the screen says why");
    }

    async Task GrantAsync(Guid appeal, Guid determination)
    {
        var court = await AtAsync(Court);
        await court.GoAsync("/work");
        await court.TakeAsync(appeal, Appeal.Admit);
        await court.TakeAsync(appeal, Appeal.Grant, (Appeal.ReasonsInFact, "Угрозы доказаны."), (Appeal.ReasonsInLaw, "Статья 1A(2)."));
        var asylum = await AtAsync(Registrar);
        await asylum.TakeAsync(determination, Rsd.ServeGrant);
        Say("the court grants, the recognition is served");
    }

    async Task LookAsync(Guid determination)
    {
        await (await AtAsync(Guard)).LookFromAllSidesAsync("/arrivals");
        await (await AtAsync(Guard)).LookFromAllSidesAsync("/arrivals/new?language=prs");
        await (await AtAsync(Registrar)).LookFromAllSidesAsync($"/cases/{determination}");
        await (await AtAsync(Registrar)).LookFromAllSidesAsync("/work");
        await (await AtAsync(Registrar)).LookFromAllSidesAsync($"/cases/{determination}/steps/{Rsd.Correct.Key}");
        await (await AtAsync(Guardian)).LookFromAllSidesAsync("/children");
        await (await AtAsync(Guard)).LookFromAllSidesAsync("/leaflet/prs");
        Say("looked at from all sides");
    }

    async Task PrintAsync(Guid claim, Guid determination)
    {
        var guard = await AtAsync(Guard);
        foreach (var (path, name) in new[] { (_slips, "slips"), ("/arrivals", "post"), ("/leaflet/prs", "leaflet prs"), ("/leaflet/ru", "leaflet ru"), ("/poster", "poster") })
            await guard.LookOnPaperAsync(path, name);
        var asylum = await AtAsync(Registrar);
        foreach (var (id, name) in new[] { (claim, "claim"), (determination, "determination") })
        {
            await asylum.LookOnPaperAsync($"/cases/{id}", $"{name} page");
            var papers = await asylum.Page.Locator("a[href^='/papers/']").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
            Assert.NotEmpty(papers);
            foreach (var (index, paper) in papers.Index())
                await asylum.LookOnPaperAsync(paper, $"{name} paper {index}");
            await asylum.LookOnPaperAsync($"/cases/{id}/print", $"{name} print");
        }
        await asylum.GoAsync($"/cases/{determination}");
        var person = await asylum.Page.Locator("a[href^='/persons/']").First.GetAttributeAsync("href");
        foreach (var (path, name) in new[]
        {
            (person!, "person"), ("/work", "work"), ("/referrals", "referrals"), ("/manual", "manual"), ("/manual/RefugeeStatusDetermination", "manual determination"),
        })
            await asylum.LookOnPaperAsync(path, name);
        await (await AtAsync(Guardian)).LookOnPaperAsync("/children", "children");
        Say("looked at on paper");
    }

    async Task GuardAsync()
    {
        var social = await AtAsync(Social);
        await social.GoAsync("/referrals");
        // The children of the family are there too: that they belong to it is only told.
        var row = social.Page.Locator(".work-row", new() { HasText = "Джавид" });
        Assert.True(await row.CountAsync() > 0, $"no referral of the boy: {await social.TextAsync()}");
        var referral = Guid.Parse((await row.First.Locator("a[href^='/cases/']").First.GetAttributeAsync("href"))!.Split('/')[2]);
        await social.TakeAsync(referral, Referral.Accept);
        await social.TakeAsync(referral, Referral.TakeOver);
        var guardianship = await FollowAsync(social, "пек");
        await social.TakeAsync(guardianship, Guardianship.HearChild, (Guardianship.ChildsViews, "Хочет жить с семьёй соседей."));
        await social.TakeAsync(guardianship, Guardianship.Appoint, (Guardianship.Appointee, $"~{Guardian}"), (Guardianship.CarePlacement, "FAMILY"));
        var guardian = await AtAsync(Guardian);
        await guardian.GoAsync("/children");
        await guardian.PressAsync("a[href^='/children/']");
        await guardian.ReadsAsync("Джавид");
        Assert.DoesNotContain("Хочет жить", await guardian.TextAsync(), StringComparison.Ordinal);
        Say("the boy has a guardian");
    }
}
