namespace Pana.Linkage;

/// <summary>Units that share a block with one unit, each once. One for each thread.</summary>
sealed class Candidates(Atoms atoms, IReadOnlyList<Blocks> blocks, int units)
{
    readonly int[] _stamps = new int[units];
    readonly List<int> _found = [];
    int _stamp;

    public List<int> Of(int unit, int above)
    {
        _found.Clear();
        _stamp++;
        Span<uint> keys = stackalloc uint[Pass.MostKeys];
        foreach (var block in blocks)
        {
            var count = block.Pass.Keys(atoms, unit, keys);
            for (var i = 0; i < count; i++)
                foreach (var entry in block.With(keys[i]))
                {
                    var other = (int)(uint)entry;
                    if (other <= above || _stamps[other] == _stamp)
                        continue;
                    _stamps[other] = _stamp;
                    _found.Add(other);
                }
        }
        return _found;
    }
}
