using System.Collections.Immutable;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Steps;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Running;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Casework.Open;

/// <summary>What the rules may ask of a made-up person. Prints <c>•••</c>.</summary>
public sealed record SeedPerson(
    Guid Id, PartialDate? Birth, SexWish Interviewer = SexWish.NotAsked, SexWish Interpreter = SexWish.NotAsked, bool HasCaregiver = false)
{
    public override string ToString() => "•••";
}

/// <summary>
/// Lets made-up people walk through the procedures in the past, by the same rules as everybody: many steps in one transaction. Wrap many
/// persons in one unit of work, or each in its own.
/// </summary>
public sealed class CaseworkSeed
{
    readonly UnitOfWork _unit;
    readonly Dossiers _dossiers;
    readonly CaseBook _book;
    readonly NodeLaw _law;
    readonly FormReader _forms;

    internal CaseworkSeed(UnitOfWork unit, Dossiers dossiers, CaseBook book, NodeLaw law, FormReader forms) =>
        (_unit, _dossiers, _book, _law, _forms) = (unit, dossiers, book, law, forms);

    /// <summary>
    /// Tells one person's story; nothing of it is kept when it throws. The person is registered before. Joins a running unit of work.
    /// </summary>
    public Task PersonAsync(SeedPerson person, Func<Story, Task> story, CancellationToken cancel = default) => _unit.RunAsync(async () =>
    {
        await _unit.LockAsync([person.Id], cancel);
        var dossier = await _dossiers.LoadAsync(person.Id, cancel);
        await story(new(this, person, dossier, cancel));
        Demand(await _book.FinishAsync(dossier, cancel));
    }, cancel);

    static void Demand(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"A made-up story was refused: {refusal.Name}");
    }

    /// <summary>One person's story while it is told; moments never go back.</summary>
    public sealed class Story
    {
        readonly CaseworkSeed _seed;
        readonly SeedPerson _person;
        readonly Dossier _dossier;
        readonly CancellationToken _cancel;

        internal Story(CaseworkSeed seed, SeedPerson person, Dossier dossier, CancellationToken cancel) =>
            (_seed, _person, _dossier, _cancel) = (seed, person, dossier, cancel);

        /// <summary>The cases so far.</summary>
        public Situation Situation => _dossier.Situation;

        /// <summary>The newest case of a procedure; null when there is none.</summary>
        public Guid? Case<T>() where T : Procedure => Situation.Cases.LastOrDefault(each => each.Procedure == typeof(T).Name)?.Id;

        /// <summary>
        /// Takes a step; terms that ran out before it have their consequence first. <paramref name="panel"/>: the others who sat, and the officials
        /// whom the answers name.
        /// </summary>
        public async Task<Outcome<Guid>> TakeAsync(Officer by, Step step, DateTimeOffset at, Guid? caseId = null,
            IReadOnlyDictionary<Field, string[]>? answers = null, IReadOnlyList<Officer>? panel = null, Guid? followed = null)
        {
            await AdvanceAsync(at);
            var rule = _seed._law.Rule(step.Key) ?? throw new ArgumentException($"No such step: {step.Key}", nameof(step));
            var typed = (answers ?? new Dictionary<Field, string[]>()).ToDictionary(answer => answer.Key.Key, answer => answer.Value);
            var form = _seed._forms.Read(rule, typed, at);
            if (form.Wrong.Values.FirstOrDefault() is { } wrong)
                return wrong;
            var others = panel ?? [];
            ImmutableArray<Signer> signers = rule.Actor is Panel
                ? [new(by.Id, by.Functions), .. others.Select(other => new Signer(other.Id, other.Functions))] : [new(by.Id, by.Functions)];
            var act = new Act(rule, caseId, at, signers) { Statements = [.. form.Form.Statements], Followed = followed };
            var runner = _seed._law.RunnerAt(at);
            var situation = Known(by, form.Form, at);
            var taken = runner.Take(situation, act);
            if (taken.Refusal is { } refusal)
                return refusal;
            var named = form.Form.Named.Select(name => others.Append(by).First(other => other.Id == name.Official) is var official
                ? new CaseMember
                {
                    Id = Guid.CreateVersion7(at), CaseId = default, PersonId = default, OfficerId = official.Id, Field = name.Field, Since = at,
                    Function = CaseSight.AsNamed(official) ?? official.Functions.First(), Sex = official.Sex,
                } : null!).ToList();
            Demand(await _seed._book.WriteAsync(_dossier, taken.Value, Hand.Of(by), form.Form, null, named, _cancel));
            return taken.Value.Steps[0].CaseId;
        }

        /// <summary>Lets everything that ran out before the moment have its consequence, a second after it was due.</summary>
        public async Task AdvanceAsync(DateTimeOffset until)
        {
            while (Runner.Due(Situation, until).FirstOrDefault() is { Run: { } run } due)
            {
                var at = run.Due.AddSeconds(1);
                var fired = _seed._law.RunnerAt(at).Fire(Known(null, null, at), due.CaseId, run.Id, at);
                if (fired is null)
                    return;
                var hand = Hand.OfNobody(_dossier.Cases[due.CaseId]);
                Demand(await _seed._book.WriteAsync(_dossier, fired, hand, FilledForm.Empty, null, [], _cancel));
            }
        }

        Situation Known(Officer? by, FilledForm? form, DateTimeOffset at)
        {
            var data = new DataFacts(_dossier, by, form);
            data.Load(new(_person.Birth?.AgeAt(DateOnly.FromDateTime(at.UtcDateTime)), _person.Interviewer, _person.Interpreter, _person.HasCaregiver));
            return Situation with { Data = data.Say };
        }
    }
}
