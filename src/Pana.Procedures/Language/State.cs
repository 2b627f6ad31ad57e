using System.Collections.Immutable;

namespace Pana.Procedures;

public enum StateKind { Initial, Open, Final }

/// <summary>What standing in a state means for the person.</summary>
public enum Effect { None, Favourable, Adverse }

/// <summary>A state of a case. At most twelve on the main line; parallel duties are facts, not states.</summary>
public sealed class State(StateKind kind, Effect effect, bool reopens, string file, int line) : Symbol(file, line)
{
    public StateKind Kind => kind;

    public Effect Effect => effect;

    /// <summary>A final state from which the person may come back.</summary>
    public bool Reopens => reopens;

    public bool IsFinal => kind == StateKind.Final;
}

/// <summary>What a state exports beyond its procedure: marks it bears and powers it permits.</summary>
public sealed record StateRule(ImmutableArray<State> States)
{
    public ImmutableArray<Mark> Marks { get; init; } = [];

    public ImmutableArray<Power> Permitted { get; init; } = [];

    /// <summary>Cases in these states bear the marks.</summary>
    public StateRule Bears(params Mark[] marks) => this with { Marks = [.. Marks, .. marks] };

    /// <summary>A case in one of these states permits the power; a hold still stops it.</summary>
    public StateRule Permits(params Power[] powers) => this with { Permitted = [.. Permitted, .. powers] };
}
