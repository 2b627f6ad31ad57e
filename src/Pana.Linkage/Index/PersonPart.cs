using System.Text;

namespace Pana.Linkage;

/// <summary>
/// Persons that do not change any more, in the order of their birth, so that a year or a day is a stretch of them. Each word that occurs in a name
/// is kept once, with the persons that bear it.
/// </summary>
sealed partial class PersonPart
{
    long[] _ids = [];
    int[] _born = [];

    /// <summary>The names as they were added, one after another, and where each ends.</summary>
    byte[] _texts = [];
    int[] _ends = [];

    /// <summary>The words of each person: where the next person's begin, and their numbers.</summary>
    int[] _starts = new int[1];
    int[] _words = [];

    /// <summary>The persons that bear each word, in order.</summary>
    int[] _bearerStarts = new int[1];
    int[] _bearers = [];

    PersonWords _vocabulary = new([]);

    public int Count => _ids.Length;

    /// <summary>Persons that were taken away since.</summary>
    public HashSet<int> Gone { get; } = [];

    public PersonWords Vocabulary => _vocabulary;

    public long IdOf(int at) => _ids[at];

    public string NameOf(int at) => Encoding.UTF8.GetString(Text(at));

    public EventDate BornOf(int at) => Date(_born[at]);

    public ReadOnlySpan<int> WordsOf(int at) => _words.AsSpan(_starts[at], _starts[at + 1] - _starts[at]);

    public ReadOnlySpan<int> BearersOf(int word) => _bearers.AsSpan(_bearerStarts[word], _bearerStarts[word + 1] - _bearerStarts[word]);

    ReadOnlySpan<byte> Text(int at) => _texts.AsSpan(at == 0 ? 0 : _ends[at - 1], _ends[at] - (at == 0 ? 0 : _ends[at - 1]));

    public bool Remove(long id)
    {
        var removed = false;
        for (int from = 0, at; from < _ids.Length && (at = Array.IndexOf(_ids, id, from)) >= 0; from = at + 1)
            removed |= Gone.Add(at);
        return removed;
    }

    /// <summary>The first person born in the year or later; those whose year is not known are born before all.</summary>
    public int FirstOf(int year) => First(year << 16);

    /// <summary>The persons born on a day.</summary>
    public (int From, int To) BornOn(int year, int month, int day) => (First(Packed(year, month, day, 0)), First(Packed(year, month, day, 3) + 1));

    int First(int packed)
    {
        var (low, high) = (0, _born.Length);
        while (low < high)
            if ((low + high) / 2 is var middle && _born[middle] < packed)
                low = middle + 1;
            else
                high = middle;
        return low;
    }

    static int Packed(int year, int month, int day, int marks) => year << 16 | month << 9 | day << 2 | marks;

    static int Packed(EventDate date) => Packed(date.Year, date.Month, date.Day, (date.Estimated ? 1 : 0) | (date.SolarHijri ? 2 : 0));

    static EventDate Date(int packed) => new((short)(packed >> 16), (byte)(packed >> 9 & 127), (byte)(packed >> 2 & 127), (packed & 1) != 0, (packed & 2) != 0);
}
