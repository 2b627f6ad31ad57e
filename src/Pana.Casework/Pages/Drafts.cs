using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Storage;

namespace Pana.Casework.Pages;

/// <summary>What an official typed and has not sent, sealed with the key of the person it is about; nobody else reads it.</summary>
internal sealed class Draft
{
    public required Guid OfficerId { get; init; }
    /// <summary>The case, or the person where the step opens one.</summary>
    public required Guid SubjectId { get; init; }
    public required string Step { get; init; }
    public required Guid PersonId { get; init; }
    public required byte[] Answers { get; set; }
    public required DateTimeOffset At { get; set; }
}

/// <summary>Keeps drafts until they are sent, at most a fortnight.</summary>
internal sealed class Drafts(UnitOfWork unit, PersonKeys keys, TimeProvider clock)
{
    const string Purpose = "draft";
    const int Largest = 500_000;
    static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    DbSet<Draft> Rows => unit.Context<CaseworkContext>().Drafts;

    public async Task<IReadOnlyDictionary<string, string[]>?> FindAsync(Officer officer, Guid subject, string step, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Kept;
        var row = await Rows.AsNoTracking().FirstOrDefaultAsync(
            draft => draft.OfficerId == officer.Id && draft.SubjectId == subject && draft.Step == step && draft.At > since, cancel);
        if (row is null || await keys.OfAsync(row.PersonId, cancel) is not { Refusal: null } key)
            return null;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(key.Value.Open(Purpose, subject, row.Answers));
    }

    public Task KeepAsync(Officer officer, Guid subject, Guid person, string step, IReadOnlyDictionary<string, string[]> answers,
        CancellationToken cancel) => unit.RunAsync(async () =>
    {
        var now = clock.GetUtcNow();
        await Rows.Where(draft => draft.OfficerId == officer.Id && draft.At < now - Kept).ExecuteDeleteAsync(cancel);
        var clear = JsonSerializer.SerializeToUtf8Bytes(answers);
        if (clear.Length > Largest || await keys.OfAsync(person, cancel) is not { Refusal: null } key)
            return;
        var sealedAnswers = key.Value.Seal(Purpose, subject, clear);
        if (await Rows.FindAsync([officer.Id, subject, step], cancel) is { } known)
            (known.Answers, known.At) = (sealedAnswers, now);
        else
            Rows.Add(new() { OfficerId = officer.Id, SubjectId = subject, Step = step, PersonId = person, Answers = sealedAnswers, At = now });
    }, cancel);

    /// <summary>It was sent. Joins a running unit of work.</summary>
    public Task DropAsync(Officer officer, Guid subject, string step, CancellationToken cancel) => unit.RunAsync(() =>
        Rows.Where(draft => draft.OfficerId == officer.Id && draft.SubjectId == subject && draft.Step == step).ExecuteDeleteAsync(cancel), cancel);
}
