using System.Collections.Immutable;
using System.Globalization;
using Pana.Access.Open;
using Pana.Casework.Open;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Procedures.Running;
using Pana.Registry.Open;

namespace Pana.Node.MadeUp.Walks;

/// <summary>
/// One made-up person on the way through the procedures. Time only goes on; a step that would lie after now is not taken, and nothing after it
/// either, so that a walk breaks off wherever now is.
/// </summary>
internal sealed class Walker(
    CaseworkSeed.Story story, MadeUpPerson person, Edition edition, Cast cast, FormWords words, Chance chance, SeedClock clock,
    List<string> refusals)
{
    /// <summary>Of walks that take their whole time: a part takes longer than the law wants.</summary>
    const double SlowShare = 0.07, SlowTimes = 2.2;

    public MadeUpPerson Person => person;

    public Chance Chance => chance;

    public Edition Edition => edition;

    public Cast Cast => cast;

    public DateTimeOffset At { get; private set; }

    public bool IsOver => At >= clock.Now;

    public Situation Situation => story.Situation;

    /// <summary>Whether the person needs no interpreter; the person's own word.</summary>
    public bool SpeaksOfficersLanguage { get; set; }

    /// <summary>The guard of the crossing where the person came.</summary>
    public Func<Officer, Officer> Posted { get; init; } = officer => officer;

    public void Begin(DateTimeOffset at) => At = at;

    public CaseSituation? Case<T>() where T : Procedure => Situation.Cases.LastOrDefault(each => each.Procedure == typeof(T).Name);

    public bool Is(State state) => Situation.Cases.Any(each => each.State == state);

    /// <summary>Some days later at an hour at which offices work.</summary>
    public void Days(double least, double most)
    {
        var days = least + chance.Share() * (most - least);
        Until(At.AddDays(chance.Is(SlowShare) ? days * SlowTimes : days));
    }

    /// <summary>Not before the moment, at an hour at which offices work.</summary>
    public void Until(DateTimeOffset moment)
    {
        var local = (moment > At ? moment : At).ToOffset(edition.Offset);
        var day = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (time.Hour >= 17)
            (day, time) = (day.AddDays(1), new(9, chance.Between(0, 59)));
        if (!edition.Calendar.IsWorkingDay(day))
            (day, time) = (edition.Calendar.WorkingDayFrom(day), new(9, chance.Between(0, 59)));
        if (time.Hour < 9)
            time = new(9, chance.Between(0, 59));
        var at = new DateTimeOffset(day.ToDateTime(time), edition.Offset);
        At = at > At ? at : At;
    }

    /// <summary>At a border post nobody waits for the morning.</summary>
    public void Minutes(double least, double most) => At = At.AddMinutes(least + chance.Share() * (most - least));

    /// <summary>Waits until a term of the case has run its full time.</summary>
    public void UntilPassed<T>(string term, double moreDays = 1) where T : Procedure
    {
        if (Case<T>()?.Terms.LastOrDefault(run => run.Term.TermKey == term && run.EndedAt is null) is { } run)
            Until(run.Due.AddDays(moreDays));
    }

    /// <summary>The clocks run on, nothing else happens.</summary>
    public async Task WaitAsync()
    {
        clock.Set(At);
        await story.AdvanceAsync(At < clock.Now ? At : clock.Now);
    }

    /// <summary>Takes a step in the newest case of its procedure that stands where the step begins, or opens one; whoever of the function may take it does.</summary>
    public async Task TakeAsync(Step step, Function function, params (Field Field, string Value)[] said)
    {
        if (!IsOver && await TryAsync(step, function, said) is { } why)
            refusals.Add($"{step.Key}: {why}");
    }

    /// <summary>What the state's own law asks for in this state of a case, such as the word of a commission.</summary>
    public async Task TakeAddedAsync(State state)
    {
        foreach (var rule in edition.Amendments.OfType<AddedStep>().Select(added => added.Rule).Where(rule => rule.Sources.Contains(state)))
            await TakeAsync(rule.Step, rule.Actor!.RecordedBy[0]);
    }

    /// <summary>Takes a step that the rules may well refuse; says why they did.</summary>
    public async Task<string?> TryAsync(Step step, Function function, params (Field Field, string Value)[] said)
    {
        if (IsOver)
            return null;
        await WaitAsync();
        var rule = edition.Model.AllSteps.First(each => each.Rule.Step.Key == step.Key).Rule;
        var here = rule.IsOpening ? null : Newest(step.Owner, each => rule.AnyOpen ? !each.State.IsFinal : rule.Sources.Contains(each.State)) ?? Newest(step.Owner, _ => true);
        var minds = rule.Conditions.Any(condition => $"{condition}".Contains(nameof(Vocabulary.SexAsAsked), StringComparison.Ordinal));
        var wished = minds ? Wished(person.Input.Interviewer) : null;
        if (cast.For(rule, here, function, chance, wished) is not { } by)
            return "nobody-left";
        by = by.Has(Function.Border) ? Posted(by) : by;
        var named = new List<Officer>();
        var given = Given(rule, by, minds, said, named);
        var panel = rule.Actor is Panel ? Panel(rule, here, by) : [];
        var taken = await story.TakeAsync(by, step, At, here?.Id, given, [.. panel, .. named]);
        if (taken.Refusal is { } refusal)
            return refusal.Name;
        Minutes(4, 20);
        return null;
    }

    CaseSituation? Newest(string procedure, Func<CaseSituation, bool> fits) =>
        Situation.Cases.LastOrDefault(each => each.Procedure == procedure && fits(each));

    Dictionary<Field, string[]> Given(StepRule rule, Officer by, bool minds, (Field Field, string Value)[] said, List<Officer> named)
    {
        var given = said.GroupBy(each => each.Field).ToDictionary(each => each.Key, each => each.Select(one => one.Value).ToArray());
        foreach (var asked in rule.Fields.Where(asked => !given.ContainsKey(asked.Field)))
        {
            var field = asked.Field;
            if (field.Name == "GoesOnWithoutWishedSex")
            {
                if (minds && (IsOther(person.Input.Interviewer, by) || IsOther(person.Input.Interpreter, Interpreter)))
                    given[field] = ["yes"];
            }
            else if (field.Kind == FieldKind.Official && OfficialFor(field) is { } official)
                (given[field], _) = (["" + official.Id], Named(named, official));
            else if (field.Kind == FieldKind.Interpreter && Interpreter is { } interpreter)
                (given[field], _) = (["" + interpreter.Id], Named(named, interpreter));
            else if (field.Codes == "language")
                given[field] = [SpeaksOfficersLanguage && person.Speaks("rus") ? "rus" : MotherTongue];
            else if (field.Codes == "country")
                given[field] = [person.People.Origin];
            else if ((asked.IsRequired || asked.States is null && chance.Is(0.7)) && words.To(field, person, chance, At) is { } answer)
                given[field] = answer;
        }
        foreach (var (field, value) in said.Where(each => each.Field.Kind is FieldKind.Official or FieldKind.Interpreter))
            named.Add(cast.All.First(official => $"{official.Id}" == value));
        return given;
    }

    static bool Named(List<Officer> named, Officer official)
    {
        named.Add(official);
        return true;
    }

    Officer? OfficialFor(Field field) => field.Name == "Appointee"
        ? chance.One([.. cast.With(Function.Guardian)]) : chance.One([.. cast.With(Function.LegalAid)]);

    /// <summary>Three who sit together, of as many functions as the panel wants.</summary>
    IEnumerable<Officer> Panel(StepRule rule, CaseSituation? here, Officer by)
    {
        var excluded = here is null ? [] : here.Taken.Where(past => rule.Distinct.Contains(past.Step)).SelectMany(past => past.By).ToHashSet();
        return ((Panel)rule.Actor!).Members.SelectMany(cast.With).Where(member => member.Id != by.Id && !excluded.Contains(member.Id))
            .DistinctBy(member => member.Functions.First()).Take(((Panel)rule.Actor!).Quorum);
    }

    string MotherTongue => person.Input.Languages![0].Code!;

    /// <summary>Nobody in the bureau may speak the person's language; then the person waits.</summary>
    public Officer? Interpreter => person.Input.Languages!.Select(spoken => cast.Interpreter(spoken.Code == "fas" ? "prs" : spoken.Code!,
        Wished(person.Input.Interpreter))).FirstOrDefault(interpreter => interpreter is not null);

    public string Moment(DateTimeOffset at) => at.ToOffset(edition.Offset).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    static bool IsOther(SexWish? wish, Officer? official) => Wished(wish) is { } sex && official is not null && official.Sex != sex;

    static Sex? Wished(SexWish? wish) => wish switch
    {
        SexWish.Female => Sex.Female,
        SexWish.Male => Sex.Male,
        _ => null,
    };
}
