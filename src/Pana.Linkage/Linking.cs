using System.Collections.Concurrent;

namespace Pana.Linkage;

/// <summary>What is done, and how far (0 to 1): for a progress bar.</summary>
public enum LinkStage
{
    Reading, Blocking, Learning, Comparing, Clustering, Writing,
}

/// <summary>Two units and how probable it is that they are one person.</summary>
public readonly record struct LinkedPair(int A, int B, float LogOdds)
{
    public double Probability => Model.Probability(LogOdds);
}

/// <summary>Links two files or deduplicates one: blocks, learns without labels, compares, puts together.</summary>
public sealed partial class Linking
{
    /// <summary>Pairs below are nobody's concern.</summary>
    const float Kept = -3.5f;

    /// <summary>Few enough to compare all with all.</summary>
    const double Few = 700_000;

    /// <summary>So many that blocks must be smaller and memory is looked after.</summary>
    const int Many = 300_000;

    readonly Model _model;
    readonly Scorer _scorer;
    List<LinkedPair> _pairs = [];
    Clustering? _clusters;

    Linking(Records records)
    {
        Records = records;
        _model = new(records);
        _scorer = new(_model);
    }

    public Records Records { get; }

    public Threshold Threshold { get; private set; } = new(0.5, 0.1, 0, 0);

    /// <summary>Share of all matches that blocking brings together, as the passes tell from one another.</summary>
    public double BlockingRecall { get; private set; } = 1;

    public IReadOnlyList<(string Name, double Found, double Cost)> Passes { get; private set; } = [];

    public long Compared { get; private set; }

    /// <summary>All pairs that are kept: for a histogram and for review.</summary>
    public IReadOnlyList<LinkedPair> Pairs => _pairs;

    internal Model Model => _model;

    public static Linking Run(Records records, double? threshold = null, Action<LinkStage, double>? progress = null)
    {
        var linking = new Linking(records);
        linking.Work(threshold, progress ?? ((_, _) => { }));
        return linking;
    }

    void Work(double? threshold, Action<LinkStage, double> progress)
    {
        progress(LinkStage.Blocking, 0);
        var training = new Training(_model);
        if (_model.Pairs <= Few)
            CompareAll(training);
        else
            CompareBlocks(training, progress);
        if (Records.HasHouseholds)
            _pairs = new Families(Records, _model.Prior, _scorer.Score).Weigh(_pairs);
        if (!Records.IsOneFile)
            OneToOne();
        progress(LinkStage.Clustering, 0);
        Threshold = Threshold.Of(_pairs.ConvertAll(pair => pair.Probability), BlockingRecall);
        if (threshold is { } wished)
            Threshold = Threshold with { Same = wished, Ask = Math.Min(Threshold.Ask, wished) };
        if (Records.IsOneFile)
            _clusters = new(Records.Units, _pairs, LogOdds(Threshold.Same), _scorer.Score);
    }

    static float LogOdds(double probability) => (float)Math.Log(probability / Math.Max(1e-9, 1 - probability));

    void CompareAll(Training training)
    {
        var (left, units) = (Records.LeftUnits, Records.Units);
        var pairs = new (int A, int B)[(int)_model.Pairs];
        for (int a = 0, at = 0; a < left; a++)
            for (var b = Records.IsOneFile ? a + 1 : left; b < units; b++)
                pairs[at++] = (a, b);
        training.Take(pairs.Length, at => pairs[at]);
        training.Learn(1);
        Compared = training.Count;
        foreach (var (at, (a, b)) in pairs.Index())
            if (training.Probabilities[at] > 0.02)
                _pairs.Add(new(a, b, LogOdds(training.Probabilities[at])));
    }

    void CompareBlocks(Training training, Action<LinkStage, double> progress)
    {
        var most = Records.Units > Many ? 60 : 200;
        Tidy();
        var atoms = new Atoms(_model);
        progress(LinkStage.Blocking, 0.3);
        var choice = new PassChoice(_model, atoms, most);
        progress(LinkStage.Learning, 0);
        training.Take(choice.Count, choice.Pair);
        training.Learn((double)Records.LeftUnits / choice.Sample.Length / (Records.IsOneFile ? 2 : 1));
        var passes = choice.Choose(training.Probabilities, Records.Units > Many ? 60 : 120);
        (BlockingRecall, Passes) = (choice.Recall, choice.Report);
        atoms.Keep(passes);
        Tidy();
        progress(LinkStage.Comparing, 0);
        var blocks = new Blocks[passes.Count];
        Parallel.For(0, passes.Count, i => blocks[i] = new(passes[i], atoms, Records.IsOneFile ? 0 : Records.LeftUnits, Records.Units, most));
        Compare(atoms, blocks, progress);
    }

    /// <summary>Reading and trying leave as much behind as they make. A machine with much memory would let it lie.</summary>
    void Tidy()
    {
        if (Records.Units > Many)
            GC.Collect();
    }

    void Compare(Atoms atoms, Blocks[] blocks, Action<LinkStage, double> progress)
    {
        const int portion = 512;
        var (left, done, compared) = (Records.LeftUnits, 0, 0L);
        var portions = (left + portion - 1) / portion;
        var found = new List<LinkedPair>[portions];
        // What a thread works with takes room for every unit: there are no more of them than threads at once.
        ConcurrentBag<(Candidates Candidates, Scorer Scorer)> tools = [];
        Parallel.For(0, portions, at =>
        {
            var mine = tools.TryTake(out var lent) ? lent : (new(atoms, blocks, Records.Units), new(_model));
            List<LinkedPair> kept = [];
            for (var unit = at * portion; unit < Math.Min(left, (at + 1) * portion); unit++)
            {
                var others = mine.Candidates.Of(unit, Records.IsOneFile ? unit : -1);
                Interlocked.Add(ref compared, others.Count);
                foreach (var other in others)
                    if (mine.Scorer.Score(unit, other) is >= Kept and var odds)
                        kept.Add(new(unit, other, odds));
            }
            found[at] = kept;
            progress(LinkStage.Comparing, (double)Interlocked.Increment(ref done) / portions);
            tools.Add(mine);
        });
        Compared = compared;
        _pairs = new(found.Sum(each => each.Count));
        foreach (var each in found)
            _pairs.AddRange(each);
    }

    /// <summary>
    /// When neither file holds a person twice, a record has at most one match on the other side: its candidates share one probability. Whether
    /// that is so is seen in the pairs themselves.
    /// </summary>
    void OneToOne()
    {
        var sums = new double[Records.Units];
        foreach (var pair in _pairs)
            (sums[pair.A], sums[pair.B]) = (sums[pair.A] + Math.Exp(Math.Min(pair.LogOdds, 40)), sums[pair.B] + Math.Exp(Math.Min(pair.LogOdds, 40)));
        var (strong, several, counts) = (0, 0, new int[Records.Units]);
        foreach (var pair in _pairs)
            if (pair.LogOdds > 2)
                (strong, several) = (strong + 1, several + (++counts[pair.A] == 2 ? 1 : 0) + (++counts[pair.B] == 2 ? 1 : 0));
        if (strong == 0 || several > 0.1 * strong)
            return;
        IsOneToOne = true;
        for (var i = 0; i < _pairs.Count; i++)
        {
            var (a, b, odds) = _pairs[i];
            var own = Math.Exp(Math.Min(odds, 40));
            var rivals = Math.Max(sums[a], sums[b]) - own;
            _pairs[i] = new(a, b, (float)Math.Log(own / (1 + Math.Max(rivals, 0))));
        }
    }

    public bool IsOneToOne { get; private set; }
}
