using Microsoft.EntityFrameworkCore;
using Pana.Access.Accounts;
using Pana.Access.SignIn;

namespace Pana.Access.Pages;

/// <summary>An open session as its list shows it.</summary>
/// <param name="Browser">Part of a label's name, <c>access.client.NAME</c>; null when it is not known. So is the system.</param>
public sealed record SessionView(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string? Browser, string? System, bool IsThis)
{
    internal static async Task<IReadOnlyList<SessionView>> OpenAsync(
        AccessContext access, Guid accountId, Guid? mine, DateTimeOffset now, CancellationToken cancel = default)
    {
        var sessions = await access.Sessions.AsNoTracking()
            .Where(session => session.AccountId == accountId && session.EndedAt == null).ToListAsync(cancel);
        return [.. sessions.Where(session => session.IsOpen(now)).OrderByDescending(session => session.StartedAt)
            .Select(session => (session, Client: ClientWords.Read(session.Client)))
            .Select(each => new SessionView(each.session.Id, each.session.StartedAt, each.session.SeenAt, each.Client.Browser, each.Client.System,
                each.session.Id == mine))];
    }
}
