using Microsoft.EntityFrameworkCore;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Papers;
using Pana.Procedures;
using Pana.Storage;
using Pana.Trust.Open;

namespace Pana.Casework.Sealing;

/// <summary>What lists and exact answers say of this node's papers: valid or not, and what they entitle to; nothing else leaves here.</summary>
internal sealed class PaperNumbers(CaseworkContext casework, PersonKeys keys, NodeLaw law, TimeProvider clock)
{
    public IssuedPapers Door => new(CountWithdrawnAsync, NumbersAsync, AnswerAsync);

    Task<int> CountWithdrawnAsync(CancellationToken cancel) => casework.Papers.CountAsync(paper => paper.WithdrawnAt != null, cancel);

    async Task<(IReadOnlyCollection<string>, IReadOnlyCollection<string>)> NumbersAsync(CancellationToken cancel)
    {
        // A paper is over by itself a day after its last one has passed everywhere; it need not be listed from then on.
        var over = clock.GetUtcNow().AddDays(-2);
        var papers = await casework.Papers.AsNoTracking().Where(paper => paper.ValidUntil == null || paper.ValidUntil > over)
            .Select(paper => new { paper.Number, IsWithdrawn = paper.WithdrawnAt != null }).ToListAsync(cancel);
        return ([.. papers.Where(paper => paper.IsWithdrawn).Select(paper => PaperSeals.NumberOf(paper.Number))],
            [.. papers.Where(paper => !paper.IsWithdrawn).Select(paper => PaperSeals.NumberOf(paper.Number))]);
    }

    /// <summary>
    /// Two questions to the database whatever the answer is. Of an erased person's papers nobody knows any more.
    /// </summary>
    async Task<NumberAnswer> AnswerAsync(string text, CancellationToken cancel)
    {
        var number = CaseNumber.TryParse(text, out var parsed) ? parsed.ToString() : "";
        var paper = await casework.Papers.AsNoTracking().FirstOrDefaultAsync(each => each.Number == number, cancel);
        var isErased = (await keys.OfAllAsync([paper?.PersonId ?? Guid.Empty], cancel)).Count == 0;
        return paper is null || isErased ? new(NumberStanding.Unknown)
            : paper.WithdrawnAt is not null || paper.ValidUntil is { } until && IsOver(until) ? new(NumberStanding.NoLongerValid)
            : new(NumberStanding.Valid, law.Find<Paper>(paper.Paper) is { } kind ? PaperRights.Of(law.Edition, kind.Kind) : Entitlements.None);
    }

    /// <summary>To the end of its last day in the state, as the seal says it.</summary>
    bool IsOver(DateTimeOffset until) =>
        DateOnly.FromDateTime(until.ToOffset(law.Edition.Offset).DateTime) < DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(law.Edition.Offset).DateTime);
}
