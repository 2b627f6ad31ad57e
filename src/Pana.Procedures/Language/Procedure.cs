using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Pana.Procedures;

/// <summary>Words that declarations are written in; the vocabulary and every procedure share them.</summary>
public abstract class Declaration
{
    protected static Basis Law(string citation) => new(citation);

    protected static Power Power([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(file, line);

    protected static Mark Mark([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(file, line);

    /// <param name="form">What it looks like and may hold; left out, a letter.</param>
    protected static Paper Paper(string kind, Wall wall = Wall.Open, PaperForm? form = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(kind, wall, form ?? PaperForm.Letter, file, line);

    /// <summary>A fact that may be corrected at any time; false protects, the listed words release.</summary>
    protected static Fact Stated(By by, By? or = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Fact.Stated(or is null ? [by] : [by, or.Value], false, file, line);

    /// <summary>A stated fact that is presumed so, since presuming it protects; the listed words release from it.</summary>
    protected static Fact Presumed(By by, By? or = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Fact.Stated(or is null ? [by] : [by, or.Value], true, file, line);

    protected static Fact Shown([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(FactKind.Shown, false, [], false, file, line);

    /// <summary>Valid from–until; <paramref name="ofFollowed"/>: stands on the case that the setting case follows.</summary>
    protected static Fact Held(bool ofFollowed = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(FactKind.Held, false, [], ofFollowed, file, line);

    /// <summary>
    /// Owned elsewhere. <paramref name="protective"/> is the value while nothing is known; <paramref name="ofFollowed"/>: another case of the same
    /// procedure reports it to the one that it follows.
    /// </summary>
    protected static Fact Reported(bool protective = false, bool ofFollowed = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(FactKind.Reported, protective, [], ofFollowed, file, line);

    protected static Actor Official(params Function[] functions) => new Official([.. functions]);

    protected static Actor Panel(int quorum, params Function[] members) => new Panel([.. members], quorum);

    protected static Actor Clock(Term term) => new TheClock(term);

    protected static Actor Platform { get; } = new ThePlatform();

    /// <summary>While the condition is so, the power must rest.</summary>
    protected static Hold Hold(Power power, string name, Guard when, Wall wall, params Basis[] basis) =>
        new(power, name, when, wall, [.. basis]);

    protected static Guard NoHold(Power power) => new NoHoldOn(power);

    protected static Guard IsPermitted(Power power) => new Permitted(power);

    protected static Guard SomeCase(Mark mark) => new Bears(Quantifier.Some, mark);

    protected static Guard NoCase(Mark mark) => new Bears(Quantifier.No, mark);

    protected static Guard EveryCase(Mark mark) => new Bears(Quantifier.Every, mark);

    protected static Guard Passed(Term term) => new Elapsed(term);

    protected static Guard Done(Step step, int atLeast = 1) => new Taken(step, atLeast);

    protected static Guard In(params State[] states) => new InState([.. states]);

    protected static Safeguard Never(string id, string says, Guard bad, params Basis[] basis) => new NeverIs(id, says, bad, [.. basis]);

    protected static Safeguard Only(Step step, Guard when, string id, string says, params Basis[] basis) =>
        new OnlyWhile(id, says, [step], when, [.. basis]);

    protected static Safeguard Only(Step[] steps, Guard when, string id, string says, params Basis[] basis) =>
        new OnlyWhile(id, says, [.. steps], when, [.. basis]);

    protected static Safeguard Used(Power power, Guard when, string id, string says, params Basis[] basis) =>
        new PowerOnlyWhile(id, says, power, when, [.. basis]);

    protected static Safeguard Before(State[] targets, Symbol[] first, string id, string says, params Basis[] basis) =>
        new OnlyAfter(id, says, [.. targets], [.. first], [.. basis]);

    protected static Safeguard Distinct(Step step, Step[] from, string id, string says, params Basis[] basis) =>
        new DifferentPeople(id, says, step, [.. from], [.. basis]);

    protected static Safeguard MayAlways(State[] during, Step[] steps, string id, string says, params Basis[] basis) =>
        new AlwaysPossible(id, says, [.. during], [.. steps], [.. basis]);

    protected static Safeguard NeverWait(Step[] steps, string id, string says, params Basis[] basis) =>
        new NeverWaits(id, says, [.. steps], [.. basis]);

    protected static Safeguard Written(Step[] steps, Field[] fields, string id, string says, params Basis[] basis) =>
        new AlwaysWritten(id, says, [.. steps], [.. fields], [.. basis]);

    protected static Safeguard Begins(Step[] steps, Step opening, Guard when, string id, string says, params Basis[] basis) =>
        new AlwaysBegins(id, says, [.. steps], opening, when, [.. basis]);

    protected static Safeguard ClockAnew(Step[] steps, Term term, string id, string says, params Basis[] basis) =>
        new ClockStarts(id, says, [.. steps], term, [.. basis]);

    protected static Safeguard RecordedBy(Function[] functions, Step[] steps, string id, string says, params Basis[] basis) =>
        new OnlyRecordedBy(id, says, [.. steps], [.. functions], [.. basis]);

    protected static Safeguard ClockAlways(State[] during, Term term, string id, string says, params Basis[] basis) =>
        new ClockRuns(id, says, [.. during], term, [.. basis]);
}

/// <summary>
/// Facts, powers, marks and holds that procedures share, and the safeguards that name several procedures. Procedures never
/// name each other's states or steps.
/// </summary>
public abstract class Standing : Declaration
{
    protected internal virtual IEnumerable<Hold> Holds => [];

    protected internal virtual IEnumerable<Safeguard> Safeguards => [];
}

/// <summary>
/// A procedure, written once. Static fields are its symbols; the overrides say what they mean, and are read when all
/// symbols of all procedures exist.
/// </summary>
public abstract class Procedure : Declaration
{
    protected internal abstract Subject Subject { get; }

    /// <summary>Behind which wall its cases stand.</summary>
    protected internal abstract Wall Wall { get; }

    protected internal virtual IEnumerable<StateRule> States => [];

    protected internal abstract IEnumerable<StepRule> Steps { get; }

    protected internal virtual IEnumerable<Session> Sessions => [];

    protected internal virtual IEnumerable<TermRule> Terms => [];

    protected internal virtual IEnumerable<Hold> Holds => [];

    protected internal virtual IEnumerable<Safeguard> Safeguards => [];

    protected static State Initial([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(StateKind.Initial, Effect.None, false, file, line);

    protected static State Open(Effect effect = Effect.None, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(StateKind.Open, effect, false, file, line);

    protected static State Final(Effect effect = Effect.None, bool reopens = false, [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => new(StateKind.Final, effect, reopens, file, line);

    protected static Step Step([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(file, line);

    protected static Term Officials(string key, Span atMost, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(key, Time.Officials, atMost, file, line);

    protected static Term Persons(string key, Span atLeast, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(key, Time.Person, atLeast, file, line);

    protected static Span Hours(int amount) => new(amount, TermUnit.Hours);

    protected static Span Days(int amount) => new(amount, TermUnit.CalendarDays);

    protected static Span WorkingDays(int amount) => new(amount, TermUnit.WorkingDays);

    protected static Span Months(int amount) => new(amount, TermUnit.Months);

    protected static StateRule When(params State[] states) => new([.. states]);

    protected static TermRule Escalates(Term term, params Step[] starts) => new(term, [.. starts], Consequence.Escalate);

    protected static TermRule Renews(Term term, params Step[] starts) => new(term, [.. starts], Consequence.Renew);

    protected static TermRule Lapses(Term term, params Step[] starts) => new(term, [.. starts], Consequence.Lapse);

    protected static TermRule Releases(Term term, params Step[] starts) => new(term, [.. starts], Consequence.Release);

    /// <summary>While a case stands in one of the states, the power must rest.</summary>
    protected static Hold Hold(Power power, string name, State[] during, Wall wall, params Basis[] basis) =>
        new(power, name, new InState([.. during]), wall, [.. basis]);

    protected Safeguard SilenceNeverHarms(string id, string says, params Basis[] basis) =>
        new SilenceHarmsNobody(id, says, GetType().Name, [.. basis]);

    protected Safeguard NoEasier(Fact where, string id, string says, params Basis[] basis) =>
        new NoEasierWhere(id, says, GetType().Name, where, [.. basis]);
}
