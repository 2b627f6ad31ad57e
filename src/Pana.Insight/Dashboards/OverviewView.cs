using Pana.Kernel;
using Pana.Screens;

namespace Pana.Insight.Dashboards;

/// <summary>What the page shows to whoever leads a unit: each part a picture and the table behind it.</summary>
public sealed record OverviewView(DateTimeOffset At, IReadOnlyList<FigurePart> Parts, bool HasPost, string? Capacity);

/// <param name="Name">In the address of its file.</param>
/// <param name="Walls">Behind which its numbers stand: what leaves passes the gate for each.</param>
/// <param name="About">What is counted, in words.</param>
public sealed record FigurePart(string Name, IReadOnlyList<Wall> Walls, string Title, string About, TableView Table)
{
    public IReadOnlyList<BarLine> Bars { get; init; } = [];

    public IReadOnlyList<FlowPicture> Flows { get; init; } = [];
}

/// <summary>One bar: lateness alone has a colour of its own, by law and not by success.</summary>
/// <param name="Late">The part of <paramref name="All"/> that is late; 0 where nothing can be.</param>
/// <param name="Words">The numbers, said.</param>
public sealed record BarLine(string Text, int All, int Late, string Words)
{
    /// <summary>A line across the bar, such as a capacity; null for none.</summary>
    public int? Mark { get; init; }
}

/// <summary>Months of one procedure: what came, what went, what was open at the end, what may come.</summary>
public sealed record FlowPicture(string Title, IReadOnlyList<FlowMonth> Months);

/// <param name="In">Null of the present month, which is not over, and of one to come.</param>
/// <param name="Open">At its end; of the present month now.</param>
/// <param name="Low">Of a month to come alone.</param>
public sealed record FlowMonth(string Text, int? In, int? Out, int Open, int? Low = null, int? High = null);
