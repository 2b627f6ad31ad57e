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
