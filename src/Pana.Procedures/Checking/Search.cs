namespace Pana.Procedures.Checking;

/// <summary>Walks every situation that a product can reach, shortest ways first, and remembers how it got there.</summary>
internal sealed class Search
{
    /// <summary>Situations per safeguard; more is the error "too wide", never a silent cut (language.md).</summary>
    public const int Budget = 1_000_000;

    readonly Product _product;
    readonly Dictionary<UInt128, int> _known = [];
    readonly List<(UInt128 Situation, int Parent, Transition? By)> _order = [];
    readonly Dictionary<Transition, Reading> _readings = [];
    readonly List<(Variable Control, Transition[][] ByValue)> _moves = [];

    /// <param name="only">The moves that are tried; all of them unless told. Fewer find no way that is not there.</param>
    public Search(Product product, Func<Transition, bool>? only = null)
    {
        _product = product;
        foreach (var transition in product.Transitions)
            _readings[transition] = new(product, [transition.Guard]);
        foreach (var group in product.Transitions.Where(transition => only?.Invoke(transition) != false).GroupBy(transition => transition.Control))
            _moves.Add((group.Key, [.. Enumerable.Range(0, group.Key.Largest + 1)
                .Select(value => group.Where(transition => transition.Sources.Contains(value)).ToArray())]));
    }

    public int Situations => _order.Count;

    /// <summary>Where a situation stands in the order of discovery; -1 if it was never reached.</summary>
    public int IndexOf(UInt128 situation) => _known.GetValueOrDefault(situation, -1);

    public UInt128 At(int index) => _order[index].Situation;

    /// <summary>
    /// Visits each situation once, in order of distance; <paramref name="visit"/> answers what is wrong there, or null.
    /// </summary>
    public (int Index, string What)? Run(Func<UInt128, string?> visit)
    {
        Found(0, -1, null);
        for (var next = 0; next < _order.Count; next++)
        {
            var situation = _order[next].Situation;
            if (visit(situation) is { } what)
                return (next, what);
            foreach (var (control, byValue) in _moves)
                foreach (var transition in byValue[control.Read(situation)])
                    // Most moves lead where the walk has been: the guard is asked only of those that lead further.
                    if (transition.Apply(situation) is var further && !_known.ContainsKey(further) && IsPossible(transition, situation))
                        Found(further, next, transition);
        }
        return null;
    }

    public bool IsPossible(Transition transition, UInt128 situation)
    {
        return transition.MayStart(situation) && _readings[transition].Find(transition.Guard, situation) is not null;
    }

    void Found(UInt128 situation, int parent, Transition? by)
    {
        if (!_known.TryAdd(situation, _order.Count))
            return;
        if (_order.Count >= Budget)
            throw new TooWideException($"more than {Budget} situations; the cone is {string.Join(", ", _product.Procedures.Select(each => each.Name))}");
        _order.Add((situation, parent, by));
    }

    /// <summary>The shortest way that leads to a situation.</summary>
    public List<Transition> WayTo(int index)
    {
        var way = new List<Transition>();
        for (var at = index; _order[at].By is { } by; at = _order[at].Parent)
            way.Add(by);
        way.Reverse();
        return way;
    }

    /// <summary>The same, told in steps.</summary>
    public List<string> StoryTo(int index) => [.. WayTo(index).Select(by => by.Rule is { } rule ? Telling(by, rule) : by.Name)];

    static string Telling(Transition by, StepRule rule) =>
        rule.Target is { } target ? $"{by.Name} → {target.Name}" : by.Name;
}
