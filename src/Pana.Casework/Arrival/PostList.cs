using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Casework.Cases;
using Pana.Casework.Open;
using Pana.Casework.Pages;
using Pana.Casework.Views;
using Pana.Kernel;
using Pana.Law;
using Pana.Procedures;
using Pana.Registry.Open;
using Pana.Screens;

namespace Pana.Casework.Arrival;

/// <summary>What comes next for somebody at the post. It names no reason: everybody passes the same.</summary>
internal enum PostTask { Explain, Talk, Profile, Refer, HandOver, Ordinary, None }

/// <summary>A person at the post. Prints <c>•••</c>.</summary>
/// <param name="Person">Null after the hand-over: the number is all that is left (protection.md 21).</param>
/// <param name="Sent">How what the post sent for them fares, the latest of all; null when nothing was sent.</param>
internal sealed record PostLine(Guid CaseId, Guid PersonId, string Number, PersonView? Person, string? Relation,
    PostTask Task, long Version,
    ClockView? Clock, CaseStatus? Sent)
{
    public override string ToString() => "•••";
}

internal sealed record PostGroup(Guid? GroupId, DateTimeOffset ArrivedAt, IReadOnlyList<PostLine> Lines);

/// <summary>One page of the post's arrivals, newest first.</summary>
internal sealed record PostView(IReadOnlyList<PostGroup> Groups, int Talks, int Page, bool HasMore);

/// <summary>
/// Arrivals of the guard's own post, what is next for each, and how the post's referrals fare (protection.md 5, 7).
/// </summary>
internal sealed class PostList(
    CaseworkContext casework, NodeLaw law, Persons persons, Groups groups, CaseReader cases, ScreenContext screen,
        TimeProvider clock)
{
    const int PageSize = 60, MemoryDays = 14;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/arrivals",
            async (int? page, Officer officer, PostList list, PostScreen view, CancellationToken cancel) =>
        {
            view.List = await list.ReadAsync(officer, PageNumber.Of(page), cancel);
            return CaseworkPages.Page<ArrivalsPage>(new { });
        }).Allow(Function.Border);
        endpoints.MapGet("/api/intakes", async (int? page, Officer officer, PostList list, CancellationToken cancel) =>
            TypedResults.Ok(await list.ReadAsync(officer, PageNumber.Of(page), cancel))).Allow(Function.Border);
    }

    public async Task<PostView> ReadAsync(Officer officer, int page, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-MemoryDays);
        var mine = casework.Cases.AsNoTracking()
            .Where(each => each.Procedure == nameof(BorderIntake) && each.OpenedUnit == officer.Unit
            && each.OpenedAuthority == officer.Authority && officer.Unit != "" && each.OpenedAt >= since);
        var talks = await mine.CountAsync(each => each.State == BorderIntake.Told.Key, cancel);
        var rows = await mine.OrderByDescending(each => each.OpenedAt).ThenByDescending(each => each.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var (shown, hasMore) = (rows.Take(PageSize).ToList(), rows.Count > PageSize);
        var people = shown.Select(each => each.PersonId).ToList();
        var cards = await persons.CardsAsync(officer, people, cancel);
        var places = (await groups.OfPersonsAsync(officer, people, cancel)).GroupBy(place => place.PersonId)
            .ToDictionary(same => same.Key, same => same.Last());
        var sent = (await casework.Cases.AsNoTracking()
            .Where(each => each.Procedure == nameof(Referral) && people.Contains(each.PersonId)
            && each.OpenedUnit == officer.Unit && each.OpenedAuthority == officer.Authority).ToListAsync(cancel))
                .ToLookup(each => each.PersonId);
        var lines = shown.Select(row => (Row: row, Place: places.GetValueOrDefault(row.PersonId),
            Line: Line(row, cards.GetValueOrDefault(row.PersonId), places.GetValueOrDefault(row.PersonId),
                [.. sent[row.PersonId]], now)));
        return new([.. lines.GroupBy(line => line.Place?.GroupId ?? line.Row.Id)
            .Select(same => new PostGroup(same.First().Place?.GroupId,
            same.First().Place?.ArrivedAt ?? same.First().Row.OpenedAt,
            [.. same.OrderBy(line => places.Keys.ToList().IndexOf(line.Row.PersonId)).Select(line => line.Line)]))],
                talks, page, hasMore);
    }

    PostLine Line(Case row, PersonCard? card, GroupPlace? place, IReadOnlyList<Case> sent, DateTimeOffset now)
    {
        var isHere = row.ClosedAt is null && card is { IsErased: false };
        var term = row.NextTerm is { } key ? law.Find<Term>(key) : null;
        return new(row.Id, row.PersonId, card?.Number ?? row.Number, isHere ? card!.ToView(screen) : null, isHere
            ? place?.Relation : null,
            isHere ? TaskOf(row) : PostTask.None, row.Version,
            isHere && term is not null && row.NextDue is { } due
                ? new(screen[LabelKeys.Of(term)], row.OpenedAt, due, now) : null,
            // One word for all that was sent: their number would tell of which kind they are.
            sent.Count == 0 ? null : sent.Select(each => cases.Line(each, SightLevel.Status).Status)
                .MaxBy(status => status switch { CaseStatus.Late => 2, CaseStatus.Received => 1, _ => 0 }));
    }

    static PostTask TaskOf(Case row) =>
        row.State == BorderIntake.Presented.Key ? PostTask.Explain
        : row.State == BorderIntake.Told.Key ? PostTask.Talk
        : row.State == BorderIntake.Talked.Key ? PostTask.Profile
        : row.State == BorderIntake.Profiled.Key ? PostTask.Refer
        : row.State == BorderIntake.Referred.Key ? PostTask.HandOver
        : PostTask.Ordinary;
}

/// <summary>What the list of the post shows.</summary>
internal sealed class PostScreen
{
    public PostView List { get; set; } = new([], 0, 0, false);
}
