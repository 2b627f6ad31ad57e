using Pana.Linkage;

namespace Pana.Bench;

/// <summary>
/// Persons of three words, each word drawn from the public names with a few very common, and questions about some of them: one question in
/// three without the second word and turned round, every fourth word with a letter wrong, dates with a wrong day, with the year alone, or none.
/// </summary>
internal sealed class PersonCrowd
{
    const string Added = "aeiounrs";

    readonly Random _random = new(3);
    readonly (int Given, int Father, int Family)[] _names;
    readonly EventDate[] _born;

    /// <param name="Truth">The name as the register has it.</param>
    public sealed record Question(int Id, string Truth, EventDate TrueBirth, string Name, EventDate Born);

    public string[] Words { get; }

    public List<Question> Questions { get; } = [];

    public int Count => _born.Length;

    public (int Given, int Father, int Family) WordsOf(int id) => _names[id];

    public string NameOf(int id) => $"{Words[_names[id].Given]} {Words[_names[id].Father]} {Words[_names[id].Family]}";

    public EventDate BornOf(int id) => _born[id];

    public PersonCrowd(string data, int persons, int questions)
    {
        Words = [.. File.ReadLines(Path.Combine(data, "names_latin_russian.tsv")).Skip(1).Select(line => line.Split('\t')[0])
            .SelectMany(name => name.Split(' ')).Where(word => word.Length > 2).Distinct()];
        (_names, _born) = (new (int, int, int)[persons], new EventDate[persons]);
        for (var id = 0; id < persons; id++)
        {
            (_names[id], _born[id]) = ((Any(3000), Any(3000), Any(Words.Length)), Born());
            var (given, father, family) = (Words[_names[id].Given], Words[_names[id].Father], Words[_names[id].Family]);
            if (_random.Next(persons) < questions)
                Questions.Add(new(id, NameOf(id), _born[id], _random.Next(3) == 0 ? $"{Wrong(family)} {Wrong(given)}" : $"{Wrong(given)} {Wrong(father)} {Wrong(family)}", WrongDate(_born[id])));
        }
    }

    int Any(int among) => (int)(among * Math.Pow(_random.NextDouble(), 3));

    EventDate Born() => _random.Next(10) == 0 ? new((short)_random.Next(1940, 2020), 0, 0, true)
        : new((short)_random.Next(1940, 2020), (byte)_random.Next(1, 13), (byte)_random.Next(1, 29));

    string Wrong(string word)
    {
        var at = _random.Next(1, word.Length - 1);
        return _random.Next(4) != 0 ? word : _random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, $"{Added[_random.Next(Added.Length)]}"),
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }

    EventDate WrongDate(EventDate born) => _random.Next(6) == 0 ? default : _random.Next(6) == 0 ? new(born.Year, 0, 0, true)
        : _random.Next(5) == 0 && born.IsWhole ? born with { Day = (byte)_random.Next(1, 29) } : born;

    /// <summary>The exact chance that a word of the register is written so in a question.</summary>
    public static double ChanceOf(string written, string word)
    {
        var chance = written == word ? 0.75 : 0;
        if (Math.Abs(written.Length - word.Length) > 1)
            return chance;
        var places = word.Length - 2;
        for (var at = 1; at <= places; at++)
        {
            if (!written.AsSpan().StartsWith(word.AsSpan(0, at)))
                break;
            var rest = written.AsSpan(at);
            if (rest.SequenceEqual(word.AsSpan(at + 1)))
                chance += 0.25 / 3 / places;
            if (rest.Length > 0 && Added.Contains(rest[0]) && rest[1..].SequenceEqual(word.AsSpan(at)))
                chance += 0.25 / 3 / places / Added.Length;
            if (rest.Length > 1 && written.Length == word.Length && rest[0] == word[at + 1] && rest[1] == word[at] && rest[2..].SequenceEqual(word.AsSpan(at + 2)))
                chance += 0.25 / 3 / places;
        }
        return chance;
    }

    /// <summary>The exact chance that somebody's birth is written so in a question.</summary>
    public static double ChanceOf(EventDate written, EventDate born)
    {
        var chance = written == default ? 1.0 / 6 : 0;
        if (written == new EventDate(born.Year, 0, 0, true))
            chance += 5.0 / 36;
        if (!born.IsWhole)
            return chance + (written == born ? 25.0 / 36 : 0);
        if (written == born)
            chance += 25.0 / 36 * 0.8;
        return chance + (written with { Day = born.Day } == born && written.Day is >= 1 and < 29 ? 25.0 / 36 * 0.2 / 28 : 0);
    }
}
