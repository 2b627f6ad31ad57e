using System.Collections.Immutable;

namespace Pana.Procedures.Running;

/// <summary>
/// Takes steps. The same declaration that was proved says what may be done; a refused act changes nothing, and the same
/// situation, act and moment always give the same answer but for the ids drawn.
/// </summary>
public sealed class Runner(Model model, LegalTime time)
{
    /// <summary>More platform steps in a row than this mean that declarations chase each other.</summary>
    const int Bound = 100;

    public Model Model => model;

    public LegalTime Time => time;

    /// <summary>Takes the step, and whatever the platform carries over in consequence.</summary>
    public Outcome<Taking> Take(Situation situation, Act act)
    {
        var rulings = Judge(situation, act, out var said, out var ruling);
        if (!ruling.May)
            return ruling.Refusal;
        if (act.Statements.FirstOrDefault(IsTooLittle) is { } statement)
            return new Refusal("word-not-enough", 409, new Dictionary<string, string> { ["what"] = $"fact.{statement.Fact.Key}" });
        var here = said.Situation.Find(act.CaseId);
        var followed = act.Rule is { IsOpening: true, Followed: { } mark } ? rulings.ToFollow(mark, here, act.Followed)?.Id : act.Followed;
        said.Apply(here, act.Rule, act.By, followed, followed is null ? null : LinkKind.Follows, null, act.Until);
        return said.Settled();
    }

    /// <summary>Every reason against the act, as it would be judged if it were taken; nothing changes.</summary>
    public Ruling Judge(Situation situation, Act act)
    {
        Judge(situation, act, out _, out var ruling);
        return ruling;
    }

    /// <summary>What the form says about facts is said before the step is judged: who hears may only then know who is in the room.</summary>
    Rulings Judge(Situation situation, Act act, out Run said, out Ruling ruling)
    {
        said = new(model, time, situation, act.At);
        foreach (var statement in act.Statements)
            if (!IsTooLittle(statement))
                said.Say(act.CaseId, statement, act.By);
        var rulings = new Rulings(model, said.Situation, act.At);
        ruling = rulings.For(act.Rule, said.Situation.Find(act.CaseId), act.By, act.Followed);
        return rulings;
    }

    /// <summary>
    /// The consequence of a term that has run out: steps by the clock, or a notice to whoever supervises. A run that is not due
    /// gives null, so that asking twice does nothing twice.
    /// </summary>
    public Taking? Fire(Situation situation, Guid caseId, Guid termRun, DateTimeOffset now)
    {
        var run = new Run(model, time, situation, now);
        return run.Fire(caseId, termRun) ? run.Settled() : null;
    }

    /// <summary>What is due in the situation at the moment, the oldest first.</summary>
    public static IEnumerable<(Guid CaseId, TermRun Run)> Due(Situation situation, DateTimeOffset now) =>
        situation.Cases.SelectMany(each => each.Terms.Where(run => run.IsDue(now)).Select(run => (each.Id, run)))
            .OrderBy(due => due.run.Due).ThenBy(due => due.Id);

    /// <summary>An officer's word alone never releases what binds that officer (protection.md 19).</summary>
    static bool IsTooLittle(Statement statement) => statement.Fact.Kind == FactKind.Stated
        && statement.Value is { } value && value != statement.Fact.Protective && !statement.Fact.ReleasedBy.Contains(statement.Said);

    /// <summary>One act and its consequences, while they are worked out.</summary>
    sealed class Run(Model model, LegalTime time, Situation situation, DateTimeOffset now)
    {
        readonly ImmutableArray<StepTaken>.Builder _steps = ImmutableArray.CreateBuilder<StepTaken>();
        readonly ImmutableArray<TermFired>.Builder _fired = ImmutableArray.CreateBuilder<TermFired>();
        readonly List<FactMoved> _said = [];
        Situation _situation = situation;

        public Situation Situation => _situation;

        public Taking Settled()
        {
            Pause();
            while (Next() is var (here, rule))
            {
                Apply(here, rule, [], null, null, null, null);
                Pause();
            }
            return new(_situation, _steps.ToImmutable(), _fired.ToImmutable());
        }

        public void Apply(CaseSituation? before, StepRule rule, ImmutableArray<Signer> by, Guid? followed, LinkKind? link,
            Guid? broughtBy, DateTimeOffset? until)
        {
            if (_steps.Count == Bound)
                throw new InvalidOperationException($"{rule.Step.Key}: steps of the platform follow each other without end.");
            var procedure = model.Of(rule.Step);
            var here = before is null
                ? new CaseSituation(Guid.CreateVersion7(now), procedure.Name, rule.Target!, now) { Followed = followed, Link = link }
                : before with { State = rule.Target ?? before.State };
            here = here with { Taken = here.Taken.Add(new(rule.Step, now, [.. by.Select(signer => signer.Id)])) };
            here = Clocks(procedure, rule, here);
            _situation = _situation.With(here);
            var moves = new List<FactMoved>(_said);
            _said.Clear();
            foreach (var fact in rule.Makes)
                if (!IsToldToTheOneBefore(fact, procedure))
                    Move(here.Id, fact, new(true, now, fact.Kind == FactKind.Held ? until : null), moves);
                else if (_situation.Find(here.Followed) is { } earlier && earlier.Procedure == procedure.Name)
                    Move(earlier.Id, fact, new(true, now), moves);
            foreach (var fact in rule.Unmakes)
                Move(here.Id, fact, new(false, now), moves);
            _steps.Add(new(here.Id, rule, before?.State, here.State, now, by)
            {
                Facts = [.. moves], BroughtBy = broughtBy,
                Papers = [.. rule.Papers.Select(paper => (paper, ValidUntil(procedure, rule, here, until)))],
            });
            foreach (var start in rule.Starting)
                Begin(start, here.Id);
        }

        public bool Fire(Guid caseId, Guid termRun)
        {
            if (_situation.Find(caseId) is not { } here || here.Terms.FirstOrDefault(each => each.Id == termRun) is not { } run
                || !run.IsDue(now))
                return false;
            var fired = run with { FiredAt = now };
            _situation = _situation.With(here with { Terms = here.Terms.Replace(run, fired) });
            var consequence = model.Find(here.Procedure)!.Terms.First(rule => rule.Term == run.Term).Consequence;
            _fired.Add(new(caseId, fired, consequence));
            return true;
        }

        /// <summary>Starts a case of another procedure about the same person, when its own opening allows it too.</summary>
        void Begin(Start start, Guid from)
        {
            var here = _situation.Find(from)!;
            var rulings = new Rulings(model, _situation, now);
            if (model.Find(start.Procedure) is not { } procedure || start.Only is { } only && !rulings.Reader.Holds(only, here))
                return;
            var opening = start.By is { } by ? procedure.Rule(by) : procedure.Steps.FirstOrDefault(rule => rule is { IsOpening: true, Actor: ThePlatform })
                ?? procedure.Steps.First(rule => rule.IsOpening);
            if (_situation.Cases.Any(each => IsTheSame(each, opening)))
                return;
            var followed = opening.Followed is { } mark && !rulings.Reader.IsMarked(here, mark)
                ? rulings.ToFollow(mark, null, null)?.Id : from;
            if (!rulings.OfSituation(opening, null, followed).Any())
                Apply(null, opening, [], followed, start.Link, from, null);
        }

        /// <summary>What a later case of a procedure reports to the one that it follows; where it follows none, nobody is told.</summary>
        static bool IsToldToTheOneBefore(Fact fact, ProcedureModel procedure) => fact.OfFollowed && fact.Owner == procedure.Name;

        /// <summary>
        /// Whoever claimed before the referral arrived has claimed: nothing that is open is begun twice. Open for another thing, or over in that
        /// for which it would be begun, is not the same.
        /// </summary>
        static bool IsTheSame(CaseSituation each, StepRule opening) => each.Procedure == opening.Step.Owner && !each.State.IsFinal
            && (opening.Actor is not ThePlatform ? each.Taken[0].Step == opening.Step
                : opening.Makes.All(fact => fact.Owner != each.Procedure || each.Facts.GetValueOrDefault(fact) is { Value: true }));

        /// <summary>The next step that nobody has to decide: the platform's, or the clock's whose term has run out.</summary>
        (CaseSituation, StepRule)? Next()
        {
            var rulings = new Rulings(model, _situation, now);
            foreach (var here in _situation.Cases)
                foreach (var rule in model.Find(here.Procedure)?.Steps ?? [])
                    if (!rule.IsOpening && IsUpToNobody(rule, here) && ChangesSomething(rule, here, rulings.Reader)
                        && !rulings.OfSituation(rule, here).Any())
                        return (here, rule);
            return null;
        }

        static bool IsUpToNobody(StepRule rule, CaseSituation here) => rule.Actor switch
        {
            ThePlatform => true,
            TheClock clock => here.Running(clock.Term) is { FiredAt: { } fired } && !here.Taken.Any(past => past.Step == rule.Step && past.At >= fired),
            _ => false,
        };

        static bool ChangesSomething(StepRule rule, CaseSituation here, GuardReader reader) =>
            rule.Target is { } target && target != here.State
            || rule.Makes.Any(fact => !reader.IsSo(fact, here)) || rule.Unmakes.Any(fact => reader.IsSo(fact, here))
            || here.Taken.All(past => past.Step != rule.Step)
            || rule.Actor is TheClock;

        public void Say(Guid? caseId, Statement statement, ImmutableArray<Signer> by)
        {
            var fact = statement.Fact;
            var value = statement.Value ?? fact.Protective;
            if (fact.Kind == FactKind.Shown && !value)
                return;
            if (statement.Said == By.SecondPerson && value != fact.Protective && fact.Kind == FactKind.Stated)
            {
                var proposed = Stored(caseId, fact)?.Proposed;
                if (proposed is null || by.Any(signer => signer.Id == proposed))
                {
                    Move(caseId, fact, new(fact.Protective, now, null, null, proposed ?? by[0].Id), _said);
                    return;
                }
            }
            Move(caseId, fact, new(value, now, null, statement.Said), _said);
        }

        FactValue? Stored(Guid? caseId, Fact fact) =>
            (Bearer(caseId, fact) is { } bearer ? bearer.Facts : _situation.Facts).GetValueOrDefault(fact);

        CaseSituation? Bearer(Guid? caseId, Fact fact) => model.Find(fact.Owner) is null && !fact.OfFollowed
            ? null
            : new GuardReader(model, _situation, now).Bearer(fact, _situation.Find(caseId)
                ?? throw new InvalidOperationException($"{fact.Key} belongs to a case; the step that opens it cannot ask for it"));

        void Move(Guid? caseId, Fact fact, FactValue value, List<FactMoved> moves)
        {
            if (fact.Kind == FactKind.Shown && !value.Value)
                return;
            var bearer = Bearer(caseId, fact);
            if (Stored(caseId, fact) is { } old && old with { From = value.From } == value && old.IsValid(now))
                return;
            moves.Add(new(bearer?.Id, fact, value));
            _situation = bearer is null
                ? _situation with { Facts = _situation.Facts.SetItem(fact, value) }
                : _situation.With(bearer with { Facts = bearer.Facts.SetItem(fact, value) });
        }

        CaseSituation Clocks(ProcedureModel procedure, StepRule rule, CaseSituation here)
        {
            // What is counted back from another term's end is reckoned when that one runs.
            foreach (var term in procedure.Terms.OrderBy(each => each.Ahead.Length))
            {
                var running = here.Running(term.Term);
                var starts = term.Starts.Contains(rule.Step);
                if (running is not null && (starts || term.Ends.Contains(rule.Step) || here.State.IsFinal && EndsWithCase(term)))
                    here = here with { Terms = here.Terms.Replace(running, running with { EndedAt = now }) };
                else if (running is not null && term.Extension == rule.Step && term.ExtensionCap is { } cap)
                    here = here with { Terms = here.Terms.Replace(running, Extended(running, cap)) };
                if (starts)
                    here = here with
                    {
                        Terms = here.Terms.Add(new(Guid.CreateVersion7(now), term.Term, now, Due(term, here))),
                    };
            }
            return here;
        }

        DateTimeOffset Due(TermRule term, CaseSituation here) => term.Ahead.Select(here.Running).FirstOrDefault(run => run is not null) is { } other
            ? time.DueAhead(term.Term, other.Due, now) : time.Due(term.Term, now);

        /// <summary>An official's duty ends with the case; the person's time to act and what waits for it do not.</summary>
        static bool EndsWithCase(TermRule term) => term.Consequence is Consequence.Escalate;

        TermRun Extended(TermRun running, Term cap)
        {
            var until = time.Due(cap, running.StartedAt);
            return until > running.Due ? running with { Due = until, IsExtended = true, FiredAt = null } : running;
        }

        /// <summary>A paper lasts as long as the term that renews it.</summary>
        DateTimeOffset? ValidUntil(ProcedureModel procedure, StepRule rule, CaseSituation here, DateTimeOffset? until) =>
            until ?? procedure.Terms.Where(term => term.Consequence == Consequence.Renew && term.Starts.Contains(rule.Step))
                .Select(term => here.Running(term.Term)?.Due).FirstOrDefault();

        /// <summary>Stops the clocks whose suspension has begun and lets those run on whose suspension is over.</summary>
        void Pause()
        {
            var reader = new GuardReader(model, _situation, now);
            foreach (var here in _situation.Cases)
                foreach (var term in model.Find(here.Procedure)?.Terms ?? [])
                    if (term.Suspended is { } suspended && here.Running(term.Term) is { FiredAt: null } run
                        && reader.Holds(suspended, here) is var stops && stops != run.SuspendedAt is not null)
                    {
                        var current = _situation.Find(here.Id)!;
                        _situation = _situation.With(current with
                        {
                            Terms = current.Terms.Replace(run, stops
                                ? run with { SuspendedAt = now }
                                : run with { SuspendedAt = null, Due = time.Resumed(run, now) }),
                        });
                    }
        }
    }
}
