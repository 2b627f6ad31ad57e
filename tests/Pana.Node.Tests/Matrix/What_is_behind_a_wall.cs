using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pana.Kernel;
using Pana.Law;
using Pana.Node.Tests.CasePages;
using Pana.Node.Tests.Casework;

namespace Pana.Node.Tests.Matrix;

/// <summary>
/// Existence is a secret too (protection.md 2): whoever is outside asks for what there is and for what there is not, at every endpoint, and cannot
/// tell the answers apart. One line for each that gives something away, all told at once.
/// </summary>
public sealed class What_is_behind_a_wall
{
    /// <summary>Ids by what they are of, words and numbers that no outsider may read, steps to ask for.</summary>
    sealed record Secret(string Name, Guid[] Cases, Guid[] Persons, Guid[] Papers, Guid[] Groups, string[] Words, string[] Steps, Function[] Inside);

    /// <summary>Own sessions change with every sign-in; the log belongs to whoever guards it (protection.md 4).</summary>
    static readonly string[] NotCompared = ["/me", "/api/me/sessions", "/readings", "/api/readings", "/demo", "/demo/users"];

    [Fact]
    public async Task answers_like_what_is_not_there()
    {
        await using var everybody = await Everybody.ComeAsync();
        var outside = Enum.GetValues<Function>();
        var before = new Dictionary<(Function, string), string>();
        foreach (var function in outside)
            foreach (var path in Lists(everybody, function))
                before[(function, path)] = await ReadAsync(everybody, function, path);

        var secrets = new[] { await ClaimAsync(everybody), await ChildAsync(everybody), await IntakeAsync(everybody) };
        var wrong = new List<string>();
        var compared = 0;
        foreach (var function in outside)
        {
            var browser = await everybody.AsAsync(function);
            var hidden = secrets.Where(secret => !secret.Inside.Contains(function)).ToList();
            foreach (var path in Lists(everybody, function))
            {
                var now = await ReadAsync(everybody, function, path);
                compared++;
                foreach (var secret in hidden)
                    if (secret.Words.FirstOrDefault(word => now.Contains(word, StringComparison.OrdinalIgnoreCase)) is not null)
                        wrong.Add($"{path} tells {function} of {secret.Name}");
                if (hidden.Count == secrets.Length && now != before[(function, path)])
                    wrong.Add($"{path} changed for {function}: {Difference(before[(function, path)], now)}");
            }
            foreach (var endpoint in everybody.Endpoints.Where(endpoint => endpoint.HasIds && endpoint.Rule.Functions.Contains(function)
                && endpoint.Method == "GET" && !IsLogFor(endpoint, function)))
                foreach (var secret in hidden)
                    foreach (var step in endpoint.Path.Contains("{step}", StringComparison.Ordinal) ? secret.Steps : [""])
                    {
                        var nothing = await Everybody.AskAsync(browser, "GET", endpoint.With(Guid.CreateVersion7(), step));
                        foreach (var id in IdsFor(endpoint, secret))
                        {
                            compared++;
                            var something = await Everybody.AskAsync(browser, "GET", endpoint.With(id, step));
                            if (something.Status != nothing.Status || Everybody.Same(something.Body) != Everybody.Same(nothing.Body))
                                wrong.Add($"GET {endpoint.Path} {step} tells {function} of {secret.Name}: {(int)something.Status}, where nothing is {(int)nothing.Status}"
                                    + (something.Status == nothing.Status ? $" ({Difference(Everybody.Same(nothing.Body), Everybody.Same(something.Body))})" : ""));
                        }
                    }
            foreach (var secret in hidden)
                compared += await SearchAsync(everybody, browser, function, secret, wrong) + await StepAsync(browser, function, secret, wrong);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} answers compared");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    /// <summary>The whole log of readings is the data-protection officer's (protection.md 4).</summary>
    static bool IsLogFor(Mapped endpoint, Function function) => function == Function.DataProtection
        && endpoint.Path is "/persons/{id}/readings" or "/persons/{id}/readings/whole";

    static Guid[] IdsFor(Mapped endpoint, Secret secret) =>
        endpoint.Path.Contains("/persons/", StringComparison.Ordinal) || endpoint.Path.StartsWith("/children", StringComparison.Ordinal) ? secret.Persons
        : endpoint.Path.StartsWith("/papers", StringComparison.Ordinal) ? secret.Papers
        : endpoint.Path.Contains("{group}", StringComparison.Ordinal) ? secret.Groups
        : secret.Cases;

    /// <summary>By name, by number, on the page and by the API: nothing is found, in the same words as for a name that nobody bears.</summary>
    static async Task<int> SearchAsync(Everybody everybody, HttpClient browser, Function function, Secret secret, List<string> wrong)
    {
        var search = everybody.Endpoints.Single(endpoint => endpoint is { Path: "/api/persons/search", Method: "POST" });
        if (!search.Rule.Functions.Contains(function))
            return 0;
        // Each answer of the search leaves at a whole beat, so that these cost time.
        var nothing = await Everybody.AskAsync(browser, "POST", search.Path, """{"text":"Бердымурадшоева"}""");
        foreach (var word in secret.Words)
            if (await Everybody.AskAsync(browser, "POST", search.Path, $$"""{"text":"{{word}}"}""") != nothing)
                wrong.Add($"search tells {function} of {secret.Name}");
        var page = await (await RunningNode.PostAsync(browser, "/search", "/search", ("q", secret.Words[^1]))).Content.ReadAsStringAsync();
        if (secret.Cases.Concat(secret.Persons).Any(id => page.Contains($"{id}", StringComparison.Ordinal)))
            wrong.Add($"the page of the search tells {function} of {secret.Name}");
        return secret.Words.Length + 1;
    }

    /// <summary>A step on what there is and on what there is not is refused in the same words.</summary>
    static async Task<int> StepAsync(HttpClient browser, Function function, Secret secret, List<string> wrong)
    {
        if (function is Function.Administrator or Function.DataProtection or Function.Coordinator or Function.Secretariat)
            return 0;
        var compared = 0;
        foreach (var step in secret.Steps)
            foreach (var id in secret.Cases)
            {
                compared++;
                const string Body = """{"version":1,"answers":{}}""";
                var something = await Everybody.AskAsync(browser, "POST", $"/api/cases/{id}/steps/{step}", Body);
                var nothing = await Everybody.AskAsync(browser, "POST", $"/api/cases/{Guid.CreateVersion7()}/steps/{step}", Body);
                if (something.Status != nothing.Status || Everybody.Same(something.Body) != Everybody.Same(nothing.Body))
                    wrong.Add($"POST /api/cases/ID/steps/{step} tells {function} of {secret.Name}: {(int)something.Status}, where nothing is {(int)nothing.Status}");
            }
        // Nor does opening a case tell whether there is such a person.
        foreach (var rule in CaseworkNode.Law.Model.AllSteps.Select(each => each.Rule).Where(rule => rule.IsOpening && rule.Actor!.RecordedBy.Contains(function)))
            foreach (var id in secret.Persons)
            {
                compared++;
                string Body(Guid person) => $$"""{"step":"{{rule.Step.Key}}","personId":"{{person}}","answers":{ } }""";
                var something = await Everybody.AskAsync(browser, "POST", "/api/cases", Body(id));
                var nothing = await Everybody.AskAsync(browser, "POST", "/api/cases", Body(Guid.CreateVersion7()));
                if (something.Status != nothing.Status || Everybody.Same(something.Body) != Everybody.Same(nothing.Body))
                    wrong.Add($"POST /api/cases {rule.Step.Key} tells {function} of {secret.Name}: {(int)something.Status}, where nothing is {(int)nothing.Status}");
            }
        return compared;
    }

    static IEnumerable<string> Lists(Everybody everybody, Function function) => everybody.Endpoints
        .Where(endpoint => endpoint.Method == "GET" && endpoint.Pattern.Parameters.Count == 0 && !NotCompared.Contains(endpoint.Path)
            && !endpoint.Rule.IsPublic && !endpoint.Rule.Supervisor && (endpoint.Rule.Functions.Count == 0 || endpoint.Rule.Functions.Contains(function)))
        .Select(endpoint => endpoint.Path).Distinct();

    static async Task<string> ReadAsync(Everybody everybody, Function function, string path) =>
        Everybody.Same(System.Net.WebUtility.HtmlDecode((await Everybody.AskAsync(await everybody.AsAsync(function), "GET", path)).Body));

    static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[Math.Max(0, at - 30)..Math.Min(one.Length, at + 60)]}… became …{other[Math.Max(0, at - 30)..Math.Min(other.Length, at + 60)]}…".ReplaceLineEndings(" ");
    }

    /// <summary>A claim and its determination, with the papers of both.</summary>
    static async Task<Secret> ClaimAsync(Everybody everybody)
    {
        var asylum = await everybody.AsAsync(Function.Asylum);
        var person = await CaseOffice.PersonAsync(asylum, "Зулайхотпанах");
        var claim = await CaseOffice.CaseAsync(asylum, AsylumRegistration.Voice, person);
        await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.File);
        var determination = await CaseOffice.TakeAsync(asylum, claim, AsylumRegistration.Register);
        await CaseOffice.TakeAsync(asylum, determination, RefugeeStatusDetermination.Invite, new { InterviewAt = "2026-12-15T10:00", Where = "каб. 12", InterviewLanguage = "prs" });
        return new("a claim", [claim, determination], [person], [.. await PapersAsync(asylum, claim), .. await PapersAsync(asylum, determination)], [],
            ["Зулайхотпанах", await NumberAsync(asylum, claim), await NumberAsync(asylum, determination)],
            [AsylumRegistration.Explain.Key, RefugeeStatusDetermination.Screen.Key, RefugeeStatusDetermination.AddEvidence.Key, ReturnDecision.Consider.Key],
            [Function.Asylum, Function.Decision]);
    }

    static async Task<Secret> ChildAsync(Everybody everybody)
    {
        var social = await everybody.AsAsync(Function.Social);
        var child = await CaseOffice.PersonAsync(social, "Хуршедшохпанах", "2013");
        var guardianship = await CaseOffice.CaseAsync(social, Guardianship.Request, child);
        return new("a child's file", [guardianship], [child], [], [], ["Хуршедшохпанах", await NumberAsync(social, guardianship)],
            [Guardianship.HearChild.Key, Guardianship.AskForAnother.Key, Guardianship.FollowChild.Key, Guardianship.Request.Key], [Function.Social]);
    }

    /// <summary>At another post: not even the guards of this one.</summary>
    static async Task<Secret> IntakeAsync(Everybody everybody)
    {
        var guard = await everybody.AsOtherPostAsync();
        var answer = JsonNode.Parse(await (await guard.PostAsJsonAsync("/api/intakes", new
        {
            arrival = new
            {
                kind = "Family", persons = new[] { new { person = new { name = new { given = "Мирзошарифпанах" }, birth = "1990", nationalities = new[] { "AFG" } } } },
            },
            language = "prs", medium = "LEAFLET", people = new[] { new { voicedFear = false } },
        })).Content.ReadAsStringAsync())!;
        var line = answer["cases"]![0]!;
        return new("an intake at another post", [(Guid)line["caseId"]!], [(Guid)line["personId"]!], [], [(Guid)answer["groupId"]!],
            ["Мирзошарифпанах", (string)line["number"]!, await NumberAsync(guard, (Guid)line["caseId"]!)],
            [BorderIntake.Talk.Key, BorderIntake.Refer.Key, BorderIntake.NoteUrgentNeeds.Key, BorderIntake.LetIn.Key], []);
    }

    static async Task<string> NumberAsync(HttpClient browser, Guid id) => JsonNode.Parse(await browser.GetStringAsync($"/api/cases/{id}"))!["number"]!.ToString();

    static async Task<IEnumerable<Guid>> PapersAsync(HttpClient browser, Guid id) =>
        JsonNode.Parse(await browser.GetStringAsync($"/api/cases/{id}"))!["papers"]!.AsArray().Select(paper => (Guid)paper!["id"]!);
}
