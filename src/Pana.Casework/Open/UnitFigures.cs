using System.Collections.Immutable;
using Pana.Kernel;

namespace Pana.Casework.Open;

/// <summary>
/// The work of one unit in true figures, for whoever leads it and no further than they may see its cases. Nothing in it is protected: it is not for
/// publication. Every line says behind which wall it stands, for the gate of what leaves the node.
/// </summary>
/// <param name="Since">From which moment flows and durations are counted: twelve months before the present one began.</param>
public sealed record UnitFigures(DateTimeOffset At, DateTimeOffset Since)
{
    public IReadOnlyList<ClockFigure> Clocks { get; init; } = [];

    /// <summary>Open cases by who has them; the last line is of nobody's.</summary>
    public IReadOnlyList<LoadFigure> Officers { get; init; } = [];

    /// <summary>Interpreters who are named in open cases of the unit.</summary>
    public IReadOnlyList<LoadFigure> Interpreters { get; init; } = [];

    public IReadOnlyList<StageFigure> Stages { get; init; } = [];

    public IReadOnlyList<BacklogFigure> Backlog { get; init; } = [];

    /// <summary>Null for whoever does not work on guardianship.</summary>
    public ChildrenFigure? Children { get; init; }

    public IReadOnlyList<LapseFigure> Papers { get; init; } = [];

    /// <summary>Null for whoever leads no post.</summary>
    public PostFigure? Post { get; init; }

    /// <summary>Null for whoever registers no claims.</summary>
    public ClaimsFigure? Claims { get; init; }
}

/// <summary>A legal clock of officials, over open cases.</summary>
/// <param name="Label">Key of the term's name.</param>
/// <param name="Article">Where the law has it; empty when nobody has said.</param>
/// <param name="OldestDue">When the one that is late for longest was due.</param>
public sealed record ClockFigure(string Procedure, string Label, Wall Wall, int Running, int Late, DateTimeOffset? OldestDue, string Article);

/// <param name="Name">Null for what nobody was given.</param>
/// <param name="Wall">The highest behind which one of the cases stands.</param>
public sealed record LoadFigure(string? Name, int Open, int Late, IReadOnlyList<Wall> Walls);

/// <summary>What a stage is.</summary>
public enum StageKind
{
    /// <summary>A state in which the case waits for the unit.</summary>
    State,
    /// <summary>Everything between a decision and its end; what the decision was is not told apart.</summary>
    AfterDecision,
    /// <summary>The whole way from the opening of the case to its decision.</summary>
    ToDecision,
}

/// <summary>How long a stage took that officials of the unit brought to its end, in days.</summary>
/// <param name="State">Key of the state; empty for the other kinds.</param>
/// <param name="Spread">How many took so long, by <see cref="Bounds"/>; one more than there are bounds.</param>
/// <param name="Waiting">How many are in it now.</param>
/// <param name="Longest">Of those, in days.</param>
public sealed record StageFigure(
    string Procedure, StageKind Kind, string State, Wall Wall, int Done, double? Median, double? NinthDecile, IReadOnlyList<int> Spread, int Waiting, double? Longest)
{
    /// <summary>Days up to which a line of the distribution goes.</summary>
    public static readonly ImmutableArray<int> Bounds = [7, 30, 90, 180, 365];
}

/// <summary>Cases of one procedure that wait for the unit.</summary>
/// <param name="Months">The last twelve that are over, the oldest first.</param>
public sealed record BacklogFigure(string Procedure, Wall Wall, int Open, IReadOnlyList<MonthFigure> Months);

/// <param name="Month">Its first day.</param>
public sealed record MonthFigure(DateOnly Month, int In, int Out, int OpenAtEnd);

/// <summary>Children for whom a guardian was asked and who have none.</summary>
/// <param name="Spread">By days of waiting, see <see cref="Bounds"/>.</param>
public sealed record ChildrenFigure(int Count, IReadOnlyList<int> Spread, double? Median, double? Longest)
{
    public static readonly ImmutableArray<int> Bounds = [5, 14, 30];
}

/// <summary>Papers of one kind whose time ends soon and after which none was given; each column has those of the column before in it.</summary>
/// <param name="Lapsed">In the last thirty days.</param>
public sealed record LapseFigure(string Label, Wall Wall, int Lapsed, int Seven, int Fourteen, int Thirty);

/// <summary>Arrivals of the own post in the last thirty days.</summary>
/// <param name="Told">To how many of them rights and duties were explained.</param>
/// <param name="HoursToTelling">Median.</param>
public sealed record PostFigure(IReadOnlyList<DayFigure> Days, int All, int Told, double? HoursToTelling);

public sealed record DayFigure(DateOnly Day, int Arrived);

/// <summary>Claims that were opened since <see cref="UnitFigures.Since"/> and lie in the unit.</summary>
/// <param name="Told">Rights and duties were explained.</param>
/// <param name="Interpreted">An interpreter was booked.</param>
/// <param name="Understood">No interpreter was booked, and the person said, or data say, that there is a shared language.</param>
public sealed record ClaimsFigure(int All, int Told, int Interpreted, int Understood);
