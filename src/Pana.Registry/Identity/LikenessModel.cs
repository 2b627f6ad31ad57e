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

    /// <summary>A rare or common name changes the odds so many times at most, by judgement: words of one name are not independent.</summary>
    const double MostByRarity = 20;

    /// <summary>From so many times on it is said.</summary>
    const double Told = 3;

    readonly Dictionary<(EvidenceKind Kind, Step Step), double> _weights = [], _strangers = [];
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

    /// <param name="rarity">Where it is known how common the words of both names are; else a name weighs as names do on average.</param>
    public Likeness Of(PersonFacts one, PersonFacts other, NameRarity? rarity = null)
    {
        List<(string Label, double Weight)> found = [];
        foreach (var each in Finding.Of(one, other))
        {
            var times = rarity is null ? 1 : Rarer(each, rarity);
            found.Add((each.Label, _weights.GetValueOrDefault((each.Kind, each.Step)) + Math.Log(times)));
            if (times is >= Told or <= 1 / Told)
                found.Add((times > 1 ? "name-rare" : "name-common", 0));
        }
        var probability = 1 / (1 + Math.Exp(-_before - found.Sum(each => each.Weight)));
        return new((int)Math.Round(1_000 * probability), probability >= _ask, [.. found.Select(each => new Sign(each.Label, each.Label == "name-rare" || each.Weight > 0))]);
    }

    /// <summary>How many times rarer among strangers this name is than names that agree so are on average.</summary>
    double Rarer(Finding name, NameRarity rarity) =>
        name is { Names: { } forms, Step: Step.Exact or Step.Nearly } && _strangers.TryGetValue((name.Kind, name.Step), out var usual)
            && rarity.Of(forms.One, forms.Other) is { } share ? Math.Clamp(usual / share, 1 / MostByRarity, MostByRarity) : 1;

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
            (_weights[(kind, step)], _strangers[(kind, step)]) = (Math.Log(m / u), u);
        else
            return false;
        return true;
    }

    static bool IsShare(string text, out double share) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out share) && share is > 0 and < 1;
}
