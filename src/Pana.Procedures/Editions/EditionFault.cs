namespace Pana.Procedures.Editions;

/// <summary>What is wrong in a file of an edition, and how to mend it. Printed as editors and build tools read it.</summary>
/// <param name="File">The file as the person who named the folder would find it.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Key">The term, symbol, code or column that is meant.</param>
public sealed record EditionFault(string File, int Line, string What, string HowToMend, string? Key = null)
{
    public override string ToString() => $"{File}:{Line}: {(Key is null ? "" : Key + ": ")}{What}, {HowToMend}";
}

/// <summary>Collects everything that is wrong in a folder, so that one reading names it all.</summary>
internal sealed class Faults(string folder)
{
    readonly List<EditionFault> _found = [];

    public string PathOf(string file) => Path.Combine(folder, file);

    public void Add(string file, int line, string what, string howToMend, string? key = null) =>
        _found.Add(new(PathOf(file), line, what, howToMend, key));

    public int Count => _found.Count;

    public IEnumerable<EditionFault> Found =>
        _found.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line);

    /// <summary>The known word that a mistyped one was probably meant to be, for "how to mend".</summary>
    public static string Nearest(string word, IEnumerable<string> known)
    {
        var nearest = known.MinBy(each => Distance(word, each));
        return nearest is null ? "remove it" : $"the nearest known one is {nearest}";
    }

    /// <summary>How many letters to insert, drop or change (Levenshtein 1965).</summary>
    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
