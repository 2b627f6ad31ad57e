using System.Globalization;
using Pana.Linkage;
using Pana.Registry.Identity;
using Step = Pana.Linkage.Agreement;

namespace Pana.Registry.Open;

/// <summary>
/// Learns from registers, without labels, what the duplicate desk's model must know: the engine says how likely each pair is one
/// person, and in how many of them, and in how many strangers drawn by chance, each thing agrees so far. What the files do not have
/// keeps the program's own value. Only shares of pairs are written, no word about anybody.
/// </summary>
public static class LikenessLearning
{
    const int Draws = 30_000, MostPairs = 200_000;

    /// <summary>The prior weighs as much as so many pairs; below this a pair teaches nothing.</summary>
    const double Strength = 20, Least = 0.01;

    /// <returns>What is wrong with the schema or a file, or null.</returns>
    public static Fault? Learn(LinkSchema schema, string left, string? right, TextWriter output, Action<LinkStage, double> progress)
    {
        var (records, fault) = Records.Read(schema, left, right, at => progress(LinkStage.Reading, at));
        if (records is null)
            return fault;
        var linking = Linking.Run(records, threshold: null, progress);
        var (same, strangers) = (new Tally(), new Tally());
        foreach (var pair in linking.Pairs.Where(pair => pair.Probability > Least).Take(MostPairs))
            same.Add(linking.Explain(pair.A, pair.B), pair.Probability);
        foreach (var (a, b) in Drawn(records))
            strangers.Add(linking.Explain(a, b), 1);
        var pairs = records.IsOneFile ? records.Units * (records.Units - 1.0) / 2 : (double)records.LeftUnits * (records.Units - records.LeftUnits);
        var share = Math.Clamp(linking.Pairs.Sum(pair => pair.Probability) / Math.Max(pairs, 1), 1e-9, 0.5);
        var source = $"learnt: {string.Join(", ", new[] { left, right }.OfType<string>().Select(Path.GetFileName))}, {records.Rows} rows";
        output.Write("kind,agreement,same,strangers,source\n");
        foreach (var row in LikenessModel.OwnRows())
            output.Write(row.Kind switch
            {
                LikenessModel.Pair => $"{row.Kind},,{Plain(share)},,\"{source}\"\n",
                LikenessModel.Ask => $"{row.Kind},,{Plain(linking.Threshold.Ask)},,\"{source}\"\n",
                _ => Row(row, Enum.Parse<EvidenceKind>(row.Kind), Enum.Parse<Step>(row.Step), same, strangers, share, source),
            });
        return null;
    }

    static string Row(LikenessModel.Row own, EvidenceKind kind, Step step, Tally same, Tally strangers, double share, string source)
    {
        var (found, of, drawn, draws) = (same[kind, step], same[kind], strangers[kind, step], strangers[kind]);
        if (of < 1 || draws < 1)
            return $"{own.Kind},{own.Step},{own.Same},{own.Strangers},\"{own.Source}\"\n";
        var m = (found + Strength * double.Parse(own.Same, CultureInfo.InvariantCulture)) / (of + Strength);
        // Some of those drawn are one person too; a step that was never drawn is rare, not impossible.
        var u = Math.Max(drawn - draws * share * m, 0.5 + 0.1 * drawn) / (draws + 100);
        return $"{own.Kind},{own.Step},{Plain(Math.Clamp(m, 1e-5, 0.9999))},{Plain(Math.Clamp(u, 1e-6, 0.9999))},\"{source}\"\n";
    }

    static IEnumerable<(int A, int B)> Drawn(Records records)
    {
        // Always the same draws, so that the same files teach the same.
        var (random, first) = (new Random(1), records.IsOneFile ? 0 : records.LeftUnits);
        for (var draw = 0; draw < Draws && records.LeftUnits > 0 && records.Units > first; draw++)
            if ((A: random.Next(records.LeftUnits), B: random.Next(first, records.Units)) is var pair && pair.A != pair.B)
                yield return pair;
    }

    static string Plain(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);

    sealed class Tally
    {
        readonly Dictionary<(EvidenceKind Kind, Step Step), double> _sums = [];

        public double this[EvidenceKind kind, Step step] => _sums.GetValueOrDefault((kind, step));

        public double this[EvidenceKind kind] => _sums.Where(sum => sum.Key.Kind == kind).Sum(sum => sum.Value);

        public void Add(IReadOnlyList<Reason> reasons, double weight)
        {
            foreach (var step in Steps(reasons).Distinct())
                _sums[step] = _sums.GetValueOrDefault(step) + weight;
        }

        static IEnumerable<(EvidenceKind, Step)> Steps(IReadOnlyList<Reason> reasons)
        {
            var names = reasons.Where(IsName).ToList();
            if (names.Count > 0)
                yield return OfNames(names);
            // One word, as where nobody knows more.
            if (names.Count > 1 && names.Find(name => name.Kind == ColumnKind.Given) is { } given && OfNames([given]) is (EvidenceKind.OneWord, _) and var word)
                yield return word;
            foreach (var reason in reasons)
                if (KindOf(reason.Kind) is { } kind)
                    yield return (kind, reason.Agreement);
        }

        static (EvidenceKind Kind, Step Step) OfNames(List<Reason> names)
        {
            var (one, other) = (NameForms.Read(string.Join(' ', names.Select(name => name.A))), NameForms.Read(string.Join(' ', names.Select(name => name.B))));
            var finding = Finding.OfNames(one, other, NameComparison.Compare(one, other).Score);
            return (finding.Kind, finding.Step);
        }

        static bool IsName(Reason reason) => reason.Kind is ColumnKind.Given or ColumnKind.Father or ColumnKind.Family or ColumnKind.Full;

        static EvidenceKind? KindOf(ColumnKind kind) => kind switch
        {
            ColumnKind.Date => EvidenceKind.Birth, ColumnKind.Sex => EvidenceKind.Sex, ColumnKind.Number => EvidenceKind.Document,
            ColumnKind.Place => EvidenceKind.Place, ColumnKind.Phone => EvidenceKind.Phone, _ => null,
        };
    }
}
