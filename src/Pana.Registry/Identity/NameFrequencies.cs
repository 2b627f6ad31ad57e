using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Pana.Linkage;
using Pana.Registry.Open;
using Pana.Registry.Register;
using Pana.Storage;

namespace Pana.Registry.Identity;

/// <summary>
/// How common the words of names are in this register: that two persons share a rare name tells more than that they share a common one. Words are counted
/// by how they sound, over everybody, whichever walls there are; therefore <see cref="NameRarity.Least"/> bearers and fewer are one and the same, so
/// that nobody behind a wall can be told from the weight of a name.
/// </summary>
internal sealed class NameFrequencies(UnitOfWork unit, Tokens tokens, NameCounts counts)
{
    const int MostAtOnce = 2_000;

    RegistryContext Registry => unit.Context<RegistryContext>();

    public async Task<NameRarity> OfAsync(IEnumerable<PersonFacts> persons, CancellationToken cancel)
    {
        var known = await counts.CurrentAsync(() => Registry.Persons.CountAsync(cancel));
        if (known.Persons < NameRarity.Few)
            return NameRarity.Unknown;
        var words = persons.Where(person => person.Name is not null).SelectMany(person => NameForms.Of(person.Name!)).SelectMany(NameRarity.WordsOf)
            .Select(word => word.Text).Distinct().ToDictionary(text => text, text => tokens.SoundsOf(text));
        var lacking = words.Values.SelectMany(sounds => sounds).Distinct().Where(sound => !known.Bearers.ContainsKey(sound)).ToList();
        foreach (var some in lacking.Chunk(MostAtOnce))
        {
            var found = await Registry.Tokens.Where(token => some.Contains(token.Token)).GroupBy(token => token.Token)
                .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
            foreach (var sound in some)
                known.Bearers[sound] = found.GetValueOrDefault(sound);
        }
        return new(words.ToDictionary(word => word.Key,
            word => NameRarity.ShareOf(word.Value.Select(sound => known.Bearers.GetValueOrDefault(sound)).DefaultIfEmpty().Max(), known.Persons)));
    }
}

/// <summary>What was counted lately; for an hour a count may be old, and no question waits for what another has asked.</summary>
internal sealed class NameCounts(TimeProvider clock)
{
    const int MostKept = 300_000;

    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    Counted _current = new(default, 0);

    public sealed record Counted(DateTimeOffset At, int Persons)
    {
        public ConcurrentDictionary<long, int> Bearers { get; } = [];
    }

    public async Task<Counted> CurrentAsync(Func<Task<int>> persons)
    {
        var (now, current) = (clock.GetUtcNow(), _current);
        return current.Persons >= NameRarity.Few && now - current.At < Kept && current.Bearers.Count < MostKept ? current : _current = new(now, await persons());
    }
}

/// <summary>The shares of persons who bear each word, as far as they were asked for.</summary>
internal sealed class NameRarity(IReadOnlyDictionary<string, double> shares)
{
    /// <summary>Bearers that cannot be told from fewer, and persons of a register below which shares say nothing.</summary>
    public const int Least = 10, Few = 1_000;

    public static readonly NameRarity Unknown = new(new Dictionary<string, double>());

    public static double ShareOf(int bearers, int persons) => Math.Min(1, Math.Max(bearers, Least) / (double)persons);

    /// <summary>The words that tell who somebody is.</summary>
    public static IEnumerable<NameWord> WordsOf(NameReading name) => name.Words.Where(word => word.Role is not (WordRole.Title or WordRole.Particle));

    /// <summary>How often a stranger has such a name, by its words: of the shorter name, or of the one that is more common; null when that is not known.</summary>
    public double? Of(NameReading one, NameReading other)
    {
        var (a, b) = (Product(one), Product(other));
        var (few, many) = (WordsOf(one).Count(), WordsOf(other).Count());
        return a is null || b is not null && many < few ? b : b is null || few < many ? a : Math.Max(a.Value, b.Value);
    }

    double? Product(NameReading name)
    {
        var product = 1.0;
        foreach (var word in WordsOf(name))
            if (!shares.TryGetValue(word.Text, out var share))
                return null;
            else
                product *= share;
        return product;
    }
}
