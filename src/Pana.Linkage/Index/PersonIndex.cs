namespace Pana.Linkage;

/// <summary>
/// A register of persons in memory for one question at a time, in any spelling and script, about 100 bytes a person. Persons lie in compact parts;
/// those that were added lately lie beside them and are compared one by one. Questions and changes may come from many threads.
/// </summary>
public sealed partial class PersonIndex
{
    /// <summary>So many persons may lie beside the compact parts when a question comes; so many are compared in full for one question.</summary>
    const int MostFresh = 256, Compared = 100;

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
            var question = new PersonQuestion(reading, born);
            if (question.Words.Length == 0)
                return [];
            var words = _parts.ConvertAll(part => new WordSearch(part, question));
            foreach (var fresh in _fresh)
                question.AddPerson(fresh.Reading.Telling);
            List<PersonSearch.Candidate> near = [];
            foreach (var (part, search) in _parts.Zip(words))
                PersonSearch.In(part, question, search, Math.Max(count, Compared), near);
            foreach (var (at, fresh) in _fresh.Index())
                near.Add(new(fresh.Id, question.Weigh(fresh.Reading.Telling) + question.ToldByBirth(fresh.Born), null, at));
            return [.. near.OrderByDescending(each => each.Odds).ThenBy(each => each.Id).Take(Math.Max(count, Compared)).Select(each => Answer(reading, each))
                .OrderByDescending(found => found.Odds).ThenBy(found => found.Id).Take(count)];
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    /// <summary>What the comparison of whole names adds to what their words tell: much of it was counted already.</summary>
    const double Whole = 0.3;

    Found Answer(NameReading reading, PersonSearch.Candidate candidate)
    {
        var person = candidate.Part is { } part ? new(candidate.Id, part.NameOf(candidate.At), part.BornOf(candidate.At)) : _fresh[candidate.At];
        var likeness = NameComparison.Compare(reading, person.Reading);
        return new(person.Id, person.Name, person.Born, likeness, candidate.Odds + Whole * Math.Log((likeness.Score + 1e-6) / (1 - likeness.Score + 1e-6)));
    }

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
