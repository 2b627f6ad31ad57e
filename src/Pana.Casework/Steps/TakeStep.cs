using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Arrival;
using Pana.Casework.Cases;
using Pana.Casework.Stock;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Screens;
using Pana.Storage;

namespace Pana.Casework.Steps;

/// <summary>
/// The one way in which an official changes a case: everything is read, judged and written in one transaction, alone with the
/// person; a refusal changes nothing.
/// </summary>
internal sealed class TakeStep(
    UnitOfWork unit, CaseworkContext casework, DossierQueries queries, Dossiers dossiers, CaseBook book, NodeLaw law, CaseSight sight,
    FormReader forms, Persons persons, PersonFiles files, Officials officials, Blanks blanks, ScreenContext screen, TimeProvider clock)
{
    const int LongestKey = 100;

    static Refusal NoSuchCase { get; } = new("no-such-case", 404);

    public Task<Outcome<StepReceipt>> RunAsync(Officer officer, StepRequest request, CancellationToken cancel = default) =>
        law.Rule(request.Step) is not { } rule || request.Key is { Length: 0 or > LongestKey }
            ? Task.FromResult<Outcome<StepReceipt>>(new Refusal(request.Key is { Length: 0 or > LongestKey } ? "key-not-understood" : "no-such-step", 404))
            : unit.RunAsync(() => TakeAsync(officer, rule, request, cancel), cancel);

    async Task<Outcome<StepReceipt>> TakeAsync(Officer officer, StepRule rule, StepRequest request, CancellationToken cancel)
    {
        // A case that is not there goes the same way as one that may not be seen: no key and no time tells them apart.
        if ((request.CaseId is { } id ? await dossiers.PersonOfAsync(id) ?? id : request.PersonId) is not { } person)
            return NoSuchCase;
        var dossier = await dossiers.HoldAsync(person, cancel);
        if (request.Key is { } key && await AnsweredAsync(officer, key, request) is { } before)
            return before;
        if (request.CaseId is null && !await KnowsAsync(officer, dossier, request, cancel))
            return NoSuchCase;
        if (request.CaseId is { } known && Objection(officer, dossier, dossier.Cases.GetValueOrDefault(known), request) is { } refusal)
            return refusal;
        var asked = request;
        if (request.CaseId is null && rule.Joined is { } joined && OpenOf(officer, rule, joined, dossier) is { } open)
            (rule, request) = (law.Rule(joined.By.Key)!, request with { Step = joined.By.Key, CaseId = open.Id });
        var now = clock.GetUtcNow();
        var form = forms.Read(rule, request.Answers, now);
        var judged = await JudgeAsync(officer, rule, request, dossier, form.Form, now, cancel);
        if (judged.Refusal is { } no)
            return no;
        if (form.Wrong.Count > 0)
            return form.Wrong.Values.First();
        var named = await NamedAsync(form.Form, cancel);
        if (named.Refusal is { } unknown)
            return unknown;
        if (await blanks.UseAsync(officer, rule, request.CaseId, form.Form, cancel) is { } unprintable)
            return unprintable;
        if (await book.WriteAsync(dossier, judged.Value, Hand.Of(officer), form.Form, request.Dissent, named.Value, cancel) is { } unwritten)
            return unwritten;
        await blanks.SpoilAsync(officer, rule, request.CaseId, cancel);
        var receipt = Receipt(officer, dossier, judged.Value);
        if (request.Key is { } fresh)
            casework.Answers.Add(new()
            {
                OfficerId = officer.Id, Key = fresh, Asked = Asked(asked), CaseId = receipt.CaseId, At = now,
                Receipt = JsonSerializer.Serialize(receipt, JsonSerializerOptions.Web),
            });
        return await book.FinishAsync(dossier, cancel) is { } unfinished ? unfinished : receipt;
    }

    /// <summary>The open case that the act joins; one that the official may not know of is not there, and the act opens its own.</summary>
    Case? OpenOf(Officer officer, StepRule rule, Joining joined, Dossier dossier) => dossier.Situation.Cases
        .Where(each => each.Procedure == rule.Step.Owner && !each.State.IsFinal && each.Facts.TryGetValue(joined.While, out var fact) && fact.Value)
        .Select(each => dossier.Cases[each.Id])
        .FirstOrDefault(row => sight.Of(officer, row, dossier.Cases.Values, dossier.Members) >= SightLevel.Status);

    /// <summary>
    /// Whoever sees neither the person in the register nor a case under that number opens nothing about them, as about nobody:
    /// what the rules say of the person is not even asked (protection.md 2).
    /// </summary>
    async Task<bool> KnowsAsync(Officer officer, Dossier dossier, StepRequest request, CancellationToken cancel) => request.IsJustWrittenDown
        || dossier.Cases.Values.Any(row => row.PersonId == dossier.PersonId
            && sight.Of(officer, row, dossier.Cases.Values, dossier.Members) >= SightLevel.Part)
        || await files.SeesAsync(officer, dossier.PersonId, cancel);

    /// <summary>What the official may not know of is not there; what changed since they looked is told.</summary>
    Refusal? Objection(Officer officer, Dossier dossier, Case? row, StepRequest request)
    {
        if (row is null || sight.Of(officer, row, dossier.Cases.Values, dossier.Members) < SightLevel.Part)
            return NoSuchCase;
        if (request.Version is null)
            return new("version-missing", 428);
        if (request.Version == row.Version)
            return null;
        var last = dossier.Situation.Find(row.Id)!.Taken[^1];
        return new("stale", 409, new Dictionary<string, string>
        {
            ["step"] = LabelKeys.Of(last.Step), ["at"] = screen.Moment(last.At), ["state"] = $"state.{row.State}",
        });
    }

    async Task<Outcome<Taking>> JudgeAsync(Officer officer, StepRule rule, StepRequest request, Dossier dossier, FilledForm form,
        DateTimeOffset now, CancellationToken cancel)
    {
        var signers = await SignersAsync(officer, rule, request, cancel);
        if (signers.Refusal is { } refusal)
            return refusal;
        var act = new Act(rule, request.CaseId, now, signers.Value)
        {
            Statements = [.. form.Statements], Followed = request.Followed, Until = request.Until,
        };
        var (data, runner) = (new DataFacts(dossier, officer, form), law.RunnerAt(now));
        var situation = dossier.Situation with { Data = data.Say };
        var taken = runner.Take(situation, act);
        if (data.WasAsked)
        {
            data.Load(await PersonDataAsync(dossier.PersonId, cancel));
            taken = runner.Take(situation, act);
        }
        if (taken.IsRefused && runner.Judge(situation, act) is { May: false } ruling)
            return Reasons.Of(screen, law, officer, ruling, ruling.Objections[0]);
        return taken;
    }

    public async Task<PersonData> PersonDataAsync(Guid person, CancellationToken cancel)
    {
        var (age, wishes, around) = await persons.ForRulesAsync(person, cancel);
        return new(age, wishes.Interviewer, wishes.Interpreter, around.GroupBy(each => each.GroupId).Any(group =>
        {
            var companions = group.ToDictionary(each => each.PersonId, each => new Companion(each.Relation, each.Age, each.IsSeparated, each.Source));
            return Accompaniment.IsCaregiverShown(companions[person], companions.Values);
        }));
    }

    async Task<Outcome<ImmutableArray<Signer>>> SignersAsync(Officer officer, StepRule rule, StepRequest request, CancellationToken cancel)
    {
        ImmutableArray<Signer> signers = [new(officer.Id, officer.Functions)];
        if (rule.Actor is not Panel)
            return signers;
        foreach (var id in request.Panel)
            if (await officials.FindAsync(id, cancel) is { } member)
                signers = signers.Add(new(member.Id, member.Functions));
            else
                return new Refusal("official-unknown", 422);
        return signers;
    }

    async Task<Outcome<IReadOnlyList<CaseMember>>> NamedAsync(FilledForm form, CancellationToken cancel)
    {
        var named = new List<CaseMember>();
        foreach (var (field, id) in form.Named)
        {
            if (await officials.FindAsync(id, cancel) is not { } official)
                return new Refusal("official-unknown", 422);
            if (CaseSight.AsNamed(official) is not { } function
                || law.Symbol<Field>(field).Kind == Procedures.FieldKind.Interpreter && function != Function.Interpreter)
                return new Refusal("official-cannot-be-named", 422);
            named.Add(new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), CaseId = default, PersonId = default, OfficerId = id, Function = function, Field = field,
                Sex = official.Sex, Since = default,
            });
        }
        return named;
    }

    StepReceipt Receipt(Officer officer, Dossier dossier, Taking taking)
    {
        var row = dossier.Cases[taking.Steps[0].CaseId];
        var isNew = casework.Entry(row).State == EntityState.Added;
        SightLevel Level(Case each) => sight.Of(officer, each, dossier.Cases.Values, dossier.Members);
        return new(row.Id, row.Number, Level(row) >= SightLevel.Part ? row.State : null, isNew ? row.Version : row.Version + 1,
            [.. taking.Steps.Where(step => step.From is null && step.CaseId != row.Id).Select(step => dossier.Cases[step.CaseId])
                .Where(each => Level(each) >= SightLevel.Status).Select(each => new OpenedCase(each.Id, each.Number))]);
    }

    async Task<Outcome<StepReceipt>?> AnsweredAsync(Officer officer, string key, StepRequest request)
    {
        var before = await queries.Answer(casework, officer.Id, key);
        return before is null ? null
            : before.Asked != Asked(request) ? new Refusal("key-used-before", 422)
            : JsonSerializer.Deserialize<StepReceipt>(before.Receipt, JsonSerializerOptions.Web)!;
    }

    static string Asked(StepRequest request) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        request.Step, request.CaseId, request.PersonId, Answers = request.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal),
        request.Version, request.Followed, request.Panel,
    })));
}
