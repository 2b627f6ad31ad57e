using System.Collections.Immutable;

namespace Pana.Procedures.Running;

/// <summary>An official who takes a step or sits on a panel.</summary>
public sealed record Signer(Guid Id, IReadOnlySet<Function> Functions)
{
    public bool HasAny(ImmutableArray<Function> functions) => functions.Any(Functions.Contains);
}

/// <summary>
/// One reason why a step cannot be taken. <paramref name="Refusal"/> names its sentence; the rest fills it.
/// </summary>
/// <param name="Unmet">The part of the condition that is not so.</param>
/// <param name="About">The state, step, mark or power that the sentence speaks of.</param>
/// <param name="Until">When waiting alone is enough.</param>
public sealed record Objection(string Refusal, Guard? Unmet = null, Symbol? About = null, DateTimeOffset? Until = null);

/// <summary>Whether a step may be taken now by these signers, with every reason against it.</summary>
public sealed record Ruling(StepRule Rule, ImmutableArray<Objection> Objections)
{
    public bool May => Objections.IsEmpty;

    /// <summary>Where the step's conditions come from.</summary>
    public string? Source => Rule.Sourced.IsEmpty ? null : string.Join("; ", Rule.Sourced);

    /// <summary>The first reason as an answer; whoever shows it to a person puts the guard into words.</summary>
    public Refusal Refusal => Objections[0] is var first
        ? new(first.Refusal, 409, new Dictionary<string, string>
        {
            ["step"] = $"step.{Rule.Step.Key}", ["what"] = first.About?.Key ?? first.Unmet?.ToString() ?? "",
        }) { Source = Source }
        : throw new InvalidOperationException("The step may be taken.");
}

/// <summary>What may be done in a situation, and what may not and why.</summary>
public sealed class Rulings(Model model, Situation situation, DateTimeOffset now)
{
    readonly GuardReader _reader = new(model, situation, now);

    /// <summary>
    /// As things stand when nobody has answered yet: what a step's own form may still say is no reason to hide the form.
    /// </summary>
    static Situation Answered(Model model, Situation situation, StepRule rule, CaseSituation? here, DateTimeOffset now) =>
        rule.Fields.Where(field => field.States is not null && field.StatedBy != By.SecondPerson)
            .Aggregate(situation, (said, field) => Word(model, said, here, field.States!, now));

    static Situation Word(Model model, Situation said, CaseSituation? here, Fact fact, DateTimeOffset now)
    {
        var value = new FactValue(!fact.Protective, now, null, By.Person);
        return model.Find(fact.Owner) is null && !fact.OfFollowed
            ? said with { Facts = said.Facts.SetItem(fact, value) }
            : here is not null && new GuardReader(model, said, now).Bearer(fact, said.Find(here.Id)!) is { } bearer
                ? said.With(bearer with { Facts = bearer.Facts.SetItem(fact, value) })
                : said;
    }

    public GuardReader Reader => _reader;

    /// <summary>Every step of the case's procedure that an official or the person may ever take in it.</summary>
    public IEnumerable<Ruling> For(CaseSituation here, params ImmutableArray<Signer> signers) =>
        model.Find(here.Procedure)!.Steps.Where(rule => !rule.IsOpening && rule.Actor is not (TheClock or ThePlatform))
            .Select(rule => Expected(rule, here, signers));

    /// <summary>The steps that open a case of the procedure.</summary>
    public IEnumerable<Ruling> ForOpening(ProcedureModel procedure, params ImmutableArray<Signer> signers) =>
        procedure.Steps.Where(rule => rule.IsOpening && rule.Actor is not (TheClock or ThePlatform))
            .Select(rule => Expected(rule, null, signers));

    Ruling Expected(StepRule rule, CaseSituation? here, ImmutableArray<Signer> signers)
    {
        var said = Answered(model, situation, rule, here, now);
        var hopeful = said == situation ? this : new Rulings(model, said, now);
        var ruling = hopeful.For(rule, said.Find(here?.Id), signers);
        // A condition that is met now stays met: an answer may also be "unknown".
        return ruling.May ? ruling : ruling with
        {
            Objections = [.. ruling.Objections.Where(objection =>
                objection.Unmet is null || objection.Unmet is Elapsed || !_reader.Holds(objection.Unmet, here))],
        };
    }

    /// <summary>One step; <paramref name="here"/> is null for a step that opens a case.</summary>
    public Ruling For(StepRule rule, CaseSituation? here, ImmutableArray<Signer> signers, Guid? followed = null) =>
        new(rule, [.. OfActor(rule, here, signers), .. OfSituation(rule, here, followed)]);

    /// <summary>Why the step cannot be taken whoever wants to.</summary>
    public IEnumerable<Objection> OfSituation(StepRule rule, CaseSituation? here, Guid? followed = null)
    {
        var procedure = model.Of(rule.Step);
        if (rule.IsOpening != here is null)
            yield return new(here is null ? "no-such-case" : "already-open");
        else if (here is not null && !procedure.SourcesOf(rule).Contains(here.State))
            yield return new("wrong-state", About: here.State);
        if (rule.Followed is { } mark && ToFollow(mark, here, followed) is null)
            yield return new("nothing-to-follow", About: mark);
        foreach (var condition in rule.Conditions.SelectMany(each => Guard.Conjuncts(each)))
            if (!_reader.Holds(condition, here))
                yield return condition switch
                {
                    NoHoldOn none => new("held", condition, none.Power),
                    Elapsed elapsed => new("too-early", condition, elapsed.Term, here?.Running(elapsed.Term)?.Due),
                    _ => new("condition-unmet", condition),
                };
        if (rule.Actor is TheClock clock && here?.Running(clock.Term)?.HasPassed(now) is not true)
            yield return new("too-early", new Elapsed(clock.Term), clock.Term, here?.Running(clock.Term)?.Due);
    }

    /// <summary>The case that bears the mark: the one named, else the newest.</summary>
    public CaseSituation? ToFollow(Mark mark, CaseSituation? here, Guid? named)
    {
        if ((named ?? here?.Followed) is { } id)
            return situation.Find(id) is { } found && (here is not null || _reader.IsMarked(found, mark)) ? found : null;
        return situation.Cases.LastOrDefault(each => _reader.IsMarked(each, mark));
    }

    static IEnumerable<Objection> OfActor(StepRule rule, CaseSituation? here, ImmutableArray<Signer> signers)
    {
        var actor = rule.Actor;
        if (actor is TheClock or ThePlatform)
        {
            if (!signers.IsEmpty)
                yield return new("not-your-step", About: rule.Step);
            yield break;
        }
        var recorders = actor?.RecordedBy ?? [];
        if (signers.IsEmpty || !signers.All(signer => signer.HasAny(recorders)))
            yield return new("not-your-step", About: rule.Step);
        if (actor is Panel panel && signers.Select(signer => signer.Id).Distinct().Count() < panel.Quorum)
            yield return new("quorum-missing", About: rule.Step);
        if (here is null)
            yield break;
        foreach (var step in rule.Distinct)
            if (here.Taken.Any(past => past.Step == step && signers.Any(signer => past.By.Contains(signer.Id))))
                yield return new("same-official", About: step);
    }
}
