using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Procedures;
using Pana.Storage;

namespace Pana.Casework.Retention;

/// <summary>
/// Answers that the declaration keeps for a time (<see cref="FieldRule.KeptMonths"/>): each is sealed apart when it is recorded, and
/// laid into the entry again when that is read, as long as it is kept. What an entry says is read nowhere else.
/// </summary>
internal sealed class KeptAnswers(CaseworkContext casework, PersonKeys keys, Journal journal)
{
    const string Purpose = "kept-answer";

    /// <summary>The answers as the entry carries them: those kept for a time in boxes of their own.</summary>
    public async Task<Outcome<Payload>> SealAsync(Case row, StepRule rule, IReadOnlyDictionary<string, string[]> answers, CancellationToken cancel)
    {
        var apart = rule.Fields.Where(field => field.KeptMonths is not null).Select(field => field.Field.Key).Where(answers.ContainsKey).ToHashSet();
        var plain = answers.Where(answer => !apart.Contains(answer.Key)).ToDictionary();
        var payload = new Payload { Answers = plain.Count > 0 ? plain : null };
        if (apart.Count == 0)
            return payload;
        var owner = await keys.OfAsync(row.PersonId, cancel);
        if (owner.Refusal is { } refusal)
            return refusal;
        var kept = new Dictionary<string, KeptBox>();
        foreach (var field in apart)
        {
            var id = Guid.CreateVersion7();
            var (key, box) = Erasable.Seal(id, JsonSerializer.SerializeToUtf8Bytes(answers[field], PayloadJson.Default.StringArray));
            casework.Kept.Add(new() { Id = id, CaseId = row.Id, PersonId = row.PersonId, Field = field, SealedKey = owner.Value.Seal(Purpose, id, key) });
            kept[field] = new(id, box);
        }
        return payload with { Kept = kept };
    }

    /// <summary>What the entry says, without what was erased; null when the person was.</summary>
    public async ValueTask<Payload?> ReadAsync(JournalEntry entry, CancellationToken cancel)
    {
        var opened = await journal.OpenAsync(entry, cancel);
        if (opened.IsRefused)
            return null;
        var payload = Payload.Read(opened.Value);
        if (payload.Kept is not { } kept || (await keys.OfAsync(entry.PersonId, cancel)) is not { IsRefused: false } owner)
            return payload;
        var ids = kept.Values.Select(box => box.Key).ToList();
        var open = await casework.Kept.AsNoTracking().Where(row => ids.Contains(row.Id) && row.SealedKey != null).ToDictionaryAsync(row => row.Id, row => row.SealedKey!, cancel);
        var answers = payload.Answers?.ToDictionary() ?? [];
        foreach (var (field, box) in kept.Where(each => open.ContainsKey(each.Value.Key)))
            answers[field] = JsonSerializer.Deserialize(Erasable.Open(box.Key, owner.Value.Open(Purpose, box.Key, open[box.Key]), box.Box), PayloadJson.Default.StringArray)!;
        return payload with { Answers = answers, Erased = [.. kept.Where(each => !open.ContainsKey(each.Value.Key)).Select(each => each.Key)] };
    }
}
