using System.Globalization;
using Pana.Linkage;
using Pana.Registry.Open;
using Step = Pana.Linkage.Agreement;

namespace Pana.Registry.Identity;

/// <summary>
/// Fellegi and Sunter's model of <c>Pana.Linkage</c> for two persons of the register: each thing in which they agree or differ
/// multiplies the odds. How often each step of agreement is met in one person and in two strangers is data with its source
/// (<c>Data/likeness.csv</c>), or what <c>pana register learn</c> learnt without labels and wrote into the node's data folder.
/// </summary>
internal sealed class LikenessModel
{
    /// <summary>Rows of another kind than evidence: the share of pairs that are one person, and the probability from which somebody is asked.</summary>
    public const string Pair = "Pair", Ask = "Ask";

    const string Own = "Pana.Registry.Identity.Data.likeness.csv";

    readonly Dictionary<(EvidenceKind Kind, Step Step), double> _weights = [];
    double _before, _ask;

    LikenessModel()
    {
    }

    /// <summary>A line of the data, as it is written.</summary>
    public sealed record Row(string Kind, string Step, string Same, string Strangers, string Source, long Line);

    /// <param name="file">What was learnt on this node, where there is such a file; what it lacks is the program's own.</param>
    /// <exception cref="FormatException">The file is none that the command wrote; the message has the line.</exception>
    public static LikenessModel Read(string? file)
    {
        var model = new LikenessModel();
        foreach (var row in OwnRows().Concat(File.Exists(file) ? Rows(File.OpenRead(file)) : []))
            if (!model.Take(row))
                throw new FormatException($"{file ?? Own}:{row.Line}: expected kind, agreement, same (0 to 1), strangers (0 to 1), source");
        return model;
    }

    public static IEnumerable<Row> OwnRows() => Rows(typeof(LikenessModel).Assembly.GetManifestResourceStream(Own)!);

    public Likeness Of(PersonFacts one, PersonFacts other)
    {
        var found = Finding.Of(one, other).Select(each => (each.Label, Weight: _weights.GetValueOrDefault((each.Kind, each.Step)))).ToList();
        var probability = 1 / (1 + Math.Exp(-_before - found.Sum(each => each.Weight)));
        return new((int)Math.Round(1_000 * probability), probability >= _ask, [.. found.Select(each => new Sign(each.Label, each.Weight > 0))]);
    }

    static IEnumerable<Row> Rows(Stream stream)
    {
        using var csv = new CsvReading(stream);
        for (csv.Next(); csv.Next();)
            yield return new($"{csv[0]}", $"{csv[1]}", $"{csv[2]}", $"{csv[3]}", $"{csv[4]}", csv.Line);
    }

    bool Take(Row row)
    {
        if (!IsShare(row.Same, out var m))
            return false;
        if (row.Kind == Pair)
            _before = Math.Log(m / (1 - m));
        else if (row.Kind == Ask)
            _ask = m;
        else if (Enum.TryParse<EvidenceKind>(row.Kind, out var kind) && Enum.TryParse<Step>(row.Step, out var step)
            && IsShare(row.Strangers, out var u))
            _weights[(kind, step)] = Math.Log(m / u);
        else
            return false;
        return true;
    }

    static bool IsShare(string text, out double share) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out share) && share is > 0 and < 1;
}
