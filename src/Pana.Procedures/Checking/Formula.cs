namespace Pana.Procedures.Checking;

/// <summary>
/// A guard as it is written for spin: text over the model's variables, and free things. Free things are asked away
/// ("for some value of them") before the text is written: spin would keep a situation for each choice of each of them.
/// </summary>
internal abstract record Formula
{
    public static readonly Formula True = new Constant(true), False = new Constant(false);

    public static Formula Text(string text) => new Term(text);

    /// <summary>Not part of the situation: any value at any moment, the same wherever it is named at that moment.</summary>
    public static Formula Free(object what) => new Input(what);

    public static Formula And(IEnumerable<Formula> parts) => Join(parts, true);

    public static Formula Or(IEnumerable<Formula> parts) => Join(parts, false);

    public static Formula operator &(Formula left, Formula right) => And([left, right]);

    public static Formula operator |(Formula left, Formula right) => Or([left, right]);

    public static Formula operator !(Formula formula) => formula switch
    {
        Constant constant => constant.Value ? False : True,
        Group group => Join(group.Parts.Select(part => !part), !group.IsAnd),
        Term term => term with { IsNegated = !term.IsNegated },
        Input input => input with { IsNegated = !input.IsNegated },
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Whether some values of the free things satisfy it: a formula without any.</summary>
    public Formula ForSome()
    {
        var formula = this;
        while (formula.Inputs().FirstOrDefault() is { } next)
        {
            var signs = formula.Inputs().Where(input => input.What.Equals(next.What)).Select(input => input.IsNegated).Distinct().ToList();
            // Wanted in one way only, it takes the value that helps; wanted in both, each value is tried.
            formula = signs is [var isNegated] ? formula.With(next.What, !isNegated) : formula.With(next.What, true) | formula.With(next.What, false);
        }
        return formula;
    }

    Formula With(object what, bool value) => this switch
    {
        Input input when input.What.Equals(what) => value != input.IsNegated ? True : False,
        Group group => Join(group.Parts.Select(part => part.With(what, value)), group.IsAnd),
        _ => this,
    };

    IEnumerable<Input> Inputs() => this switch
    {
        Input input => [input],
        Group group => group.Parts.SelectMany(part => part.Inputs()),
        _ => [],
    };

    static Formula Join(IEnumerable<Formula> parts, bool isAnd)
    {
        var (kept, neutral, deciding) = (new List<Formula>(), isAnd ? True : False, isAnd ? False : True);
        foreach (var part in parts)
            if (part == deciding)
                return deciding;
            else if (part is Group group && group.IsAnd == isAnd)
                kept.AddRange(group.Parts);
            else if (part != neutral)
                kept.Add(part);
        kept = [.. kept.Distinct()];
        return kept.Count switch { 0 => neutral, 1 => kept[0], _ => new Group(isAnd, kept) };
    }

    sealed record Constant(bool Value) : Formula
    {
        public override string ToString() => Value ? "true" : "false";
    }

    sealed record Term(string Words, bool IsNegated = false) : Formula
    {
        public override string ToString() => IsNegated ? $"!({Words})" : Words;
    }

    sealed record Input(object What, bool IsNegated = false) : Formula
    {
        public override string ToString() => throw new InvalidOperationException("a free thing has no text");
    }

    sealed record Group(bool IsAnd, List<Formula> Parts) : Formula
    {
        public bool Equals(Group? other) => other is not null && IsAnd == other.IsAnd && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => Parts.Aggregate(IsAnd ? 17 : 19, (hash, part) => hash * 31 + part.GetHashCode());

        public override string ToString() => string.Join(IsAnd ? " && " : " || ", Parts.Select(part => $"({part})"));
    }
}
