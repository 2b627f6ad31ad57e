using Microsoft.EntityFrameworkCore;
using Pana.Insight.Flows;
using Pana.Insight.Open;
using Pana.Insight.Published;
using Pana.Kernel;
using Pana.Storage;

namespace Pana.Insight.Harvest;

/// <summary>
/// Takes what a member published since it was last asked. All flows are fetched and looked at before anything is kept: whatever is wrong with one of
/// them leaves everything as it was. What is taken waits for the state's word.
/// </summary>
internal sealed class HarvestMember(UnitOfWork unit, InsightContext insight, Publication publication, HarvestClient client, ReadFigures reader, TimeProvider clock)
{
    /// <summary>Clocks of two nodes differ.</summary>
    static readonly TimeSpan s_overlap = TimeSpan.FromHours(1), s_whole = TimeSpan.FromDays(1), s_kept = TimeSpan.FromDays(90);

    /// <summary>What went wrong, or null.</summary>
    public async Task<Refusal?> RunAsync(MemberNode member, CancellationToken cancel)
    {
        var (begun, fault, at) = (clock.GetUtcNow(), (Refusal?)null, (Flow?)null);
        var (taken, asked) = (new List<ReadFlow>(), new List<(Flow Flow, bool IsWhole)>());
        var before = await StructuresAsync(member, cancel);
        fault = before.Refusal;
        foreach (var flow in fault is null ? AllFlows.All : [])
        {
            var read = await FetchAsync(member, flow, begun, cancel);
            (fault, at) = (read.Refusal, read.IsRefused ? flow : null);
            if (read.IsRefused)
                break;
            asked.Add((flow, read.Value is not null));
            if (read.Value is { } fresh)
                taken.Add(fresh);
        }
        // Under other lists of codes the same figures would mean something else.
        if (fault is null && taken.Count > 0 && await StructuresAsync(member, cancel) is var after)
            fault = after.Refusal ?? (after.Value.AsSpan().SequenceEqual(before.Value) ? null : new Refusal("harvest-structures-changed"));
        var kept = await unit.RunAsync<int>(async () => await KeepAsync(member, begun, fault is null ? taken : [], fault is null ? asked : [], fault, at, cancel), cancel);
        return fault ?? kept.Refusal;
    }

    async Task<Outcome<byte[]>> StructuresAsync(MemberNode member, CancellationToken cancel)
    {
        var message = await client.StructuresAsync(member.Address, cancel);
        return message.Refusal is { } refusal ? refusal : await Structures.ReadAsync(message.Value, cancel);
    }

    /// <summary>The whole flow where something in it changed; null where nothing did. Once a day it is taken whole in any case.</summary>
    async Task<Outcome<ReadFlow?>> FetchAsync(MemberNode member, Flow flow, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await insight.HarvestedFlows.AsNoTracking().FirstOrDefaultAsync(row => row.State == member.State && row.Flow == flow.Id, cancel);
        if (last is not null && now - last.WholeAt < s_whole)
        {
            var changed = await client.DataAsync(member.Address, flow, member.State, last.AskedAt - s_overlap, cancel);
            if (changed.Refusal is { } refused)
                return refused;
            var any = await reader.HasAnyAsync(changed.Value, flow, cancel);
            if (any.Refusal is not null || !any.Value)
                return any.Refusal is { } wrong ? wrong : (ReadFlow?)null;
        }
        var message = await client.DataAsync(member.Address, flow, member.State, null, cancel);
        if (message.Refusal is { } refusal)
            return refusal;
        var read = await reader.ReadAsync(message.Value, flow, member.State, cancel);
        return read.Refusal is { } no ? no : read.Value;
    }

    async Task<int> KeepAsync(MemberNode member, DateTimeOffset begun, IReadOnlyList<ReadFlow> taken, IReadOnlyList<(Flow Flow, bool IsWhole)> asked, Refusal? fault, Flow? at, CancellationToken cancel)
    {
        var submitted = 0;
        foreach (var flow in taken)
            submitted += await SubmitAsync(member.State, flow, cancel) ? 1 : 0;
        foreach (var (flow, isWhole) in asked)
        {
            if (await insight.HarvestedFlows.FindAsync([member.State, flow.Id], cancel) is not { } row)
                insight.HarvestedFlows.Add(row = new() { State = member.State, Flow = flow.Id, AskedAt = begun, WholeAt = begun });
            (row.AskedAt, row.WholeAt) = (begun, isWhole ? begun : row.WholeAt);
        }
        await insight.HarvestAttempts.Where(attempt => attempt.State == member.State && attempt.BegunAt < begun - s_kept).ExecuteDeleteAsync(cancel);
        insight.HarvestAttempts.Add(new()
        {
            Id = Guid.CreateVersion7(begun), State = member.State, BegunAt = begun, EndedAt = clock.GetUtcNow(), Fault = fault?.Name, FaultFlow = at?.Id, Taken = submitted,
        });
        return submitted;
    }

    /// <summary>The same figures again ask nobody again, whatever was answered before.</summary>
    async Task<bool> SubmitAsync(string state, ReadFlow read, CancellationToken cancel)
    {
        var digest = FigureBox.Digest(read.Figures);
        var last = await insight.Submissions.Where(row => row.State == state && row.Flow == read.Flow.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        if (last is null ? read.Figures.Count == 0 : last.Digest.AsSpan().SequenceEqual(digest))
            return false;
        if (last is { Standing: SubmissionStanding.Submitted })
        {
            (last.Standing, last.Box) = (SubmissionStanding.Replaced, []);
            // One of a flow waits at a time, and the database says so too.
            await unit.SaveAsync(cancel);
        }
        var changes = FigureChange.Between(await publication.OwnOfAsync(read.Flow, state, cancel), read.Figures).ToList();
        var (now, periods) = (clock.GetUtcNow(), read.Figures.Select(figure => figure.Period).Order(StringComparer.Ordinal).ToList());
        insight.Submissions.Add(new()
        {
            Id = Guid.CreateVersion7(now), State = state, Flow = read.Flow.Id, Number = (last?.Number ?? 0) + 1, SubmittedAt = now, Figures = read.Figures.Count, FirstPeriod = periods.FirstOrDefault(),
            LastPeriod = periods.LastOrDefault(FigureRules.IsMonth) ?? periods.LastOrDefault(),
            Added = changes.Count(change => change.Before is null), Changed = changes.Count(change => change is { Before: not null, After: not null }),
            Gone = changes.Count(change => change.After is null), LacksSex = read.LacksSex, Digest = digest, Box = FigureBox.Pack(read.Figures), Standing = SubmissionStanding.Submitted,
        });
        return true;
    }
}
