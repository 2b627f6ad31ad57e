namespace Pana.Linkage;

/// <summary>
/// A register of persons in memory for one question at a time, in any spelling and script, about 100 bytes a person. Persons lie in compact parts;
/// those that were added lately lie beside them and are compared one by one. Questions and changes may come from many threads.
/// </summary>
public sealed partial class PersonIndex
{
    /// <summary>So many persons may lie beside the compact parts when a question comes; so many are compared in full for one question.</summary>
    const int MostFresh = 256, Compared = 64;

    /// <summary>A part is put together with the one before it unless that is so many times larger.</summary>
    const int Steeper = 4;

    readonly List<PersonPart> _parts = [];
    readonly List<Fresh> _fresh = [];
    readonly ReaderWriterLockSlim _gate = new();

    /// <param name="Id">As it was added.</param>
    /// <param name="Odds">Orders the answers: the logarithm of the odds that it is the person asked for, up to a constant.</param>
    public readonly record struct Found(long Id, string Name, EventDate Born, NameLikeness Likeness, double Odds);

    sealed record Fresh(long Id, string Name, EventDate Born)
    {
        NameReading? _reading;

        public NameReading Reading => _reading ??= NameReading.Of(Name, NamePart.Full);
    }

    public int Count => _parts.Sum(part => part.Count - part.Gone.Count) + _fresh.Count;

    public void Add(long id, string name, EventDate born) => Change(() => _fresh.Add(new(id, name, born)));

    /// <summary>Whether there was one.</summary>
    public bool Remove(long id)
    {
        var removed = false;
        Change(() =>
        {
            removed = _fresh.RemoveAll(person => person.Id == id) > 0;
            foreach (var part in _parts)
                removed |= part.Remove(id);
        });
        return removed;
    }

    /// <summary>Puts everything into one compact part, as it is best before many questions and is written to a file.</summary>
    public void Compact() => Change(() => Gather(all: true));

    void Change(Action change)
    {
        _gate.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    void Gather(bool all)
    {
        if (_fresh.Count > 0)
            _parts.Add(PersonPart.Of(_fresh.Count, at => (_fresh[at].Id, _fresh[at].Name, _fresh[at].Born)));
        _fresh.Clear();
        while (_parts is [.., var before, var last] && (all || before.Count < last.Count * Steeper))
        {
            _parts.RemoveRange(_parts.Count - 2, 2);
            _parts.Add(PersonPart.Of(before, last));
        }
        if (all && _parts is [{ Gone.Count: > 0 } only])
            _parts[0] = PersonPart.Of(only);
    }

    /// <summary>The persons most like the one asked for, best first.</summary>
    public IReadOnlyList<Found> Find(string name, EventDate born, int count)
    {
        var reading = NameReading.Of(name, NamePart.Full);
        if (_fresh.Count > MostFresh)
            Change(() => Gather(all: false));
        _gate.EnterReadLock();
        try
        {
            List<PersonSearch.Candidate> near = [];
            foreach (var part in _parts)
                PersonSearch.In(part, reading, born, Math.Max(count, Compared), near);
            return [.. near.OrderByDescending(each => each.Odds).Take(Math.Max(count, Compared))
                .Select(each => Compare(reading, born, each.Part.IdOf(each.At), each.Part.NameOf(each.At), each.Part.BornOf(each.At), null))
                .Concat(_fresh.Select(fresh => Compare(reading, born, fresh.Id, fresh.Name, fresh.Born, fresh.Reading)))
                .OrderByDescending(found => found.Odds).ThenBy(found => found.Id).Take(count)];
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    static Found Compare(NameReading reading, EventDate born, long id, string name, EventDate other, NameReading? known)
    {
        var likeness = NameComparison.Compare(reading, known ?? NameReading.Of(name, NamePart.Full));
        return new(id, name, other, likeness, Math.Log((likeness.Score + 1e-6) / (1 - likeness.Score + 1e-6)) + DateOdds(DateComparison.Compare(born, other)));
    }

    internal static float DateOdds(Agreement agreement) => agreement switch
    {
        Agreement.Exact => 9, Agreement.Nearly => 4.5f, Agreement.Close => 2.5f, Agreement.Weak => 0.5f, Agreement.Differs => -3, _ => 0,
    };

    /// <summary>Writes the register as it lies in memory; compacts first. The file holds names: it belongs in the node's sealed folder.</summary>
    public void Write(Stream stream)
    {
        Compact();
        _gate.EnterReadLock();
        try
        {
            (_parts.Count > 0 ? _parts[0] : PersonPart.Of(0, _ => default)).Write(stream);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    /// <summary>Null when the file is none of this version or is not whole: then the register is read anew.</summary>
    public static PersonIndex? Read(Stream stream)
    {
        if (PersonPart.Read(stream) is not { } part)
            return null;
        var index = new PersonIndex();
        index._parts.Add(part);
        return index;
    }
}
