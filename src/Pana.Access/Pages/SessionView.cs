using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;

namespace Pana.Access.Pages;

/// <summary>An open session as its list shows it.</summary>
public sealed record SessionView(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string Client, bool IsThis)
{
    internal static async Task<IReadOnlyList<SessionView>> OpenAsync(
        AccessContext access, Guid accountId, Guid? mine, DateTimeOffset now, CancellationToken cancel = default)
    {
        var sessions = await access.Sessions.AsNoTracking()
            .Where(session => session.AccountId == accountId && session.EndedAt == null).ToListAsync(cancel);
        return [.. sessions.Where(session => session.IsOpen(now)).OrderByDescending(session => session.StartedAt)
            .Select(session => new SessionView(session.Id, session.StartedAt, session.SeenAt, session.Client, session.Id == mine))];
    }
}
