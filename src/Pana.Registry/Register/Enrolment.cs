using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pana.Access.Open;
using Pana.Kernel;
using Pana.Registry.Open;
using Pana.Storage;

namespace Pana.Registry.Register;

/// <summary>
/// Writes persons, what is said about them and their place in a group, with an entry of the record each. Inside a unit
/// of work.
/// </summary>
internal sealed class Enrolment(UnitOfWork unit, PersonKeys keys, Journal journal, Tokens tokens, TimeProvider clock)
{
    RegistryContext Registry => unit.Context<RegistryContext>();

    /// <summary>So many numbers that are not taken.</summary>
    public async Task<Queue<string>> NumbersAsync(int count, CancellationToken cancel)
    {
        while (true)
        {
            var numbers = Enumerable.Range(0, count).Select(_ => $"{CaseNumber.New()}").Distinct().ToList();
            if (numbers.Count == count && !await Registry.Persons.AnyAsync(
                person => numbers.Contains(person.Number), cancel))
                return new(numbers);
        }
    }

    public async Task<Outcome<Person>> PersonAsync(
        Officer by, PersonFacts facts, RecordKind kind, string number, DateTimeOffset occurredAt,
            CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var person = new Person { Id = id, Number = number, CreatedAt = now, Shield = keys.New(id).Seal(Shield.None) };
        Registry.Persons.Add(person);
        if (!by.Has(Function.Border))
            Registry.Scopes.Add(new()
            {
                Id = Guid.CreateVersion7(now), PersonId = id, CaseId = id, Wall = OwnWall.Of(by),
                Authority = by.Authority, Unit = by.Unit,
            });
        var said = await RecordAsync(by, id, facts, kind, Because.NothingElse, CaseHead.Empty(id), occurredAt, cancel);
        return said.Refusal is { } unsaid ? unsaid : person;
    }

    /// <summary>
    /// Adds what was said. The entry of the record carries the hash of the sealed words, so that the register
    /// can be checked against the record.
    /// </summary>
    public async Task<Outcome<Guid>> RecordAsync(
        Officer by, Guid person, PersonFacts facts, RecordKind kind, Because because,
        CaseHead head, DateTimeOffset occurredAt, CancellationToken cancel)
    {
        var key = await keys.OfAsync(person, cancel);
        if (key.Refusal is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var content = key.Value.Seal(id, facts);
        Registry.Records.Add(new()
        {
            Id = id, PersonId = person, Kind = kind, Wall = OwnWall.Of(by), Authority = by.Authority, Unit = by.Unit,
            RegisteredBy = by.Id, RegisteredAt = now, Sequence = head.Sequence + 1, Content = content,
        });
        Registry.Links.Add(new() { SourceId = id, PersonId = person, LinkedBy = by.Id, LinkedAt = now });
        Registry.Tokens.AddRange(tokens.Of(facts).Select(token => new SearchToken { SourceId = id, Token = token }));
        Registry.Uncompared.Add(new() { SourceId = id });
        var payload = JsonSerializer.SerializeToUtf8Bytes(new
        {
            because.Reason, SaidBy = $"{because.SaidBy}", Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        });
        var entry = await journal.AppendAsync(
            head, new(person, occurredAt, by.Id, by.Authority, $"registry.{kind}", payload)
        {
            Sources = [id],
        }, cancel);
        return entry.Refusal is { } unwritten ? unwritten : id;
    }

    public Guid Group(Officer by, GroupKind kind, DateTimeOffset arrivedAt)
    {
        var group = new PersonGroup
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Kind = kind, Authority = by.Authority, Unit = by.Unit,
            ArrivedAt = arrivedAt,
        };
        Registry.Groups.Add(group);
        return group.Id;
    }

    public async Task<Outcome<Guid>> PlaceAsync(
        Officer by, Guid group, Guid person, Place place, int sequence, CancellationToken cancel)
    {
        var key = await keys.OfAsync(person, cancel);
        if (key.Refusal is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        Registry.Memberships.Add(new()
        {
            Id = id, GroupId = group, PersonId = person, Wall = OwnWall.Of(by), Authority = by.Authority,
            Unit = by.Unit, Since = now, Sequence = sequence, Content = key.Value.Seal(id, place),
        });
        return id;
    }
}

/// <summary>Why something is written down, for the record.</summary>
internal sealed record Because(string Reason, SaidBy? SaidBy)
{
    public static readonly Because NothingElse = new("", null);

    public override string ToString() => "•••";
}
