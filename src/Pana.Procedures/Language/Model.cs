using System.Collections.Immutable;
using System.Reflection;

namespace Pana.Procedures;

/// <summary>A procedure as data, after its symbols are named: what checker, runner, manual and amendments work on.</summary>
public sealed record ProcedureModel(string Name, Subject Subject, Wall Wall)
{
    public required ImmutableArray<State> States { get; init; }

    public required ImmutableArray<StateRule> StateRules { get; init; }

    public required ImmutableArray<StepRule> Steps { get; init; }

    public required ImmutableArray<TermRule> Terms { get; init; }

    public required ImmutableArray<Session> Sessions { get; init; }

    public required ImmutableArray<Hold> Holds { get; init; }

    public bool Bears(State state, Mark mark) => StateRules.Any(rule => rule.Marks.Contains(mark) && rule.States.Contains(state));

    public bool Permits(State state, Power power) =>
        StateRules.Any(rule => rule.Permitted.Contains(power) && rule.States.Contains(state));

    public StepRule Rule(Step step) => Steps.First(rule => rule.Step == step);

    /// <summary>The states a step may be taken from.</summary>
    public IEnumerable<State> SourcesOf(StepRule rule) => rule.AnyOpen ? States.Where(state => !state.IsFinal) : rule.Sources;
}

/// <summary>All procedures together, with what they share. Immutable: an edition's amendments give another model.</summary>
public sealed record Model
{
    public required ImmutableArray<ProcedureModel> Procedures { get; init; }

    /// <summary>Holds on facts that no procedure built here owns.</summary>
    public required ImmutableArray<Hold> StandingHolds { get; init; }

    public required ImmutableArray<Safeguard> Safeguards { get; init; }

    /// <summary>Every named symbol by its key.</summary>
    public required ImmutableDictionary<string, Symbol> Symbols { get; init; }

    public IEnumerable<Hold> HoldsOn(Power power) =>
        Procedures.SelectMany(procedure => procedure.Holds).Concat(StandingHolds).Where(hold => hold.Power == power);

    public ProcedureModel Of(Symbol symbol) => Procedures.First(procedure => procedure.Name == symbol.Owner);

    public ProcedureModel? Find(string procedure) => Procedures.FirstOrDefault(each => each.Name == procedure);

    public IEnumerable<(ProcedureModel Procedure, StepRule Rule)> AllSteps =>
        Procedures.SelectMany(procedure => procedure.Steps.Select(rule => (procedure, rule)));

    /// <summary>Replaces one procedure: the way of amendments and mutations.</summary>
    public Model With(ProcedureModel changed) =>
        this with { Procedures = [.. Procedures.Select(each => each.Name == changed.Name ? changed : each)] };

    /// <summary>Reads declarations: first all symbols are named, then the rules are evaluated.</summary>
    public static Model Read(IEnumerable<Type> standing, IEnumerable<Type> procedures)
    {
        var symbols = ImmutableDictionary.CreateBuilder<string, Symbol>();
        foreach (var type in standing.Concat(procedures))
            Name(type, symbols);
        var standings = standing.Select(type => (Standing)Activator.CreateInstance(type)!).ToList();
        var declared = procedures.Select(type => (Procedure)Activator.CreateInstance(type)!).ToList();
        return new Model
        {
            Procedures = [.. declared.Select(Read)],
            StandingHolds = [.. standings.SelectMany(each => each.Holds)],
            Safeguards = [.. declared.SelectMany(each => each.Safeguards), .. standings.SelectMany(each => each.Safeguards)],
            Symbols = symbols.ToImmutable(),
        };

        ProcedureModel Read(Procedure procedure)
        {
            var name = procedure.GetType().Name;
            ImmutableArray<Session> sessions = [.. procedure.Sessions];
            return new ProcedureModel(name, procedure.Subject, procedure.Wall)
            {
                States = [.. symbols.Values.OfType<State>().Where(state => state.Owner == name).OrderBy(state => state.DeclaredAt)
                    .ThenBy(state => Array.FindIndex(procedure.GetType().GetFields(AllStatic), field => field.Name == state.Name))],
                StateRules = [.. procedure.States],
                Steps = [.. procedure.Steps.Select(rule => Expand(rule, sessions))],
                Terms = [.. procedure.Terms],
                Sessions = sessions,
                Holds = [.. procedure.Holds],
            };
        }
    }

    const BindingFlags AllStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static void Name(Type type, ImmutableDictionary<string, Symbol>.Builder symbols)
    {
        var owner = type.Name;
        foreach (var field in type.GetFields(AllStatic))
            if (typeof(Symbol).IsAssignableFrom(field.FieldType) && !field.Name.StartsWith('<'))
                symbols[$"{owner}.{field.Name}"] = field.GetValue(null) is Symbol symbol
                    ? symbol.Named(owner, field.Name)
                    : throw new DeclarationException(type.Name, 0, $"{field.Name} is null");
        foreach (var nested in type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))
            Name(nested, symbols);
    }

    /// <summary>A session's steps get what booking means: nothing is held, missed or cancelled that was not booked.</summary>
    static StepRule Expand(StepRule rule, ImmutableArray<Session> sessions)
    {
        foreach (var session in sessions)
        {
            if (rule.Step == session.Books)
                rule = rule.Sets(session.Booked);
            if (rule.Step == session.Holds || rule.Step == session.Misses || rule.Step == session.Cancels)
                rule = rule.Provided(session.Booked).Clears(session.Booked);
            if (rule.Step == session.TooOften)
                rule = rule.Provided(new Taken(session.Misses, session.Most));
        }
        return rule;
    }
}
