using System.Collections.Immutable;

namespace Pana.Procedures;

/// <summary>
/// What must be so. A value, never code: a lawyer reads it, the checker proves it, the runner evaluates it, the screen
/// explains it. Built with <c>&amp;</c>, <c>|</c>, <c>!</c> and <c>Requires</c>.
/// </summary>
public abstract record Guard
{
    public static readonly Guard Always = new All([]);

    public static implicit operator Guard(Fact fact) => new FactIs(fact ?? throw new ArgumentNullException(nameof(fact)));

    public static Guard operator &(Guard left, Guard right) => new All([.. Conjuncts(left), .. Conjuncts(right)]);

    public static Guard operator |(Guard left, Guard right) => new Any([.. Alternatives(left), .. Alternatives(right)]);

    public static Guard operator !(Guard guard) => guard is Not not ? not.Inner : new Not(guard);

    public Guard Requires(Guard other) => !this | other;

    /// <summary>The parts that must all be so: each is refused, explained and mutated on its own.</summary>
    public static ImmutableArray<Guard> Conjuncts(Guard guard) => guard is All all ? all.Parts : [guard];

    static ImmutableArray<Guard> Alternatives(Guard guard) => guard is Any any ? any.Parts : [guard];

    /// <summary>Every atom in the guard, left to right.</summary>
    public IEnumerable<Guard> Atoms() => this switch
    {
        All all => all.Parts.SelectMany(part => part.Atoms()),
        Any any => any.Parts.SelectMany(part => part.Atoms()),
        Not not => not.Inner.Atoms(),
        _ => [this],
    };

    /// <summary>Evaluates the guard with a reading of its atoms.</summary>
    public bool Holds(Func<Guard, bool> atom) => this switch
    {
        All all => all.Parts.All(part => part.Holds(atom)),
        Any any => any.Parts.Any(part => part.Holds(atom)),
        Not not => !not.Inner.Holds(atom),
        _ => atom(this),
    };
}

public sealed record All(ImmutableArray<Guard> Parts) : Guard
{
    public bool Equals(All? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(17, (hash, part) => hash * 31 + part.GetHashCode());

    public override string ToString() => Parts.IsEmpty ? "always" : string.Join(" and ", Parts);
}

public sealed record Any(ImmutableArray<Guard> Parts) : Guard
{
    public bool Equals(Any? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(19, (hash, part) => hash * 37 + part.GetHashCode());

    public override string ToString() => $"({string.Join(" or ", Parts)})";
}

public sealed record Not(Guard Inner) : Guard
{
    public override string ToString() => $"not {Inner}";
}

/// <summary>The fact is so.</summary>
public sealed record FactIs(Fact Fact) : Guard
{
    public override string ToString() => Fact.Key;
}

/// <summary>No hold on the power stands on any case of the person.</summary>
public sealed record NoHoldOn(Power Power) : Guard
{
    public override string ToString() => $"no hold on {Power.Key}";
}

/// <summary>Some case of the person stands in a state that permits the power.</summary>
public sealed record Permitted(Power Power) : Guard
{
    public override string ToString() => $"{Power.Key} permitted";
}

public enum Quantifier { Some, No, Every }

/// <summary>Some, no or every case of the person bears the mark ("every": of the procedures whose states can bear it).</summary>
public sealed record Bears(Quantifier Quantifier, Mark Mark) : Guard
{
    public override string ToString() => $"{Quantifier.ToString().ToLowerInvariant()} case is {Mark.Key}";
}

/// <summary>The term has run out: a minimum has passed, or a maximum is late.</summary>
public sealed record Elapsed(Term Term) : Guard
{
    public override string ToString() => $"{Term.Key} has passed";
}

/// <summary>The step was taken in this case at least so often.</summary>
public sealed record Taken(Step Step, int AtLeast = 1) : Guard
{
    public override string ToString() => AtLeast == 1 ? $"{Step.Key} was done" : $"{Step.Key} was done {AtLeast} times";
}

/// <summary>Some case of the person stands in one of the states. Only safeguards and holds may name states so.</summary>
public sealed record InState(ImmutableArray<State> States) : Guard
{
    public bool Equals(InState? other) => other is not null && States.SequenceEqual(other.States);

    public override int GetHashCode() => States.Aggregate(23, (hash, state) => hash * 41 + state.GetHashCode());

    public override string ToString() => $"case in {string.Join(" or ", States)}";
}
