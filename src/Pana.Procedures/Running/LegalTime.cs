namespace Pana.Procedures.Running;

/// <summary>Deadlines as a state counts them: its calendar, its local time, the value that its edition gives each term.</summary>
public sealed record LegalTime(WorkingCalendar Calendar, TimeSpan Offset, Func<Term, Span> ValueOf)
{
    /// <summary>The last moment in time of a term that begins now.</summary>
    public DateTimeOffset Due(Term term, DateTimeOffset start)
    {
        var value = ValueOf(term);
        return Calendar.Add(start, new((int)value.Amount, (TimeUnit)value.Unit), Offset);
    }

    /// <summary>The last moment of a term that is counted back from the end of another one; not before it began.</summary>
    public DateTimeOffset DueAhead(Term term, DateTimeOffset end, DateTimeOffset start)
    {
        var value = ValueOf(term);
        var due = value.Unit switch
        {
            TermUnit.Hours => end.AddHours(-value.Amount),
            TermUnit.CalendarDays => end.AddDays(-value.Amount),
            TermUnit.Months => end.AddMonths(-value.Amount),
            TermUnit.Years => end.AddYears(-value.Amount),
            _ => WorkingDaysBefore(end, value.Amount),
        };
        return due < start ? start : due;
    }

    DateTimeOffset WorkingDaysBefore(DateTimeOffset end, int amount)
    {
        for (; amount > 0; amount--)
            do
                end = end.AddDays(-1);
            while (!Calendar.IsWorkingDay(DateOnly.FromDateTime(end.ToOffset(Offset).DateTime)));
        return end;
    }

    /// <summary>After a pause the rest of the time is still there; a term in days runs to the end of the day it then reaches.</summary>
    public DateTimeOffset Resumed(TermRun run, DateTimeOffset now)
    {
        var due = run.Due + (now - run.SuspendedAt!.Value);
        if (ValueOf(run.Term).Unit == TermUnit.Hours)
            return due;
        var local = due.ToOffset(Offset);
        return new(DateOnly.FromDateTime(local.DateTime).ToDateTime(new(23, 59, 59)), Offset);
    }
}
