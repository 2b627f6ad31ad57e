namespace Pana.Bench;

/// <summary>
/// How often anybody could have found the right person among twenty: persons are ordered by the exact chance that each was written as the question
/// says, mistakes and their shares being known. No ranking, whatever it looks at, finds more of such questions on average.
/// </summary>
internal sealed class PersonBound(PersonCrowd crowd)
{
    /// <summary>Beginnings and lengths tell which words can be meant at all.</summary>
    readonly ILookup<(char First, int Length), int> _words = Enumerable.Range(0, crowd.Words.Length).ToLookup(word => (crowd.Words[word][0], crowd.Words[word].Length));

    /// <param name="Better">Others who fit the question better than the right one.</param>
    /// <param name="Equal">Others who fit it exactly as well.</param>
    public readonly record struct Rank(int Better, int Equal)
    {
        /// <summary>The chance that the right one is among so many, equals being in any order.</summary>
        public double Among(int count) => Better >= count ? 0 : Math.Min(1, (count - Better) / (1.0 + Equal));
    }

    /// <summary>Where the right one stands.</summary>
    public Rank Of(PersonCrowd.Question question)
    {
        var written = question.Name.Split(' ');
        var chances = written.Select(Chances).ToArray();
        var right = Chance(question.Id);
        var (better, equal) = (0, -1);
        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            var (more, same) = (0, 0);
            for (var id = (int)((long)crowd.Count * part / Environment.ProcessorCount); id < (int)((long)crowd.Count * (part + 1) / Environment.ProcessorCount); id++)
                if (Chance(id) is > 0 and var chance && chance >= right * (1 - 1e-9))
                    _ = chance > right * (1 + 1e-9) ? more++ : same++;
            Interlocked.Add(ref better, more);
            Interlocked.Add(ref equal, same);
        });
        return new(better, equal);

        double Chance(int id)
        {
            var (given, father, family) = crowd.WordsOf(id);
            var chance = chances.Length == 2 ? chances[0][family] * chances[1][given] : chances[0][given] == 0 ? 0 : (double)chances[0][given] * chances[1][father] * chances[2][family];
            return chance == 0 ? 0 : chance * PersonCrowd.ChanceOf(question.Born, crowd.BornOf(id));
        }
    }

    float[] Chances(string written)
    {
        var chances = new float[crowd.Words.Length];
        for (var length = written.Length - 1; length <= written.Length + 1; length++)
            foreach (var word in _words[(written[0], length)])
                chances[word] = (float)PersonCrowd.ChanceOf(written, crowd.Words[word]);
        return chances;
    }
}
