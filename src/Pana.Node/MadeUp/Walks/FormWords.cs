using System.Globalization;
using Pana.Kernel;
using Pana.Procedures;

namespace Pana.Node.MadeUp.Walks;

/// <summary>
/// What is written into the forms of made-up cases: short sentences and codes from <c>answers.csv</c> (column <c>field</c>: a field, or a field of
/// one procedure), places and years put in.
/// </summary>
internal sealed class FormWords(string folder)
{
    readonly ILookup<string, string> _texts = Csv.Read(Path.Combine(folder, "answers.csv")).ToLookup(row => row["field"], row => row["text"]);

    /// <summary>Null where nothing fits: then the field stays empty.</summary>
    public string[]? To(Field field, MadeUpPerson person, Chance chance, DateTimeOffset at)
    {
        var known = _texts[field.Key].ToList() is { Count: > 0 } own ? own : [.. _texts[field.Name]];
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.LongText or FieldKind.Blank => known.Count == 0 ? null : [Fill(chance.One(known), person, chance, at)],
            FieldKind.Choice => Codes(field.Codes!, known) is { Count: > 0 } codes ? [chance.One(codes)] : null,
            FieldKind.MultiChoice => Codes(field.Codes!, known) is { Count: > 0 } codes
                ? [.. Enumerable.Range(0, chance.Between(1, 2)).Select(_ => chance.One(codes)).Distinct()] : null,
            FieldKind.YesNoUnknown => known.Count == 0 ? null : [chance.One(known)],
            FieldKind.Date => [at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
            FieldKind.Number => known.Count == 0 ? null : [chance.One(known)],
            _ => null,
        };
    }

    /// <summary>What the table prefers, as often as it says it; else anything that the list offers.</summary>
    static List<string> Codes(string list, List<string> preferred)
    {
        var offered = CodeList.All[list];
        return preferred.Where(offered.Has).ToList() is { Count: > 0 } fitting ? fitting : [.. offered.Codes.Select(code => code.Value)];
    }

    static string Fill(string text, MadeUpPerson person, Chance chance, DateTimeOffset at) => text
        .Replace("{место}", chance.One(person.People.Places), StringComparison.Ordinal)
        .Replace("{год}", (at.Year - chance.Between(1, 4)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{бланк}", chance.Between(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{дней}", chance.Between(2, 19).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
