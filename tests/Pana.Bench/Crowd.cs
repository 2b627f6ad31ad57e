using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pana.Access;
using Pana.Casework;
using Pana.Casework.Cases;
using Pana.Kernel;
using Pana.Registry;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Bench;

/// <summary>
/// Makes many of few: whole families with all their rows are written again under new ids, numbers and keys, sealed anew and chained
/// anew, so that the node can open every name and verify the whole record.
/// </summary>
internal sealed class Crowd(NodeDatabase database, NodeKey key)
{
    const int Batch = 2_000;

    static readonly Type[] Copied =
    [
        typeof(PersonKeyRow), typeof(JournalEntry), typeof(Person), typeof(SourceRecord), typeof(PersonLink), typeof(SearchToken), typeof(PersonScope),
        typeof(PersonGroup), typeof(Membership), typeof(Case), typeof(StoredFact), typeof(StoredTerm), typeof(Firing), typeof(TakenStep),
        typeof(GivenPaper), typeof(ConsentEntry), typeof(CaseMember), typeof(ChainSeal),
    ];

    readonly List<TableShape> _tables = [];
    readonly List<Family> _families = [];
    readonly HashSet<Guid> _stay = [Guid.Empty];
    readonly HashSet<string> _numbers = [];
    readonly Dictionary<Guid, PersonKey> _keys = [];
    readonly Dictionary<(Guid, string), byte[]> _opened = [];
    long _seals;
    byte[] _sealed = new byte[32];

    /// <summary>Rows of people who came together, by table.</summary>
    sealed class Family
    {
        public List<Guid> Persons { get; } = [];
        public Dictionary<Type, List<object?[]>> Rows { get; } = Copied.ToDictionary(type => type, _ => new List<object?[]>());
    }

    /// <summary>Everybody who is in the database now, as a pattern.</summary>
    public static async Task<Crowd> ReadAsync(NodeDatabase database, NodeKey key)
    {
        var crowd = new Crowd(database, key);
        await using var unit = new UnitOfWork(database);
        DbContext[] contexts = [unit.Context<StorageDb>(), unit.Context<RegistryContext>(), unit.Context<CaseworkContext>()];
        crowd._tables.AddRange(Copied.Select(type => new TableShape(contexts.Select(each => each.Model.FindEntityType(type)).First(each => each is not null)!)));
        var storage = unit.Context<StorageDb>();
        var registry = unit.Context<RegistryContext>();
        var casework = unit.Context<CaseworkContext>();
        crowd._stay.UnionWith(await unit.Context<AccessContext>().Accounts.Select(account => account.Id).ToListAsync());
        var cases = await casework.Cases.AsNoTracking().ToListAsync();
        var groups = await registry.Memberships.AsNoTracking().ToListAsync();
        crowd._numbers.UnionWith(cases.Select(each => each.Number));
        crowd._numbers.UnionWith(await registry.Persons.Select(each => each.Number).ToListAsync());
        crowd._numbers.UnionWith(await casework.Papers.Select(each => each.Number).ToListAsync());
        var familyOf = new Dictionary<Guid, Family>();
        foreach (var group in groups.GroupBy(member => member.GroupId))
        {
            var family = new Family();
            crowd._families.Add(family);
            familyOf[group.Key] = family;
            foreach (var person in group.Select(member => member.PersonId).Distinct())
            {
                family.Persons.Add(person);
                familyOf[person] = family;
            }
        }
        foreach (var row in cases)
            familyOf[row.Id] = familyOf[row.PersonId];
        await crowd.AddAsync(storage.PersonKeys, familyOf, row => row.PersonId);
        await crowd.AddAsync(storage.Entries.OrderBy(entry => entry.CaseId).ThenBy(entry => entry.Sequence), familyOf, row => row.PersonId);
        await crowd.AddAsync(registry.Persons, familyOf, row => row.Id);
        var records = await crowd.AddAsync(registry.Records, familyOf, row => row.PersonId);
        foreach (var record in records)
            familyOf[record.Id] = familyOf[record.PersonId];
        await crowd.AddAsync(registry.Links, familyOf, row => row.PersonId);
        await crowd.AddAsync(registry.Tokens, familyOf, row => row.SourceId);
        await crowd.AddAsync(registry.Scopes, familyOf, row => row.PersonId);
        await crowd.AddAsync(registry.Groups, familyOf, row => row.Id);
        await crowd.AddAsync(registry.Memberships, familyOf, row => row.PersonId);
        await crowd.AddAsync(casework.Cases, familyOf, row => row.PersonId);
        await crowd.AddAsync(casework.Facts, familyOf, row => row.PersonId);
        await crowd.AddAsync(casework.Terms, familyOf, row => row.PersonId);
        await crowd.AddAsync(casework.Firings, familyOf, row => row.CaseId);
        await crowd.AddAsync(casework.Taken, familyOf, row => row.PersonId);
        await crowd.AddAsync(casework.Papers, familyOf, row => row.PersonId);
        await crowd.AddAsync(casework.Consents, familyOf, row => row.PersonId);
        await crowd.AddAsync(casework.Members, familyOf, row => row.PersonId);
        using var cache = new KeyCache();
        foreach (var (id, opened) in await new PersonKeys(unit, key, cache, TimeProvider.System).OfAllAsync(crowd._families.SelectMany(each => each.Persons)))
            crowd._keys[id] = opened;
        if (await storage.Seals.OrderByDescending(seal => seal.Number).FirstOrDefaultAsync() is { } last)
            (crowd._seals, crowd._sealed) = (last.Number, last.Hash);
        return crowd;
    }

    async Task<List<T>> AddAsync<T>(IQueryable<T> set, Dictionary<Guid, Family> familyOf, Func<T, Guid> of) where T : class
    {
        var rows = await set.AsNoTracking().ToListAsync();
        var shape = Shape<T>();
        foreach (var row in rows)
            familyOf[of(row)].Rows[typeof(T)].Add(shape.Read(row));
        return rows;
    }

    TableShape Shape<T>() => _tables[Array.IndexOf(Copied, typeof(T))];

    /// <summary>
    /// Writes families again, in turn, until so many persons are there; <paramref name="isMeant"/> chooses among the patterns by one of its persons.
    /// </summary>
    /// <returns>The persons made, in the order of their making.</returns>
    public async Task<List<Guid>> GrowAsync(int persons, Func<Guid, bool> isMeant)
    {
        var patterns = _families.Where(family => isMeant(family.Persons[0])).ToList();
        var made = new List<Guid>();
        for (var next = 0; made.Count < persons;)
        {
            var rows = Copied.ToDictionary(type => type, _ => new List<object?[]>());
            for (var batch = made.Count + Math.Min(Batch, persons - made.Count); made.Count < batch; next++)
                made.AddRange(Again(patterns[next % patterns.Count], rows));
            await using var connection = await database.OpenAsync();
            await using var transaction = database.Kind is DatabaseKind.Sqlite ? await connection.BeginTransactionAsync() : null;
            foreach (var (type, shape) in Copied.Zip(_tables))
                await shape.WriteAsync(connection, rows[type]);
            if (transaction is not null)
                await transaction.CommitAsync();
        }
        return made;
    }

    List<Guid> Again(Family family, Dictionary<Type, List<object?[]>> into)
    {
        var ids = new Dictionary<Guid, Guid>();
        var raw = family.Persons.ToDictionary(person => person, _ => RandomNumberGenerator.GetBytes(32));
        var keys = raw.ToDictionary(pair => pair.Key, pair => new PersonKey(New(pair.Key), pair.Value));
        var hashes = new Dictionary<string, string>();
        foreach (var (type, shape) in Copied.Zip(_tables))
            if (type != typeof(JournalEntry) && type != typeof(Case) && type != typeof(ChainSeal))
                foreach (var pattern in family.Rows[type])
                    into[type].Add(Finish(type, shape, pattern, Mapped(pattern)));
        var heads = Chain();
        var (file, number, head) = (Shape<Case>()["Id"], Shape<Case>()["Number"], Shape<Case>()["HeadHash"]);
        foreach (var pattern in family.Rows[typeof(Case)])
        {
            var row = Mapped(pattern);
            row[number] = NewNumber();
            if (heads.TryGetValue((Guid)row[file]!, out var end))
                row[head] = end.Hash;
            into[typeof(Case)].Add(row);
        }
        return [.. family.Persons.Select(New)];

        Guid New(Guid id)
        {
            if (_stay.Contains(id))
                return id;
            if (!ids.TryGetValue(id, out var fresh))
            {
                // The moment in it stays, as ids of the past lie in the indexes.
                Span<byte> bytes = stackalloc byte[16];
                id.TryWriteBytes(bytes, bigEndian: true, out _);
                RandomNumberGenerator.Fill(bytes[9..]);
                ids[id] = fresh = new(bytes, bigEndian: true);
            }
            return fresh;
        }

        object?[] Mapped(object?[] pattern) => Array.ConvertAll(pattern, value => value switch
        {
            Guid id => New(id),
            Guid[] many => Array.ConvertAll(many, New),
            _ => value,
        });

        object?[] Finish(Type type, TableShape shape, object?[] pattern, object?[] row)
        {
            if (type == typeof(PersonKeyRow))
                row[shape["Wrapped"]] = key.Wrap((Guid)row[shape["PersonId"]]!, raw[(Guid)pattern[shape["PersonId"]]!]);
            else if (type == typeof(Person))
                (row[shape["Number"]], row[shape["Shield"]]) = (NewNumber(), Anew("registry shield", "Id", "Id", "Shield"));
            else if (type == typeof(Membership))
                row[shape["Content"]] = Anew("registry place", "PersonId", "Id", "Content");
            else if (type == typeof(SourceRecord))
            {
                var anew = Anew("registry record", "PersonId", "Id", "Content");
                hashes[Hex((byte[])pattern[shape["Content"]]!)] = Hex(anew);
                row[shape["Content"]] = anew;
            }
            else if (type == typeof(GivenPaper))
                row[shape["Number"]] = NewNumber();
            return row;

            byte[] Anew(string purpose, string person, string record, string column)
            {
                var (of, old) = ((Guid)pattern[shape[person]]!, (Guid)pattern[shape[record]]!);
                return keys[of].Seal(purpose, New(old), Open(of, purpose, old, (byte[])pattern[shape[column]]!));
            }
        }

        void Seal(JournalEntry end)
        {
            var seal = new ChainSeal
            {
                Number = ++_seals, CaseId = end.CaseId, CaseSequence = end.Sequence, CaseHash = end.Hash, SealedAt = end.RecordedAt,
                Previous = _sealed, Hash = new byte[32],
            };
            RecordHash.Of(seal).CopyTo(seal.Hash.AsSpan());
            _sealed = seal.Hash;
            into[typeof(ChainSeal)].Add(Shape<ChainSeal>().Read(seal));
        }

        Dictionary<Guid, JournalEntry> Chain()
        {
            var shape = Shape<JournalEntry>();
            var last = new Dictionary<Guid, JournalEntry>();
            foreach (var pattern in family.Rows[typeof(JournalEntry)])
            {
                var row = Mapped(pattern);
                var (person, id) = ((Guid)pattern[shape["PersonId"]]!, (Guid)pattern[shape["Id"]]!);
                var step = (string)row[shape["Step"]]!;
                var clear = Open(person, "journal", id, (byte[])pattern[shape["Payload"]]!);
                if (step.StartsWith("registry.", StringComparison.Ordinal))
                    clear = Encoding.UTF8.GetBytes(hashes.Aggregate(Encoding.UTF8.GetString(clear),
                        (text, hash) => text.Replace(hash.Key, hash.Value, StringComparison.Ordinal)));
                var caseId = (Guid)row[shape["CaseId"]]!;
                var entry = new JournalEntry
                {
                    Id = (Guid)row[shape["Id"]]!, CaseId = caseId, PersonId = keys[person].Person, Sequence = (int)row[shape["Sequence"]]!,
                    OccurredAt = (DateTimeOffset)row[shape["OccurredAt"]]!, RecordedAt = (DateTimeOffset)row[shape["RecordedAt"]]!,
                    Actor = (Guid)row[shape["Actor"]]!, Authority = (string)row[shape["Authority"]]!, Step = step,
                    Payload = keys[person].Seal("journal", (Guid)row[shape["Id"]]!, clear), Sources = (Guid[])row[shape["Sources"]]!,
                    Previous = last.TryGetValue(caseId, out var before) ? before.Hash : new byte[32], Hash = new byte[32],
                };
                RecordHash.Of(entry).CopyTo(entry.Hash.AsSpan());
                last[caseId] = entry;
                into[typeof(JournalEntry)].Add(shape.Read(entry));
            }
            foreach (var end in last.Values)
                Seal(end);
            return last;
        }
    }

    byte[] Open(Guid person, string purpose, Guid record, byte[] box)
    {
        if (!_opened.TryGetValue((record, purpose), out var clear))
            _opened[(record, purpose)] = clear = _keys[person].Open(purpose, record, box);
        return clear;
    }

    string NewNumber()
    {
        string number;
        do
            number = $"{CaseNumber.New()}";
        while (!_numbers.Add(number));
        return number;
    }

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
