namespace Pana.Screens;

public enum WorkWhen { Late, Today, ThisWeek, Later }

/// <summary>Tasks of one group; <paramref name="Total"/> counts also those that are not on this page.</summary>
public sealed record WorkGroup(WorkWhen When, IReadOnlyList<WorkRow> Rows, int Total, string Address);

/// <summary>One task.</summary>
/// <param name="Task">The step to take, in words.</param>
/// <param name="Note">Number of the case or another line that tells two tasks apart.</param>
public sealed record WorkRow(string Task, string Address, PersonView? Person = null, ClockView? Clock = null,
    string? Note = null);
