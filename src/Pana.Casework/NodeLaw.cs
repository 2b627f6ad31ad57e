using System.Collections.Frozen;
using System.Collections.Immutable;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Procedures.Editions;
using Pana.Procedures.Running;

namespace Pana.Casework;

/// <summary>The law that this node applies: its edition's procedures and terms, with what is looked up in them again and again.</summary>
internal sealed class NodeLaw
{
    readonly FrozenDictionary<string, StepRule> _rules;
    readonly FrozenDictionary<string, Symbol> _symbols;
    readonly FrozenDictionary<State, ImmutableArray<Function>> _awaited;
    readonly FrozenDictionary<string, FrozenSet<Function>> _involved;
    readonly ILookup<Fact, Wall> _walls;
    Today? _today;

    sealed record Today(DateOnly Day, Runner Runner);

    public NodeLaw(Edition edition)
    {
        Edition = edition;
        _rules = Model.AllSteps.ToFrozenDictionary(each => each.Rule.Step.Key, each => each.Rule);
        // An amendment may bring steps and facts of its own.
        _symbols = Model.Symbols.Concat(Model.AllSteps.SelectMany(each => Symbols(each.Rule))
            .Select(symbol => KeyValuePair.Create(symbol.Key, symbol))).DistinctBy(pair => pair.Key).ToFrozenDictionary();
        _walls = Model.Procedures.SelectMany(procedure => procedure.Holds).Concat(Model.StandingHolds)
            .SelectMany(hold => hold.When.Atoms().OfType<FactIs>().Select(fact => (fact.Fact, hold.Wall))).Distinct()
            .ToLookup(each => each.Fact, each => each.Wall);
        _awaited = Model.Procedures.SelectMany(procedure => procedure.States.Select(state => (state, Awaited(procedure, state))))
            .ToFrozenDictionary(each => each.state, each => each.Item2);
        KeptFields = Model.AllSteps.SelectMany(each => each.Rule.Fields).Where(field => field.KeptMonths is not null)
            .GroupBy(field => field.Field.Key).ToFrozenDictionary(same => same.Key, same => same.MaxBy(field => field.KeptMonths)!);
        _involved = Model.Procedures.ToFrozenDictionary(procedure => procedure.Name, procedure => procedure.Steps
            .Where(rule => rule.Actor is Official or Panel && !rule.IsOpening).SelectMany(rule => rule.Actor!.RecordedBy).ToFrozenSet());
    }

    public Edition Edition { get; }

    public Model Model => Edition.Model;

    /// <summary>Fields whose answers are erased some time after the case's end, by key; where two steps ask the same, the longer time.</summary>
    public IReadOnlyDictionary<string, FieldRule> KeptFields { get; }

    /// <summary>The runner with the values of terms that are in force at the moment.</summary>
    public Runner RunnerAt(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.ToOffset(Edition.Offset).DateTime);
        var known = _today;
        if (known?.Day != day)
            _today = known = new(day, new(Model, Edition.LegalTime(day)));
        return known.Runner;
    }

    public StepRule? Rule(string step) => _rules.GetValueOrDefault(step);

    public T Symbol<T>(string key) where T : Symbol => (T)_symbols[key];

    public T? Find<T>(string key) where T : Symbol => _symbols.GetValueOrDefault(key) as T;

    /// <summary>Whose next step a case in the state waits for, the most likely first.</summary>
    public ImmutableArray<Function> AwaitedIn(State state) => _awaited.GetValueOrDefault(state, []);

    /// <summary>The walls of the holds that rest on a fact of the person: whoever learns the fact learns the hold.</summary>
    public IEnumerable<Wall> WallsOf(Fact fact) => _walls[fact];

    public static long Bits(IEnumerable<Function> functions) => functions.Aggregate(0L, (bits, function) => bits | 1L << (int)function);

    /// <summary>Functions that work on cases of the procedure; recording a person's own act or opening is not work on it.</summary>
    public IReadOnlySet<Function> InvolvedIn(string procedure) => _involved.GetValueOrDefault(procedure, FrozenSet<Function>.Empty);

    static ImmutableArray<Function> Awaited(ProcedureModel procedure, State state)
    {
        var here = procedure.Steps.Where(rule => rule.Actor is Official or Panel && !rule.IsCorrection && !rule.IsOpening
            && procedure.SourcesOf(rule).Contains(state)).ToList();
        var forward = here.Where(rule => rule.Target is not null && !rule.AnyOpen).ToList();
        return [.. (forward.Count > 0 ? forward : here).SelectMany(rule => rule.Actor!.RecordedBy).Distinct()];
    }

    static IEnumerable<Symbol> Symbols(StepRule rule) =>
        [rule.Step, .. rule.Makes, .. rule.Unmakes, .. rule.Papers, .. rule.Fields.Select(field => field.Field)];
}
