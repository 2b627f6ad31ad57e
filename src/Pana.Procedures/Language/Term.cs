using System.Collections.Immutable;

namespace Pana.Procedures;

/// <summary>Whose time a term is: an edition may shorten the officials' and lengthen the person's, never the reverse.</summary>
public enum Time { Officials, Person }

public enum TermUnit { Hours, CalendarDays, WorkingDays, Months, Years }

/// <summary>An amount of time as a law states it.</summary>
public readonly record struct Span(int Amount, TermUnit Unit)
{
    /// <summary>Longest possible length in hours: a bound is compared by what the law's words could mean at most.</summary>
    public int AtMostHours => Amount * Unit switch
    {
        TermUnit.Hours => 1, TermUnit.CalendarDays => 24, TermUnit.WorkingDays => 48, TermUnit.Months => 31 * 24, _ => 366 * 24,
    };

    /// <summary>Shortest possible length in hours.</summary>
    public int AtLeastHours => Amount * Unit switch
    {
        TermUnit.Hours => 1, TermUnit.CalendarDays => 24, TermUnit.WorkingDays => 24, TermUnit.Months => 28 * 24, _ => 365 * 24,
    };

    public override string ToString() => $"{Amount} {Unit}";
}

/// <summary>
/// A legal clock. The declaration holds the bound and whose time it is; the edition's <c>terms.csv</c> holds the value
/// under <see cref="TermKey"/>, with article and certainty.
/// </summary>
public sealed class Term(string key, Time of, Span bound, string file, int line) : Symbol(file, line)
{
    public string TermKey => key;

    public Time Of => of;

    /// <summary>Officials' time: at most this. The person's time: at least this.</summary>
    public Span Bound => bound;

    /// <summary>Whether a value keeps the bound; same unit is compared exactly, other units by the safe side.</summary>
    public bool Admits(Span value) => value.Unit == bound.Unit
        ? of == Time.Officials ? value.Amount <= bound.Amount : value.Amount >= bound.Amount
        : of == Time.Officials ? value.AtMostHours <= bound.AtMostHours : value.AtLeastHours >= bound.AtLeastHours;
}

public enum Consequence
{
    /// <summary>The supervisor and the coordinator are told; nothing changes for the person.</summary>
    Escalate,
    /// <summary>What runs out is renewed, without a new look at the merits.</summary>
    Renew,
    /// <summary>The person's own possibility lapses; a step by the clock says where the case goes.</summary>
    Lapse,
    /// <summary>A minimum: from then on the step that waited is possible.</summary>
    Release,
}

/// <summary>When a term starts, what stops it, what ends it, and what follows when it has run out.</summary>
public sealed record TermRule(Term Term, ImmutableArray<Step> Starts, Consequence Consequence)
{
    public ImmutableArray<Step> Ends { get; init; } = [];

    public Guard? Suspended { get; init; }

    public Step? Extension { get; init; }

    /// <summary>The closed list of reasons for which the law allows the extension (code list name).</summary>
    public string? ExtensionReasons { get; init; }

    public Term? ExtensionCap { get; init; }

    /// <summary>Counted backwards: it runs out so long before the end of whichever of these runs in the case.</summary>
    public ImmutableArray<Term> Ahead { get; init; } = [];

    public TermRule EndsWith(params Step[] steps) => this with { Ends = [.. DeclarationException.NoneNull(Term, steps)] };

    /// <summary>A reminder: due so long before the end of the other term, which the same steps start.</summary>
    public TermRule AheadOf(params Term[] terms) => this with { Ahead = [.. DeclarationException.NoneNull(Term, terms)] };

    public TermRule SuspendedWhile(Guard guard) => this with { Suspended = guard };

    /// <summary>The step lengthens the term, for one of the listed reasons, up to the cap counted from the same start.</summary>
    public TermRule ExtendedBy(Step step, string reasons, Term cap) =>
        this with { Extension = step, ExtensionReasons = reasons, ExtensionCap = cap };
}
